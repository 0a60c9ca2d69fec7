package g6.summary.out.terminal;

import g6.summary.domain.Fields;
import g6.summary.domain.Figures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How far each index is from its max pain price, and what else the collector works out.
final class AnalyticsBody {
    private static final List<Column> COLUMNS =
            List.of(
                    Column.left("INDEX", 0),
                    Column.right("LTP", 2),
                    Column.right("MAX PAIN", 1),
                    Column.right("DISTANCE", 0));

    private AnalyticsBody() {}

    static Body of(Fields data) {
        List<Row> rows = data.items("items").stream().map(item -> row(Fields.of(item))).toList();
        Line pcr =
                Line.of(new Span("PCR ", Role.LABEL))
                        .with(Figures.fixed(data.number("pcr"), 2, ""), Role.TEXT);
        List<Line> facts = new ArrayList<>();
        facts.add(data.text("sentiment").map(word -> pcr.with(" " + word, Role.TEXT)).orElse(pcr));
        data.fields("other")
                .members()
                .forEach(
                        (name, value) ->
                                Fields.scalar(value)
                                        .ifPresent(text -> facts.add(fact(name, text))));
        return Body.of(Table.of(COLUMNS, rows)).above(Flow.of(facts));
    }

    private static Line fact(String name, String value) {
        return Line.of(new Span(name + " ", Role.LABEL), Span.text(value));
    }

    private static Row row(Fields item) {
        Optional<BigDecimal> distance = item.number("distance_pct");
        return Row.of(
                Line.of(item.shown("index"), Role.TEXT),
                Line.of(Figures.fixed(item.number("ltp"), 2, ""), Role.TEXT),
                Line.of(Figures.whole(item.number("max_pain"), ""), Role.TEXT),
                Line.of(Figures.signed(distance, 1, "%"), Role.TEXT));
    }
}

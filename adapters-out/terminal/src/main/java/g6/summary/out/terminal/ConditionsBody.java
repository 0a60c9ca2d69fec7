package g6.summary.out.terminal;

import g6.summary.domain.Value;

import java.util.List;

/// What the program itself concludes, worst first.
final class ConditionsBody {
    private static final List<Column> COLUMNS =
            List.of(Column.left("", 1), Column.left("", 0), Column.filling("", 0));

    private ConditionsBody() {}

    static Body of(Fields data) {
        List<Value> items = data.items("items");
        List<Row> rows = items.stream().map(item -> row(Fields.of(item))).toList();
        Verdict worst =
                items.stream()
                        .map(item -> Verdict.ofLevel(Fields.of(item).text("severity")))
                        .reduce(Verdict.NONE, Verdict::worseOf);
        return Body.of(rows.isEmpty() ? Table.ofLines(List.of()) : Table.of(COLUMNS, rows))
                .above(rows.isEmpty() ? Flow.of(List.of(Verdict.GOOD.line("none"))) : Flow.EMPTY)
                .verdict(worst);
    }

    private static Row row(Fields condition) {
        return Row.of(
                Verdict.ofLevel(condition.text("severity")).line(condition.shown("severity")),
                Line.of(condition.shown("kind"), Role.TEXT),
                Line.of(condition.shown("text"), Role.TEXT));
    }
}

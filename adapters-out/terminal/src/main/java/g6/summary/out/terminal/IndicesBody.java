package g6.summary.out.terminal;

import g6.summary.domain.Fields;
import g6.summary.domain.Figures;
import g6.summary.domain.Thresholds;
import g6.summary.domain.Value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The indices with their prices, their data quality and the way of the last values; below them the
/// collector's cycle and how many indices are good, middling and bad.
record IndicesBody(Scene scene, Fields data) {
    private static final List<Column> COLUMNS =
            List.of(
                    Column.left("INDEX", 0),
                    Column.left("STATUS", 3),
                    Column.right("LTP", 0),
                    Column.right("CHANGE", 1),
                    Column.filling("TREND", 6),
                    Column.right("DQ", 2),
                    Column.right("LEGS", 5),
                    Column.right("AGE", 4));

    private static final List<Column> MORE_COLUMNS =
            List.of(
                    Column.right("ISSUES", 7),
                    Column.right("FAILS", 8),
                    Column.right("OPTIONS", 9));

    Body body() {
        List<Value> items = data.items("items");
        List<Column> columns = new ArrayList<>(COLUMNS);
        if (scene.isWide()) {
            columns.addAll(MORE_COLUMNS);
        }
        Table table = new Table(columns, items.size(), i -> row(Fields.of(items.get(i))), false);
        return Body.of(table)
                .below(cycle().and(quality(items)))
                .note(Line.of(data.shown("count"), Role.MUTED));
    }

    private Row row(Fields index) {
        String name = index.shown("index");
        List<Cell> cells = new ArrayList<>();
        cells.add(Line.of(name, Role.TEXT));
        cells.add(Verdict.ofState(index.text("status")).line(index.shown("status")));
        cells.add(Line.of(Figures.fixed(index.number("ltp"), 2, ""), Role.TEXT));
        cells.add(change(index.number("change_pct")));
        cells.add(scene.trends().prices(name));
        cells.add(quality(index.number("dq_pct")));
        cells.add(legs(index, name));
        cells.add(Line.of(Figures.whole(index.number("age_sec"), "s"), Role.MUTED));
        if (scene.isWide()) {
            cells.add(Line.of(index.shown("dq_issues"), Role.MUTED));
            cells.add(Line.of(index.shown("fails"), Role.MUTED));
            cells.add(Line.of(index.shown("options"), Role.MUTED));
        }
        return new Row(cells, false);
    }

    private static Line change(Optional<BigDecimal> percent) {
        String text = Figures.signed(percent, 2, "%");
        return switch (percent.map(BigDecimal::signum).orElse(0)) {
            case 1 -> Line.of("▲ " + text, Role.UP);
            case -1 -> Line.of("▼ " + text, Role.DOWN);
            default -> Line.of(text, Role.MUTED);
        };
    }

    private Line quality(Optional<BigDecimal> percent) {
        return verdict(percent).line(Figures.fixed(percent, 1, "%"));
    }

    private Verdict verdict(Optional<BigDecimal> percent) {
        Thresholds thresholds = scene.rules().thresholds();
        return Verdict.under(percent, thresholds.qualityWarn(), thresholds.qualityError());
    }

    private Line legs(Fields index, String name) {
        Line legs = Line.of(index.shown("legs"), Role.TEXT);
        return scene.trends().averageLegs(name).stream()
                .mapToObj(mean -> new BigDecimal(mean).setScale(0, RoundingMode.HALF_UP))
                .map(mean -> legs.with(" ø" + mean.toPlainString(), Role.MUTED))
                .findFirst()
                .orElse(legs);
    }

    private Flow cycle() {
        if (scene.frame().panel("cycle").isEmpty()) {
            return Flow.EMPTY;
        }
        Fields cycle = scene.data("cycle");
        return Flow.of(
                List.of(
                        fact("cycle", cycle.shown("number")),
                        fact("last", Figures.fixed(cycle.number("last_duration_sec"), 3, "s")),
                        fact("average", Figures.whole(cycle.number("avg_cycle_ms"), "ms")),
                        fact("p95", Figures.whole(cycle.number("p95_cycle_ms"), "ms")),
                        fact("next run", Figures.whole(cycle.number("next_run_in_sec"), "s"))));
    }

    private static Line fact(String name, String value) {
        return Line.of(new Span(name + " ", Role.MUTED), Span.text(value));
    }

    private Flow quality(List<Value> items) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        for (Value item : items) {
            counts.merge(verdict(Fields.of(item).number("dq_pct")), 1, Integer::sum);
        }
        List<Line> pieces = new ArrayList<>();
        for (Verdict verdict : List.of(Verdict.GOOD, Verdict.WARN, Verdict.BAD)) {
            int count = counts.getOrDefault(verdict, 0);
            Line piece = verdict.line(count + " " + COLORS.get(verdict));
            pieces.add(count == 0 ? piece.as(Role.MUTED) : piece);
        }
        if (counts.containsKey(Verdict.NONE)) {
            pieces.add(Line.of(counts.get(Verdict.NONE) + " unknown", Role.MUTED));
        }
        pieces.set(0, Line.of("DQ ", Role.MUTED).with(pieces.getFirst()));
        return items.isEmpty() ? Flow.EMPTY : Flow.of(pieces);
    }

    private static final Map<Verdict, String> COLORS =
            Map.of(Verdict.GOOD, "green", Verdict.WARN, "yellow", Verdict.BAD, "red");
}

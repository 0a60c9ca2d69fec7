package g6.summary.out.terminal;

import g6.summary.domain.Fields;
import g6.summary.domain.Value;

import java.util.List;

/// What the program itself concludes, worst first. The sign of how bad it is stays where the word
/// for it has no room.
final class ConditionsBody {
    private static final List<Column> COLUMNS =
            List.of(Column.left("", 0), Column.left("", 1), Column.filling("", 0));

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
        Verdict verdict = Verdict.ofLevel(condition.text("severity"));
        return Row.of(
                verdict.line(condition.shown("kind")),
                Line.of(condition.shown("severity"), verdict.role()),
                Line.of(condition.shown("text"), Role.TEXT));
    }
}

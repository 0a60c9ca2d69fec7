package g6.summary.out.terminal;

import g6.summary.domain.Fields;
import g6.summary.domain.Figures;
import g6.summary.domain.Value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The collector's alerts, newest first, with what came just now set off; below them the categories
/// that have most.
record AlertsBody(Scene scene, Fields data) {
    private static final List<Column> COLUMNS =
            List.of(
                    Column.left("TIME", 2),
                    Column.left("LEVEL", 1),
                    Column.left("COMPONENT", 3),
                    Column.filling("MESSAGE", 0));

    Body body() {
        List<Value> items = data.items("items");
        Table table = new Table(COLUMNS, items.size(), i -> row(items.get(i)), true);
        return Body.of(items.isEmpty() ? Table.ofLines(List.of()) : table)
                .above(items.isEmpty() ? none() : Flow.EMPTY)
                .below(categories())
                .note(counts())
                .verdict(worst(items));
    }

    /// No alert is good news only where the collector counts them.
    private Flow none() {
        boolean isNone =
                data.number("total").map(BigDecimal::signum).filter(n -> n == 0).isPresent();
        return Flow.of(List.of(isNone ? Verdict.GOOD.line("no alerts") : Verdict.NONE.line()));
    }

    private Row row(Value item) {
        Fields alert = Fields.of(item);
        Line time = Line.of(Moments.of(alert.text("time"), scene.now()), Role.MUTED);
        Line level = Verdict.ofLevel(alert.text("level")).line(alert.shown("level"));
        boolean isNew = scene.newAlerts().isNew(item);
        Row row =
                Row.of(
                        time,
                        level,
                        Line.of(alert.shown("component"), Role.TEXT),
                        Line.of((isNew ? "→ " : "") + alert.shown("message"), Role.TEXT));
        return scene.newAlerts().isHighlighted(item, scene.now()) ? row.asNew() : row;
    }

    private Line counts() {
        Line counts = Line.of(data.shown("total"), Role.MUTED);
        for (Map.Entry<String, Value> count : data.fields("by_severity").members().entrySet()) {
            String text = count.getKey() + " " + Figures.text(Fields.scalar(count.getValue()));
            counts =
                    counts.with(" · ", Role.MUTED)
                            .with(text, Verdict.ofLevel(Optional.of(count.getKey())).role());
        }
        return counts;
    }

    private static Verdict worst(List<Value> items) {
        return items.stream()
                .map(item -> Verdict.ofLevel(Fields.of(item).text("level")))
                .reduce(Verdict.NONE, Verdict::worseOf);
    }

    private Flow categories() {
        Map<String, Value> categories = data.fields("categories").members();
        if (!scene.rules().groupsCategories()) {
            return Flow.of(top(categories, ""));
        }
        Map<String, Map<String, Value>> bySeverity = new TreeMap<>(WORST_FIRST);
        categories.forEach(
                (name, count) ->
                        bySeverity
                                .computeIfAbsent(severity(name), _ -> new TreeMap<>())
                                .put(name, count));
        return bySeverity.entrySet().stream()
                .map(group -> Flow.of(top(group.getValue(), group.getKey())))
                .reduce(Flow.EMPTY, Flow::and);
    }

    private static final Comparator<String> WORST_FIRST =
            Comparator.<String, Verdict>comparing(level -> Verdict.ofLevel(Optional.of(level)))
                    .reversed()
                    .thenComparing(Comparator.naturalOrder());

    private String severity(String category) {
        return data.fields("category_severity").text(category).orElse("");
    }

    private List<Line> top(Map<String, Value> categories, String severity) {
        List<Line> pieces = new ArrayList<>();
        categories.entrySet().stream()
                .sorted(Comparator.comparing(AlertsBody::count).reversed())
                .limit(scene.rules().topCategories())
                .map(
                        category ->
                                category.getKey()
                                        + " "
                                        + Figures.text(Fields.scalar(category.getValue())))
                .forEach(text -> pieces.add(Line.of(text, Role.TEXT)));
        int more = categories.size() - scene.rules().topCategories();
        if (more > 0) {
            pieces.add(Line.of("… " + more + " more", Role.MUTED));
        }
        if (!severity.isEmpty() && !pieces.isEmpty()) {
            Line level = Verdict.ofLevel(Optional.of(severity)).line(severity);
            pieces.set(0, level.with(" ", Role.TEXT).with(pieces.getFirst()));
        }
        return pieces;
    }

    private static BigDecimal count(Map.Entry<String, Value> category) {
        return category.getValue() instanceof Value.Number(var decimal) ? decimal : BigDecimal.ZERO;
    }
}

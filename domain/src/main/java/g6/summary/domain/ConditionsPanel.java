package g6.summary.domain;

import java.util.List;

/// What the program concludes, worst first.
final class ConditionsPanel implements PanelProvider {
    private static final PanelDescriptor DESCRIPTOR =
            PanelDescriptor.stable("conditions", "Conditions");

    @Override
    public PanelDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Object facts(SummarySnapshot snapshot) {
        return snapshot.conditions();
    }

    @Override
    public Panel build(SummarySnapshot snapshot) {
        List<Condition> conditions = snapshot.conditions();
        List<String> lines =
                conditions.isEmpty()
                        ? List.of("none")
                        : conditions.stream().map(ConditionsPanel::line).toList();
        Value items = Facts.list(conditions, Condition::facts);
        return DESCRIPTOR.panel(lines, new Facts().value("items", items).object());
    }

    private static String line(Condition condition) {
        return condition.severity() + " " + condition.kind().label() + " " + condition.text();
    }
}

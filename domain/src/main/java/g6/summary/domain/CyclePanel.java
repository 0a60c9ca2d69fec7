package g6.summary.domain;

import java.util.List;

/// The collector's last cycle.
final class CyclePanel implements PanelProvider {
    private static final PanelDescriptor DESCRIPTOR = PanelDescriptor.stable("cycle", "Cycle");

    @Override
    public PanelDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Object facts(SummarySnapshot snapshot) {
        return snapshot.cycle();
    }

    @Override
    public Panel build(SummarySnapshot snapshot) {
        SummarySnapshot.Cycle cycle = snapshot.cycle();
        List<String> lines =
                List.of(
                        "cycle: " + Figures.integer(cycle.number()),
                        "last_start: "
                                + Figures.text(cycle.lastStart().map(Timestamp::toTheSecond)),
                        "last_duration: " + Figures.fixed(cycle.lastDurationSec(), 3, "s"),
                        "success_rate: " + Figures.fixed(cycle.successRatePct(), 2, "%"));
        return DESCRIPTOR.panel(lines, cycle.facts());
    }
}

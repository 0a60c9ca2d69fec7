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
        Value.Object data =
                new Facts()
                        .integer("number", cycle.number())
                        .text("last_start", cycle.lastStart().map(Timestamp::written))
                        .number("last_duration_sec", cycle.lastDurationSec())
                        .number("success_rate_pct", cycle.successRatePct())
                        .number("interval_sec", cycle.intervalSec())
                        .number("next_run_in_sec", cycle.nextRunInSec())
                        .number("avg_cycle_ms", cycle.averageMs())
                        .number("p95_cycle_ms", cycle.p95Ms())
                        .object();
        return DESCRIPTOR.panel(lines, data);
    }
}

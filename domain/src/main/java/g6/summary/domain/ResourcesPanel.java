package g6.summary.domain;

import java.util.List;

/// What the collector uses.
final class ResourcesPanel implements PanelProvider {
    private static final PanelDescriptor DESCRIPTOR =
            PanelDescriptor.stable("resources", "Resources");

    @Override
    public PanelDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Object facts(SummarySnapshot snapshot) {
        return snapshot.resources();
    }

    @Override
    public Panel build(SummarySnapshot snapshot) {
        SummarySnapshot.Resources resources = snapshot.resources();
        List<String> lines =
                List.of(
                        "cpu_pct: " + Figures.fixed(resources.cpuPct(), 1, ""),
                        "memory_mb: " + Figures.fixed(resources.memoryMb(), 1, ""));
        return DESCRIPTOR.panel(lines, resources.facts());
    }
}

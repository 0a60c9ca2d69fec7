package g6.summary.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where to look further.
///
/// @param statusFile the name of the watched file, without its folder; empty where none is watched
/// @param metricsUrl where the collector's metrics are
record LinksPanel(Optional<String> statusFile, Optional<String> metricsUrl)
        implements PanelProvider {
    private static final PanelDescriptor DESCRIPTOR = PanelDescriptor.stable("links", "Links");

    @Override
    public PanelDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Object facts(SummarySnapshot snapshot) {
        return snapshot.links();
    }

    @Override
    public Panel build(SummarySnapshot snapshot) {
        List<String> lines = new ArrayList<>();
        lines.add("status_file: " + Figures.text(statusFile));
        lines.add("metrics_url: " + Figures.text(metricsUrl));
        snapshot.links().forEach((name, url) -> lines.add(name + ": " + url));
        Value.Object data =
                new Facts()
                        .text("status_file", statusFile)
                        .text("metrics_url", metricsUrl)
                        .value("links", Facts.object(snapshot.links(), Value::of))
                        .object();
        return DESCRIPTOR.panel(lines, data);
    }
}

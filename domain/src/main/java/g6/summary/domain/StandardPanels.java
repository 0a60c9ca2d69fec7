package g6.summary.domain;

import java.util.List;
import java.util.Optional;

/// The ten panels that are built in.
public final class StandardPanels {
    private StandardPanels() {}

    /// Their providers in the order of display.
    ///
    /// @param links the two links that no document tells
    public static List<PanelProvider> all(Links links) {
        return List.of(
                new HeaderPanel(),
                new CyclePanel(),
                new IndicesPanel(),
                new AnalyticsPanel(),
                new AlertsPanel(),
                new ConditionsPanel(),
                new PerformancePanel(),
                new StoragePanel(),
                new ResourcesPanel(),
                new LinksPanel(links.statusFile(), links.metricsUrl()));
    }

    /// Links that come from the settings.
    ///
    /// @param statusFile the name of the watched file, without its folder
    /// @param metricsUrl where the collector's metrics are
    public record Links(Optional<String> statusFile, Optional<String> metricsUrl) {
        /// No link at all.
        public static Links none() {
            return new Links(Optional.empty(), Optional.empty());
        }
    }
}

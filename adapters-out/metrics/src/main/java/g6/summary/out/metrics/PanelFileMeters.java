package g6.summary.out.metrics;

import g6.summary.application.PanelFilesObserver;

import io.micrometer.core.instrument.Counter;

import java.util.List;

/// What becomes of the panel files.
final class PanelFileMeters implements PanelFilesObserver {
    private final Labelled<Counter> updates;
    private volatile int last;

    PanelFileMeters(Meters meters, MetricsOptions options) {
        updates =
                meters.counters(
                                "g6.summary.panel.file.updates",
                                "panel",
                                "Times that the content of one panel's file changed")
                        .with(options.panels());
        meters.gauge(
                "g6.summary.panel.file.updates.last",
                "Panel files whose content the last writing changed",
                () -> last);
    }

    @Override
    public void filesUpdated(List<String> panels) {
        panels.forEach(panel -> updates.of(panel).increment());
        last = panels.size();
    }
}

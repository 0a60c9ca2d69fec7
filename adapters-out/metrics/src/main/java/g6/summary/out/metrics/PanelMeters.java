package g6.summary.out.metrics;

import g6.summary.application.CycleObserver;
import g6.summary.domain.CycleStatistics;
import g6.summary.domain.Frame;
import g6.summary.domain.HashedPanel;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;

import java.time.Duration;

/// What panels cost, and how often they change. Like every consumer it remembers the last frame,
/// and counts what changed since.
final class PanelMeters implements CycleObserver {
    private static final String PANEL = "panel";

    private final Labelled<Timer> render;
    private final Labelled<Counter> renderAnomalies;
    private final Labelled<Counter> updates;
    private final Counter unchanged;
    private final Counter churnAnomalies;
    private volatile Frame latest = Frame.none();

    PanelMeters(Meters meters, MetricsOptions options) {
        render =
                meters.timers("g6.summary.panel.render", PANEL, "Building one panel", Bounds.WORK)
                        .with(options.panels());
        renderAnomalies =
                meters.counters(
                                "g6.summary.panel.render.anomalies",
                                PANEL,
                                "Buildings of one panel that took far longer than usual")
                        .with(options.panels());
        updates =
                meters.counters("g6.summary.panel.updates", PANEL, "Changes of one panel")
                        .with(options.panels());
        unchanged = meters.counter("g6.summary.diff.hits", "Cycles in which nothing changed");
        churnAnomalies =
                meters.counter(
                        "g6.summary.panel.churn.anomalies",
                        "Cycles in which the share of changed panels reached its threshold");
        addRatios(meters);
    }

    private void addRatios(Meters meters) {
        meters.gauge(
                "g6.summary.panel.updates.last",
                "Panels changed in the last cycle",
                () -> statistics().changedLast());
        meters.gauge(
                "g6.summary.diff.hit.ratio",
                "Share of the cycles since the start in which nothing changed",
                () -> statistics().hitRatio());
        meters.gauge(
                "g6.summary.diff.miss.ratio",
                "Share of the cycles since the start in which something changed",
                () -> statistics().missRatio());
        meters.gauge(
                "g6.summary.panel.churn.ratio",
                "Share of panels changed in the last cycle",
                () -> statistics().churnRatio());
        meters.gauge(
                "g6.summary.panel.high.churn.streak",
                "Consecutive cycles, up to the last, in which that share reached its threshold",
                () -> statistics().highChurnStreak());
    }

    private CycleStatistics statistics() {
        return latest.statistics();
    }

    @Override
    public void panelBuilt(String key, Duration took) {
        render.of(key).record(took);
    }

    @Override
    public void panelStoodOut(String key, Duration took, double zScore) {
        renderAnomalies.of(key).increment();
    }

    @Override
    public void cycleCompleted(Frame frame, Duration build, Duration whole) {
        count(frame);
    }

    @Override
    public void cycleBroken(Frame frame, Throwable fault) {
        count(frame);
    }

    /// The first frame is the baseline, in which nothing changed.
    private void count(Frame frame) {
        if (latest.cycle() > 0) {
            for (HashedPanel panel : frame.changesSince(latest).changed()) {
                updates.of(panel.key()).increment();
            }
        }
        if (frame.statistics().changedLast() == 0) {
            unchanged.increment();
        }
        if (frame.statistics().highChurnStreak() > 0) {
            churnAnomalies.increment();
        }
        latest = frame;
    }
}

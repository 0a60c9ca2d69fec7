package g6.summary.out.metrics;

import g6.summary.application.CycleObserver;
import g6.summary.application.Glass;
import g6.summary.application.StatusReading;
import g6.summary.domain.CycleStatistics;
import g6.summary.domain.Frame;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.StatusFault;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What the core does: cycles, readings, panels, deliveries. Like every consumer it remembers the
/// last frame, and counts what changed since.
final class CycleMeters implements CycleObserver {
    private static final String PLUGIN = "plugin";
    private static final String PANEL = "panel";

    private final InstantSource clock;
    private final Counter cycles;
    private final Timer cycleDuration;
    private final Timer snapshotBuild;
    private final Labelled<Timer> pluginProcess;
    private final Labelled<Counter> pluginExceptions;
    private final Counter errors;
    private final Labelled<Counter> sourceErrors;
    private final Labelled<Timer> panelRender;
    private final Labelled<Counter> panelUpdates;
    private final Labelled<Counter> panelAnomalies;
    private final Counter unchanged;
    private final Counter churnAnomalies;
    private final Labelled<Timer> ageAtGlass;
    private final Counter clockSkew;
    private final Labelled<Counter> faults;

    /// What each output shows.
    private final Map<String, Glass> shown = new ConcurrentHashMap<>();

    private volatile Frame latest = Frame.none();
    private volatile boolean isSourceUp;

    CycleMeters(Meters meters, MetricsOptions options, InstantSource clock) {
        this.clock = clock;
        cycles = meters.counter("g6.unified.cycle", "Cycles completed");
        cycleDuration =
                meters.timer(
                        "g6.unified.cycle.duration",
                        "One cycle, from reading to waking everyone who waits for the frame",
                        Bounds.WORK);
        snapshotBuild =
                meters.timer(
                        "g6.unified.snapshot.build",
                        "Reading, extraction, panels and hashes of one cycle",
                        Bounds.WORK);
        pluginProcess =
                meters.timers(
                                "g6.unified.plugin.process",
                                PLUGIN,
                                "One delivery by one output",
                                Bounds.WORK)
                        .with(options.outputs());
        pluginExceptions =
                meters.counters(
                                "g6.unified.plugin.exceptions",
                                PLUGIN,
                                "Frames that an output could not show")
                        .with(options.outputs());
        errors = meters.counter("g6.unified.errors", "Cycles that broke");
        sourceErrors =
                meters.counters(
                                "g6.summary.source.errors",
                                "outcome",
                                "Readings of the source that failed, by reason")
                        .with(outcomes());
        panelRender =
                meters.timers("g6.summary.panel.render", PANEL, "Building one panel", Bounds.WORK)
                        .with(options.panels());
        panelUpdates =
                meters.counters("g6.summary.panel.updates", PANEL, "Changes of one panel")
                        .with(options.panels());
        panelAnomalies =
                meters.counters(
                                "g6.summary.panel.render.anomalies",
                                PANEL,
                                "Buildings of one panel that took far longer than usual")
                        .with(options.panels());
        unchanged = meters.counter("g6.summary.diff.hits", "Cycles in which nothing changed");
        churnAnomalies =
                meters.counter(
                        "g6.summary.panel.churn.anomalies",
                        "Cycles in which the share of changed panels reached its threshold");
        ageAtGlass =
                meters.timers(
                                "g6.summary.age.at.glass",
                                "output",
                                "Age of a document when an output first showed it",
                                Bounds.AGE)
                        .with(options.outputs());
        clockSkew =
                meters.counter(
                        "g6.summary.clock.skew", "Documents that were shown before their own time");
        faults =
                meters.counters(
                                "g6.summary.faults",
                                "part",
                                "Faults that nobody expected, by the part of the program")
                        .with(List.of("panel", "output", "observer"));
        addGauges(meters);
    }

    private void addGauges(Meters meters) {
        meters.gauge(
                "g6.unified.last.cycle.timestamp",
                "End of the last cycle, Unix time in seconds; 0 before the first",
                () -> latest.builtAt().toEpochMilli() / 1000.0);
        meters.gauge(
                "g6.summary.source.up",
                "Whether the last reading of the source went well",
                () -> isSourceUp ? 1 : 0);
        meters.seconds(
                "g6.summary.source.stale",
                "Age of the shown data now; NaN where they tell no time",
                this::staleSeconds);
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

    private double staleSeconds() {
        Frame frame = latest;
        return frame.cycle() == 0
                ? 0
                : frame.source().staleSeconds(clock.instant()).orElse(Double.NaN);
    }

    private static List<String> outcomes() {
        return Arrays.stream(StatusFault.Outcome.values()).map(CycleMeters::label).toList();
    }

    private static String label(StatusFault.Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void sourceRead(StatusReading reading) {
        if (reading instanceof StatusReading.Failed(var fault)) {
            isSourceUp = false;
            sourceErrors.of(label(fault.outcome())).increment();
        } else {
            isSourceUp = true;
        }
    }

    @Override
    public void panelBuilt(String key, Duration took) {
        panelRender.of(key).record(took);
    }

    @Override
    public void panelStoodOut(String key, Duration took, double zScore) {
        panelAnomalies.of(key).increment();
    }

    @Override
    public void panelFailed(String key, Throwable fault) {
        faults.of("panel").increment();
    }

    @Override
    public void cycleCompleted(Frame frame, Duration build, Duration whole) {
        cycleDuration.record(whole);
        snapshotBuild.record(build);
        count(frame);
    }

    @Override
    public void cycleBroken(Frame frame, Throwable fault) {
        errors.increment();
        count(frame);
    }

    /// The first frame is the baseline, in which nothing changed.
    private void count(Frame frame) {
        cycles.increment();
        if (latest.cycle() > 0) {
            for (HashedPanel panel : frame.changesSince(latest).changed()) {
                panelUpdates.of(panel.key()).increment();
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

    @Override
    public void outputStarted(String output) {
        pluginProcess.of(output);
        pluginExceptions.of(output);
        ageAtGlass.of(output);
    }

    @Override
    public void delivered(String output, Frame frame, Duration took) {
        pluginProcess.of(output).record(took);
        Optional<Glass> before = Optional.ofNullable(shown.get(output));
        Glass.next(before, frame.source(), clock.instant())
                .filter(glass -> !before.equals(Optional.of(glass)))
                .ifPresent(glass -> shown(output, glass));
    }

    private void shown(String output, Glass glass) {
        shown.put(output, glass);
        if (glass.age().isNegative()) {
            clockSkew.increment();
        } else {
            ageAtGlass.of(output).record(glass.age());
        }
    }

    @Override
    public void deliveryFailed(String output, Frame frame, Throwable fault) {
        pluginExceptions.of(output).increment();
    }

    @Override
    public void outputFailedToClose(String output, Throwable fault) {
        faults.of("output").increment();
    }

    @Override
    public void observerFailed(String observer, RuntimeException fault) {
        faults.of("observer").increment();
    }
}

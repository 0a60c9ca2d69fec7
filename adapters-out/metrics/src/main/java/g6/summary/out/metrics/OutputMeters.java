package g6.summary.out.metrics;

import g6.summary.application.CycleObserver;
import g6.summary.application.Glass;
import g6.summary.domain.Frame;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// How outputs deliver, and how old a document is when it gets behind their glass.
final class OutputMeters implements CycleObserver {
    private static final String PLUGIN = "plugin";

    private final InstantSource clock;
    private final Labelled<Timer> process;
    private final Labelled<Counter> exceptions;
    private final Labelled<Timer> ageAtGlass;
    private final Counter clockSkew;

    /// What each output shows.
    private final Map<String, Glass> shown = new ConcurrentHashMap<>();

    OutputMeters(Meters meters, MetricsOptions options, InstantSource clock) {
        this.clock = clock;
        process =
                meters.timers(
                                "g6.unified.plugin.process",
                                PLUGIN,
                                "One delivery by one output",
                                Bounds.WORK)
                        .with(options.outputs());
        exceptions =
                meters.counters(
                                "g6.unified.plugin.exceptions",
                                PLUGIN,
                                "Frames that an output could not show")
                        .with(options.outputs());
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
    }

    @Override
    public void outputStarted(String output) {
        process.of(output);
        exceptions.of(output);
        ageAtGlass.of(output);
    }

    @Override
    public void delivered(String output, Frame frame, Duration took) {
        process.of(output).record(took);
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
        exceptions.of(output).increment();
    }
}

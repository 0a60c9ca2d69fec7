package g6.summary.out.metrics;

import g6.summary.application.CycleObserver;
import g6.summary.application.StatusReading;
import g6.summary.domain.Frame;
import g6.summary.domain.StatusFault.Outcome;

import io.micrometer.core.instrument.Counter;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Whether the source can be read, and how old what it says is.
final class SourceMeters implements CycleObserver {
    private final InstantSource clock;
    private final Labelled<Counter> errors;
    private volatile Frame latest = Frame.none();
    private volatile boolean isUp;

    SourceMeters(Meters meters, InstantSource clock) {
        this.clock = clock;
        errors =
                meters.counters(
                                "g6.summary.source.errors",
                                "outcome",
                                "Readings of the source that failed, by reason")
                        .with(outcomes());
        meters.gauge(
                "g6.summary.source.up",
                "Whether the last reading of the source went well",
                () -> isUp ? 1 : 0);
        meters.seconds(
                "g6.summary.source.stale",
                "Age of the shown data now; NaN where they tell no time",
                this::staleSeconds);
    }

    private static List<String> outcomes() {
        return Arrays.stream(Outcome.values()).map(SourceMeters::label).toList();
    }

    private static String label(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private double staleSeconds() {
        Frame frame = latest;
        return frame.cycle() == 0
                ? 0
                : frame.source().staleSeconds(clock.instant()).orElse(Double.NaN);
    }

    @Override
    public void sourceRead(StatusReading reading) {
        if (reading instanceof StatusReading.Failed(var fault)) {
            isUp = false;
            errors.of(label(fault.outcome())).increment();
        } else {
            isUp = true;
        }
    }

    @Override
    public void cycleCompleted(Frame frame, Duration build, Duration whole) {
        latest = frame;
    }

    @Override
    public void cycleBroken(Frame frame, Throwable fault) {
        latest = frame;
    }
}

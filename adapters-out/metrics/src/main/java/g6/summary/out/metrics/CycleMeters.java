package g6.summary.out.metrics;

import g6.summary.application.CycleObserver;
import g6.summary.domain.Frame;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;

import java.time.Duration;

/// Whether the loop goes round, and how long that takes.
final class CycleMeters implements CycleObserver {
    private final Counter cycles;
    private final Timer duration;
    private final Timer build;
    private final Counter errors;
    private volatile Frame latest = Frame.none();

    CycleMeters(Meters meters) {
        cycles = meters.counter("g6.unified.cycle", "Cycles completed");
        duration =
                meters.timer(
                        "g6.unified.cycle.duration",
                        "One cycle, from reading to waking everyone who waits for the frame",
                        Bounds.WORK);
        build =
                meters.timer(
                        "g6.unified.snapshot.build",
                        "Reading, extraction, panels and hashes of one cycle",
                        Bounds.WORK);
        errors = meters.counter("g6.unified.errors", "Cycles that broke");
        meters.gauge(
                "g6.unified.last.cycle.timestamp",
                "End of the last cycle, Unix time in seconds; 0 before the first",
                () -> latest.builtAt().toEpochMilli() / 1000.0);
    }

    @Override
    public void cycleCompleted(Frame frame, Duration built, Duration whole) {
        duration.record(whole);
        build.record(built);
        count(frame);
    }

    @Override
    public void cycleBroken(Frame frame, Throwable fault) {
        errors.increment();
        count(frame);
    }

    private void count(Frame frame) {
        cycles.increment();
        latest = frame;
    }
}

package g6.summary.out.metrics;

import g6.summary.application.DisplayObserver;

import io.micrometer.core.instrument.Counter;

/// What the terminal costs.
final class DisplayMeters implements DisplayObserver {
    private final Counter bytes;
    private final Counter fallbacks;

    DisplayMeters(Meters meters) {
        bytes = meters.counter("g6.summary.terminal.bytes", "Bytes written to the terminal");
        fallbacks =
                meters.counter(
                        "g6.summary.rich.diff.fallbacks",
                        "Drawings of the whole screen that a fault made necessary");
    }

    @Override
    public void wrote(int written) {
        bytes.increment(written);
    }

    @Override
    public void redrawnAfterFault() {
        fallbacks.increment();
    }
}

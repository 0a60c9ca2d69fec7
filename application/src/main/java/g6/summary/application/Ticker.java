package g6.summary.application;

/// Monotonic time, for durations and deadlines: it never jumps, whatever happens to the clock.
@FunctionalInterface
public interface Ticker {

    /// Nanoseconds since a moment that means nothing.
    long nanos();

    /// The ticker of the machine.
    static Ticker system() {
        return System::nanoTime;
    }
}

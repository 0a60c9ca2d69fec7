package g6.summary.out.metrics;

import java.time.Duration;
import java.util.stream.IntStream;

/// The bounds between which histograms count. Each is twice, or four times, the one before, which
/// is the resolution of Prometheus' native histograms of schema 0 and -1; durations are rounded to
/// nanoseconds.
final class Bounds {
    private static final double NANOS_PER_SECOND = 1e9;

    /// What the program does, 20 microseconds to 10 seconds. 40 and 80 ms, at which operators are
    /// to look and to act, are among them.
    static final Duration[] WORK = durations(powers(0.08, 2, -12, 7));

    /// How old data are, 10 ms to 11 minutes.
    static final Duration[] AGE = durations(powers(0.01, 2, 0, 16));

    /// How long clients stay, 1 second to 18 hours.
    static final Duration[] STAY = durations(powers(1, 4, 0, 8));

    /// How large events are, 64 bytes to 4 MiB.
    static final double[] BYTES = powers(1, 4, 3, 11);

    private Bounds() {}

    private static double[] powers(double unit, int base, int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToDouble(exponent -> unit * Math.pow(base, exponent))
                .toArray();
    }

    private static Duration[] durations(double[] seconds) {
        Duration[] durations = new Duration[seconds.length];
        for (int i = 0; i < seconds.length; i++) {
            durations[i] = Duration.ofNanos(Math.round(seconds[i] * NANOS_PER_SECOND));
        }
        return durations;
    }
}

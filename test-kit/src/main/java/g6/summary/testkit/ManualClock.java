package g6.summary.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Time that stands still until the test moves it: the wall clock and the monotonic one.
public final class ManualClock implements InstantSource {
    private Instant now;
    private long nanos;

    /// A clock that stands at this moment.
    public ManualClock(Instant now) {
        this.now = now;
    }

    /// A clock that stands at this moment, `2025-10-17T16:33:00Z`.
    public static ManualClock at(String moment) {
        return new ManualClock(Instant.parse(moment));
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /// Monotonic nanoseconds.
    public synchronized long nanos() {
        return nanos;
    }

    /// Lets both clocks go on.
    public synchronized void advance(Duration time) {
        now = now.plus(time);
        nanos += time.toNanos();
    }

    /// Sets the wall clock, as an administrator may; the monotonic one goes on undisturbed.
    public synchronized void jumpTo(Instant moment) {
        now = moment;
    }
}

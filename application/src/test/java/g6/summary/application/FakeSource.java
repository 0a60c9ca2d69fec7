package g6.summary.application;

import g6.summary.testkit.ManualClock;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/// A source that says what the test wrote down, and whose waiting is the passing of the test's
/// time. When everything has been said it ends the loop, as an interrupt would.
final class FakeSource implements StatusSource {
    private final ManualClock clock;
    private final Queue<Supplier<StatusReading>> readings = new ArrayDeque<>();
    private final Queue<Duration> notices = new ArrayDeque<>();
    private boolean closed;

    FakeSource(ManualClock clock) {
        this.clock = clock;
    }

    FakeSource reads(StatusReading reading) {
        return does(() -> reading);
    }

    FakeSource does(Supplier<StatusReading> reading) {
        readings.add(reading);
        return this;
    }

    /// The next waits are ended after so long each by a change notice.
    FakeSource notices(Duration... after) {
        notices.addAll(java.util.List.of(after));
        return this;
    }

    boolean isClosed() {
        return closed;
    }

    int unread() {
        return readings.size();
    }

    @Override
    public StatusReading read() throws InterruptedException {
        Supplier<StatusReading> next = readings.poll();
        if (next == null) {
            throw new InterruptedException("the test has said everything");
        }
        return next.get();
    }

    @Override
    public boolean awaitChange(Duration timeout) {
        Duration notice = notices.poll();
        boolean noticed = notice != null && notice.compareTo(timeout) < 0;
        clock.advance(noticed ? notice : timeout);
        return noticed;
    }

    @Override
    public void close() {
        closed = true;
    }
}

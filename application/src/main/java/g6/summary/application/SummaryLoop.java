package g6.summary.application;

import g6.summary.domain.Frame;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads, builds, publishes, waits, until it is interrupted or has made as many cycles as it
/// should.
///
/// A cycle comes with every refresh, and at once when the source says that it changed. A reading
/// that such a notice brought about and that fails is not believed before the refresh is over:
/// files are replaced in steps, and a notice of the first step comes before the last one is done.
///
/// The loop never writes to a socket, a disk or a terminal, and it never dies: whatever goes wrong
/// in a cycle is part of the next frame.
final class SummaryLoop {
    private final StatusSource source;
    private final SummaryCycle cycle;
    private final FrameFeed feed;
    private final Supplier<Duration> refresh;
    private final Ticker ticker;
    private final CycleObserver observer;

    private Optional<Throwable> fault = Optional.empty();
    private long published;
    private long readAt;
    private long due;

    SummaryLoop(
            StatusSource source,
            SummaryCycle cycle,
            FrameFeed feed,
            Supplier<Duration> refresh,
            Ticker ticker,
            CycleObserver observer) {
        this.source = source;
        this.cycle = cycle;
        this.feed = feed;
        this.refresh = refresh;
        this.ticker = ticker;
        this.observer = observer;
    }

    /// Runs on the calling thread. Closes the feed at the end, whatever ends it.
    ///
    /// @param cycles how many frames to publish before it ends by itself
    void run(long cycles) {
        due = ticker.nanos();
        try {
            while (published < cycles) {
                step();
            }
        } catch (InterruptedException _) {
            // The way to end the loop: there is nothing to restore, its thread ends with it.
        } finally {
            feed.close();
        }
    }

    /// The one guard of the loop's thread.
    private void step() throws InterruptedException {
        try {
            if (fault.isPresent()) {
                publishFault(fault.get());
            } else {
                publishNext();
            }
        } catch (InterruptedException end) {
            throw end;
        } catch (Throwable broken) {
            if (fault.isPresent()) {
                Thread.sleep(refresh.get()); // not even saying so succeeds: try again, unhurriedly
            }
            fault = Optional.of(broken);
        }
    }

    private void publishNext() throws InterruptedException {
        if (published > 0) {
            source.awaitChange(untilDue());
        }
        observer.cycleBegun();
        Frame frame = cycle.next(believableReading());
        feed.put(frame);
        Duration build = sinceRead();
        published();
        observer.cycleCompleted(frame, build, sinceRead());
    }

    private void publishFault(Throwable broken) throws InterruptedException {
        Frame frame = cycle.broken(broken);
        feed.put(frame);
        published();
        fault = Optional.empty();
        observer.cycleBroken(frame, broken);
        Thread.sleep(untilDue()); // the source may be what is broken: do not wait with it
    }

    private void published() {
        feed.wake();
        published++;
        if (untilDue().isZero()) {
            due = Math.max(due + refresh.get().toNanos(), ticker.nanos());
        }
    }

    private StatusReading believableReading() throws InterruptedException {
        StatusReading reading = read();
        while (reading instanceof StatusReading.Failed && !untilDue().isZero()) {
            source.awaitChange(untilDue());
            reading = read();
        }
        return reading;
    }

    private StatusReading read() throws InterruptedException {
        readAt = ticker.nanos();
        StatusReading reading = source.read();
        observer.sourceRead(reading);
        return reading;
    }

    private Duration sinceRead() {
        return Duration.ofNanos(ticker.nanos() - readAt);
    }

    private Duration untilDue() {
        return Duration.ofNanos(Math.max(0, due - ticker.nanos()));
    }
}

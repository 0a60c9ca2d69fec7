package g6.summary.application;

import g6.summary.domain.Frame;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// One output's thread: it takes the latest frame, delivers what changed since the last one, and
/// remembers it. A delivery that failed is followed by a full one.
final class Delivery {
    private final SummaryOutput output;
    private final FrameFeed feed;
    private final Ticker ticker;
    private final CycleObserver observer;
    private final Thread thread;

    private volatile Frame delivered = Frame.none();

    Delivery(SummaryOutput output, FrameFeed feed, Ticker ticker, CycleObserver observer) {
        this.output = output;
        this.feed = feed;
        this.ticker = ticker;
        this.observer = observer;
        Thread.Builder threads =
                switch (output.blocking()) {
                    case FILE_OR_TERMINAL -> Thread.ofPlatform().daemon();
                    case SOCKET -> Thread.ofVirtual();
                };
        this.thread = threads.name("g6-output-" + output.name()).unstarted(this::run);
    }

    String name() {
        return output.name();
    }

    void start() {
        observer.outputStarted(output.name());
        thread.start();
    }

    /// Waits for the thread to end, at most so long, and then tells it to.
    ///
    /// @return whether the last frame has been delivered
    boolean drain(Duration timeout) throws InterruptedException {
        if (!thread.join(timeout.isPositive() ? timeout : Duration.ofNanos(1))) {
            thread.interrupt();
        }
        return hasLatest();
    }

    @SuppressWarnings("ReferenceEquality") // each cycle makes a frame of its own
    private boolean hasLatest() {
        return delivered == feed.latest();
    }

    private void run() {
        try {
            Optional<Frame> next = feed.awaitNewerThan(Frame.none());
            while (next.isPresent()) {
                deliver(next.get());
                next = feed.awaitNewerThan(next.get());
            }
        } catch (InterruptedException _) {
            // Told to end at the deadline of a drain, which names this output as not done.
        } finally {
            close();
        }
    }

    private void deliver(Frame latest) throws InterruptedException {
        long start = ticker.nanos();
        try {
            output.deliver(latest, latest.changesSince(delivered));
        } catch (IOException | RuntimeException | Error fault) {
            delivered = Frame.none();
            observer.deliveryFailed(output.name(), latest, fault);
            return;
        }
        delivered = latest;
        observer.delivered(output.name(), latest, Duration.ofNanos(ticker.nanos() - start));
    }

    private void close() {
        try {
            output.close();
        } catch (IOException | RuntimeException fault) {
            observer.outputFailedToClose(output.name(), fault);
        }
    }
}

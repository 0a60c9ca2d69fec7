package g6.summary.application;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The running program: one loop, its outputs, and their common end. Thread-safe.
public final class SummaryService {
    private final StatusSource source;
    private final Ticker ticker;
    private final FrameFeed feed;
    private final List<Delivery> deliveries;
    private final Thread loop;

    /// A service that has not started.
    ///
    /// @param cycles how many frames to make before it ends by itself
    public SummaryService(
            StatusSource source,
            SummaryCycle cycle,
            FrameFeed feed,
            List<SummaryOutput> outputs,
            Supplier<Duration> refresh,
            long cycles,
            Ticker ticker,
            CycleObserver observer) {
        this.source = source;
        this.ticker = ticker;
        this.feed = feed;
        this.deliveries =
                outputs.stream()
                        .map(output -> new Delivery(output, feed, ticker, observer))
                        .toList();
        SummaryLoop summaryLoop = new SummaryLoop(source, cycle, feed, refresh, ticker, observer);
        // A platform thread: it publishes to virtual ones and must not depend on their carriers.
        this.loop = Thread.ofPlatform().name("g6-loop").unstarted(() -> summaryLoop.run(cycles));
    }

    /// Starts the outputs and the loop. Call it once.
    public void start() {
        deliveries.forEach(Delivery::start);
        loop.start();
    }

    /// Waits until the loop has ended, by itself or because it was stopped.
    public void awaitEnd() throws InterruptedException {
        loop.join();
    }

    /// Waits until the loop has ended, at most so long.
    public void awaitEnd(Duration timeout) throws InterruptedException {
        loop.join(timeout);
    }

    /// Tells the loop to end, and returns at once.
    public void end() {
        loop.interrupt();
    }

    /// Ends the loop, lets every output deliver the last frame, and closes what is open, all within
    /// this time. Calling it again waits for what is left.
    ///
    /// @return the names of the outputs that have not delivered the last frame
    public List<String> stop(Duration timeout) throws InterruptedException {
        long deadline = ticker.nanos() + timeout.toNanos();
        end();
        loop.join(timeout.isPositive() ? timeout : Duration.ofNanos(1));
        feed.close();
        List<String> undelivered = new ArrayList<>();
        for (Delivery delivery : deliveries) {
            if (!delivery.drain(Duration.ofNanos(deadline - ticker.nanos()))) {
                undelivered.add(delivery.name());
            }
        }
        source.close();
        return undelivered;
    }
}

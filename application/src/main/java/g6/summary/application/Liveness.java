package g6.summary.application;

import g6.summary.domain.Frame;

import java.time.Duration;
import java.util.function.Supplier;

/// Whether the loop lives: it has completed a cycle, broken or not, within the last three refresh
/// intervals, or five seconds where that is longer. For its first cycle it has as long.
/// Thread-safe.
public final class Liveness implements CycleObserver {
    private static final int INTERVALS = 3;
    private static final Duration SHORTEST = Duration.ofSeconds(5);

    private final Supplier<Duration> refresh;
    private final Ticker ticker;
    private volatile long lastCycle;

    /// A loop that starts now.
    ///
    /// @param refresh the time from cycle to cycle, asked for whenever it matters
    public Liveness(Supplier<Duration> refresh, Ticker ticker) {
        this.refresh = refresh;
        this.ticker = ticker;
        this.lastCycle = ticker.nanos();
    }

    /// Whether it does.
    public boolean isAlive() {
        return ticker.nanos() - lastCycle <= patience(refresh.get()).toNanos();
    }

    /// How long the next cycle may take to come.
    ///
    /// @param refresh the time from cycle to cycle
    public static Duration patience(Duration refresh) {
        Duration intervals = refresh.multipliedBy(INTERVALS);
        return intervals.compareTo(SHORTEST) > 0 ? intervals : SHORTEST;
    }

    @Override
    public void cycleCompleted(Frame frame, Duration build, Duration whole) {
        lastCycle = ticker.nanos();
    }

    @Override
    public void cycleBroken(Frame frame, Throwable fault) {
        lastCycle = ticker.nanos();
    }
}

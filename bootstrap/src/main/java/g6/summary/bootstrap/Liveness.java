package g6.summary.bootstrap;

import g6.summary.application.CycleObserver;
import g6.summary.application.Ticker;
import g6.summary.domain.Frame;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// Whether the loop lives: it has completed a cycle, broken or not, within the last three refresh
/// intervals, or five seconds where that is longer. Before its first cycle it does not.
/// Thread-safe.
final class Liveness implements CycleObserver {
    private static final int INTERVALS = 3;
    private static final Duration SHORTEST = Duration.ofSeconds(5);

    private final Supplier<Duration> refresh;
    private final Ticker ticker;
    private volatile OptionalLong lastCycle = OptionalLong.empty();

    Liveness(Supplier<Duration> refresh, Ticker ticker) {
        this.refresh = refresh;
        this.ticker = ticker;
    }

    boolean isAlive() {
        OptionalLong last = lastCycle;
        return last.isPresent() && ticker.nanos() - last.getAsLong() <= patience().toNanos();
    }

    private Duration patience() {
        Duration intervals = refresh.get().multipliedBy(INTERVALS);
        return intervals.compareTo(SHORTEST) > 0 ? intervals : SHORTEST;
    }

    @Override
    public void cycleCompleted(Frame frame, Duration build) {
        lastCycle = OptionalLong.of(ticker.nanos());
    }

    @Override
    public void cycleBroken(Frame frame, Throwable fault) {
        lastCycle = OptionalLong.of(ticker.nanos());
    }
}

package g6.summary.application;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.domain.Frame;
import g6.summary.testkit.ManualClock;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/// When the loop counts as alive.
class LivenessTest {
    private final ManualClock clock = ManualClock.at("2025-10-17T16:33:00Z");
    private Duration refresh = Duration.ofMillis(500);
    private final Liveness liveness = new Liveness(() -> refresh, clock::nanos);

    private void completeACycle() {
        liveness.cycleCompleted(Frame.none(), Duration.ZERO, Duration.ZERO);
    }

    @Test
    void itHasFiveSecondsForItsFirstCycle() {
        clock.advance(Duration.ofSeconds(5));
        assertThat(liveness.isAlive()).isTrue();
        clock.advance(Duration.ofNanos(1));
        assertThat(liveness.isAlive()).isFalse();
    }

    @Test
    void aQuickLoopMayBeSilentForFiveSeconds() {
        completeACycle();
        clock.advance(Duration.ofSeconds(5));
        assertThat(liveness.isAlive()).isTrue();
        clock.advance(Duration.ofNanos(1));
        assertThat(liveness.isAlive()).isFalse();
    }

    @Test
    void aSlowLoopMayBeSilentForThreeIntervals() {
        refresh = Duration.ofMinutes(1);
        completeACycle();
        clock.advance(Duration.ofMinutes(3));
        assertThat(liveness.isAlive()).isTrue();
        clock.advance(Duration.ofNanos(1));
        assertThat(liveness.isAlive()).isFalse();
    }

    @Test
    void aBrokenCycleIsASignOfLife() {
        liveness.cycleBroken(Frame.none(), new IllegalStateException("broken"));
        assertThat(liveness.isAlive()).isTrue();
    }

    @Test
    void aNewCycleRevivesIt() {
        completeACycle();
        clock.advance(Duration.ofMinutes(1));
        completeACycle();
        assertThat(liveness.isAlive()).isTrue();
    }

    @Test
    void whatCountsIsTheIntervalThatHoldsNow() {
        refresh = Duration.ofMinutes(1);
        completeACycle();
        clock.advance(Duration.ofSeconds(6));
        refresh = Duration.ofMillis(500);
        assertThat(liveness.isAlive()).isFalse();
    }
}

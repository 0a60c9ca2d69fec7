package g6.summary.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CycleStatisticsTest {
    private CycleStatistics statistics = CycleStatistics.none();

    private CycleStatistics cycle(int changed) {
        statistics = statistics.next(changed, 10, Thresholds.defaults());
        return statistics;
    }

    @Test
    void nothingHasHappenedBeforeTheFirstCycle() {
        assertThat(statistics.churnRatio()).isZero();
        assertThat(statistics.hitRatio()).isZero();
        assertThat(statistics.rollingHitRatio()).isZero();
    }

    @Test
    void firstFrameIsTheBaseline() {
        CycleStatistics first = cycle(10);

        assertThat(first.changedLast()).isZero();
        assertThat(first.totalPanels()).isEqualTo(10);
        assertThat(first.churnRatio()).isZero();
        assertThat(first.anomalies()).isZero();
        assertThat(first.hitRatio()).isEqualTo(1);
    }

    @Test
    void churnIsTheShareOfChangedPanels() {
        cycle(10);

        assertThat(cycle(3).churnRatio()).isEqualTo(0.3);
        assertThat(cycle(0).churnRatio()).isZero();
        assertThat(statistics.updatesTotal()).isEqualTo(3);
    }

    @Test
    void panelsThatVanishedDoNotChurn() {
        cycle(10);

        assertThat(statistics.next(0, 0, Thresholds.defaults()).churnRatio()).isZero();
    }

    @Test
    void streakCountsCyclesOfHighChurn() {
        cycle(10);

        assertThat(cycle(4).highChurnStreak()).isEqualTo(1);
        assertThat(cycle(10).highChurnStreak()).isEqualTo(2);
        assertThat(cycle(3).highChurnStreak()).isZero();
        assertThat(cycle(4).highChurnStreak()).isEqualTo(1);
        assertThat(statistics.anomalies()).isEqualTo(3);
    }

    @Test
    void hitRatioIsTheShareOfUnchangedCycles() {
        cycle(10);
        cycle(1);
        cycle(0);
        cycle(1);

        assertThat(statistics.hitRatio()).isEqualTo(0.5);
        assertThat(statistics.rollingHitRatio()).isEqualTo(0.5);
    }

    @Test
    void rollingRatioForgetsWhatIsOlderThan300Cycles() {
        for (int i = 0; i < 301; i++) {
            cycle(1); // the first of them is the baseline, 300 are changes
        }
        assertThat(statistics.rollingHitRatio()).isZero();

        for (int i = 1; i <= 300; i++) {
            assertThat(cycle(0).rollingHitRatio()).isEqualTo(i / 300.0);
        }
        assertThat(cycle(0).rollingHitRatio()).isEqualTo(1);
        assertThat(cycle(1).rollingHitRatio()).isEqualTo(299 / 300.0);
        assertThat(statistics.hitRatio()).isEqualTo(302 / 603.0);

        for (int i = 0; i < 299; i++) {
            assertThat(cycle(0).rollingHitRatio()).isEqualTo(299 / 300.0);
        }
        assertThat(cycle(0).rollingHitRatio()).isEqualTo(1);
    }
}

package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.domain.CycleStatistics;
import g6.summary.domain.Value;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

class CycleFiguresTest {
    private static final CycleFigures.Features NOTHING_ELSE =
            new CycleFigures.Features(false, false);
    private static final List<Long> ONE_TO_HUNDRED_MS =
            LongStream.rangeClosed(1, 100).map(ms -> (101 - ms) * 1_000_000).boxed().toList();

    private static BigDecimal number(Map<String, Value> figures, String name) {
        return figures.get(name) instanceof Value.Number(var decimal)
                ? decimal
                : new BigDecimal("-1");
    }

    @Test
    void quantilesAreMeasuredSamples() {
        Map<String, Value> figures =
                new CycleFigures(5, new Timings(ONE_TO_HUNDRED_MS), 1000, 30, 1000)
                        .byName(false, NOTHING_ELSE);

        assertThat(number(figures, "cycles")).isEqualByComparingTo("100");
        assertThat(number(figures, "warmup")).isEqualByComparingTo("5");
        assertThat(number(figures, "mean_ms")).isEqualByComparingTo("50.5");
        assertThat(number(figures, "median_ms")).isEqualByComparingTo("50");
        assertThat(number(figures, "p95_ms")).isEqualByComparingTo("95");
        assertThat(number(figures, "p99_ms")).isEqualByComparingTo("99");
        assertThat(number(figures, "max_ms")).isEqualByComparingTo("100");
        assertThat(number(figures, "iqr_ms")).isEqualByComparingTo("50");
        assertThat(number(figures, "updates_per_cycle_avg")).isEqualByComparingTo("0.3");
        assertThat(number(figures, "hit_ratio")).isEqualByComparingTo("0.97");
        assertThat(number(figures, "allocated_bytes_per_cycle")).isEqualByComparingTo("10");
    }

    @Test
    void oneSampleIsEveryQuantile() {
        Map<String, Value> figures =
                new CycleFigures(0, new Timings(List.of(2_500_000L)), 7, 0, 10)
                        .byName(false, NOTHING_ELSE);

        assertThat(List.of("mean_ms", "median_ms", "p95_ms", "p99_ms", "max_ms"))
                .allSatisfy(name -> assertThat(number(figures, name)).isEqualByComparingTo("2.5"));
        assertThat(number(figures, "iqr_ms")).isEqualByComparingTo("0");
        assertThat(number(figures, "hit_ratio")).isEqualByComparingTo("1");
    }

    @Test
    void samplesAreInTheOrderInWhichTheyCame() {
        CycleFigures figures =
                new CycleFigures(0, new Timings(List.of(3_000_000L, 1_000_000L)), 0, 0, 20);

        assertThat(figures.byName(true, NOTHING_ELSE).get("latency_ms"))
                .isEqualTo(
                        Value.of(
                                List.<Value>of(
                                        new Value.Number(new BigDecimal("3")),
                                        new Value.Number(BigDecimal.ONE))));
        assertThat(figures.byName(false, NOTHING_ELSE)).doesNotContainKey("latency_ms");
    }

    @Test
    void mergedRunsCountTogether() {
        CycleFigures one = new CycleFigures(5, new Timings(List.of(1L, 2L)), 100, 3, 20);
        CycleFigures other = new CycleFigures(7, new Timings(List.of(3L)), 50, 4, 10);

        assertThat(one.plus(other))
                .isEqualTo(new CycleFigures(12, new Timings(List.of(1L, 2L, 3L)), 150, 7, 30));
    }

    @Test
    void figuresAreCollectedCycleByCycle() {
        CycleFigures.Collected collected = new CycleFigures.Collected(2);
        CycleStatistics none = CycleStatistics.none();

        collected.add(10, 100, statistics(none, 2, 10));
        collected.add(20, 200, statistics(none, 0, 10));

        assertThat(collected.figures(5))
                .isEqualTo(new CycleFigures(5, new Timings(List.of(10L, 20L)), 300, 2, 20));
    }

    private static CycleStatistics statistics(CycleStatistics before, int changed, int panels) {
        return new CycleStatistics(1, 0, changed, panels, changed, 0, 0, before.recent());
    }
}

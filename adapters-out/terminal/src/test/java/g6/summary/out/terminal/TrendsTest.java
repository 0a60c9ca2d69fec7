package g6.summary.out.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import g6.summary.domain.Value;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

final class TrendsTest {
    private static final Instant START = Instant.parse("2025-10-17T10:46:40Z");

    /// What the indices of so many cycles add up to, a second apart.
    private static Trends of(List<List<Value>> cycles) {
        Trends trends = Trends.NONE;
        for (int i = 0; i < cycles.size(); i++) {
            trends = trends.with(cycles.get(i), "cycle " + i, START.plusSeconds(i));
        }
        return trends;
    }

    /// One index whose price and legs are the cycle's number, from 1.
    private static Trends ofNifty(int cycles) {
        return of(
                IntStream.rangeClosed(1, cycles)
                        .mapToObj(i -> List.of(index("NIFTY", i, i)))
                        .toList());
    }

    private static Value index(String name, double price, int legs) {
        return Documents.object("index", name, "ltp", price, "legs", legs);
    }

    @Test
    void theLastSixtyValuesAreKept() {
        Trends trends = ofNifty(100);

        assertThat(trends.prices("NIFTY").values()).hasSize(60).startsWith(41).endsWith(100);
        assertThat(trends.averageLegs("NIFTY").orElseThrow()).isCloseTo(70.5, within(1e-9));
    }

    @Test
    void anIndexIsFollowedWhereverItStands() {
        Trends trends =
                of(
                        List.of(
                                List.of(index("NIFTY", 1, 10), index("SENSEX", 2, 20)),
                                List.of(index("SENSEX", 4, 40)),
                                List.of(index("SENSEX", 6, 60), index("NIFTY", 5, 50))));

        assertThat(trends.prices("SENSEX").values()).containsExactly(2, 4, 6);
        assertThat(trends.prices("NIFTY").values()).containsExactly(1, Double.NaN, 5);
        assertThat(trends.averageLegs("NIFTY")).hasValue(30);
    }

    @Test
    void nothingStandsBeforeTheFirstValue() {
        Trends trends =
                of(
                        List.of(
                                List.of(Documents.object("index", "NIFTY")),
                                List.of(index("NIFTY", 7, 1))));

        assertThat(trends.prices("NIFTY").values()).containsExactly(7);
        assertThat(trends.prices("SENSEX").values()).isEmpty();
        assertThat(trends.averageLegs("SENSEX")).isEmpty();
    }

    @Test
    void oneCycleIsNoAverage() {
        assertThat(ofNifty(1).averageLegs("NIFTY")).isEmpty();
    }

    @Test
    void theLargestFiguresHaveAnAverage() {
        List<Value> huge = List.of(Documents.object("index", "NIFTY", "legs", 1.7e308));

        assertThat(of(List.of(huge, huge)).averageLegs("NIFTY")).hasValue(1.7e308);
    }

    @Test
    void oneCycleCountsOnceHoweverOftenItIsShown() {
        Trends trends = ofNifty(2);

        Trends again = trends.with(List.of(index("NIFTY", 2, 2)), "cycle 1", START.plusSeconds(9));

        assertThat(again).isSameAs(trends);
    }

    @Test
    void whoGoesBackHasWhatWasThereBefore() {
        Trends trends = ofNifty(5);

        assertThat(trends.before(START.plusSeconds(3)).prices("NIFTY").values())
                .containsExactly(1, 2, 3);
        assertThat(trends.before(START).samples()).isEmpty();
    }

    @Test
    void indicesThatStayShareOneMap() {
        List<Trends.Sample> samples = ofNifty(2).samples();

        assertThat(samples.getLast().positions()).isSameAs(samples.getFirst().positions());
    }

    @Test
    void whatIsNoIndexIsNoTrouble() {
        Trends trends = of(List.of(List.of(Value.of("?"), Value.Null.NULL)));

        assertThat(trends.prices("").values()).isEmpty();
    }
}

package g6.summary.out.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import g6.summary.domain.Value;

import org.junit.jupiter.api.Test;

import java.util.List;

final class TrendsTest {
    private static Trends.Sample last(Trends trends) {
        return trends.samples().getLast();
    }

    private static Value index(String name, double price, int legs) {
        return Documents.object("index", name, "ltp", price, "legs", legs);
    }

    @Test
    void theLastSixtyValuesAreKept() {
        Trends trends = Trends.NONE;
        for (int i = 1; i <= 100; i++) {
            trends = trends.with(List.of(index("NIFTY", i, i)));
        }

        assertThat(trends.prices("NIFTY").values()).hasSize(60).startsWith(41).endsWith(100);
        assertThat(trends.averageLegs("NIFTY").orElseThrow()).isCloseTo(70.5, within(1e-9));
    }

    @Test
    void anIndexIsFollowedWhereverItStands() {
        Trends trends =
                Trends.NONE
                        .with(List.of(index("NIFTY", 1, 10), index("SENSEX", 2, 20)))
                        .with(List.of(index("SENSEX", 4, 40)))
                        .with(List.of(index("SENSEX", 6, 60), index("NIFTY", 5, 50)));

        assertThat(trends.prices("SENSEX").values()).containsExactly(2, 4, 6);
        assertThat(trends.prices("NIFTY").values()).containsExactly(1, Double.NaN, 5);
        assertThat(trends.averageLegs("NIFTY")).hasValue(30);
    }

    @Test
    void nothingStandsBeforeTheFirstValue() {
        Trends trends =
                Trends.NONE
                        .with(List.of(Documents.object("index", "NIFTY")))
                        .with(List.of(index("NIFTY", 7, 1)));

        assertThat(trends.prices("NIFTY").values()).containsExactly(7);
        assertThat(trends.prices("SENSEX").values()).isEmpty();
        assertThat(trends.averageLegs("SENSEX")).isEmpty();
    }

    @Test
    void oneCycleIsNoAverage() {
        assertThat(Trends.NONE.with(List.of(index("NIFTY", 7, 1))).averageLegs("NIFTY")).isEmpty();
    }

    @Test
    void theLargestFiguresHaveAnAverage() {
        Value huge = Documents.object("index", "NIFTY", "legs", 1.7e308);

        Trends trends = Trends.NONE.with(List.of(huge)).with(List.of(huge));

        assertThat(trends.averageLegs("NIFTY")).hasValue(1.7e308);
    }

    @Test
    void indicesThatStayShareOneMap() {
        Trends trends = Trends.NONE.with(List.of(index("NIFTY", 1, 1)));

        Trends next = trends.with(List.of(index("NIFTY", 2, 2)));

        assertThat(last(next).positions()).isSameAs(last(trends).positions());
    }

    @Test
    void whatIsNoIndexIsNoTrouble() {
        Trends trends = Trends.NONE.with(List.of(Value.of("?"), Value.Null.NULL));

        assertThat(trends.prices("").values()).isEmpty();
    }
}

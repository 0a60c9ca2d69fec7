package g6.summary.out.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

final class SparklineTest {
    private static String marks(int columns, double... values) {
        return new Sparkline(values).in(columns).text();
    }

    @Example
    void theLeastIsLowAndTheGreatestHigh() {
        assertThat(marks(8, 1, 2, 3, 4, 5, 6, 7, 8)).isEqualTo("▁▂▃▄▅▆▇█");
        assertThat(marks(3, -5, 0, 5)).isEqualTo("▁▅█");
    }

    @Example
    void valuesThatStayStandInTheMiddle() {
        assertThat(marks(4, 7, 7, 7, 7)).isEqualTo("▄▄▄▄");
        assertThat(marks(1, 0)).isEqualTo("▄");
    }

    @Example
    void whereAValueIsMissingNothingStands() {
        assertThat(marks(3, 1, Double.NaN, 2)).isEqualTo("▁ █");
        assertThat(marks(2, Double.NaN, Double.NaN)).isEqualTo("  ");
    }

    @Example
    void onlyTheLastOnesHaveRoomAndDecideTheRange() {
        assertThat(marks(2, 1_000, 1, 2)).isEqualTo("▁█");
        assertThat(marks(0, 1, 2)).isEmpty();
    }

    @Example
    void theRangeOfAllDoublesIsARange() {
        assertThat(marks(3, -Double.MAX_VALUE, 0, Double.MAX_VALUE)).isEqualTo("▁▅█");
        assertThat(marks(2, 0, Double.MIN_VALUE)).hasSize(2);
    }

    @Property
    void anyValuesHaveAMarkEach(@ForAll double[] values) {
        assertThat(new Sparkline(values).columns()).isEqualTo(values.length);
        assertThat(marks(values.length, values)).hasSize(values.length).matches("[▁▂▃▄▅▆▇█ ]*");
    }
}

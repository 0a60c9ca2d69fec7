package g6.summary.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

final class FiguresTest {

    @ParameterizedTest(name = "{0} to {1} decimals is {2}")
    @CsvSource({
        "93.85, 1, 93.9",
        "93.849999, 1, 93.8",
        "0.05, 1, 0.1",
        "-93.85, 1, -93.9",
        "-0.04, 1, 0.0",
        "2.675, 2, 2.68",
        "1.005, 2, 1.01",
        "14.8, 2, 14.80",
        "0, 2, 0.00",
        "1e3, 1, 1000.0",
        "0.0004999, 3, 0.000"
    })
    void roundsHalfUpFromTheWrittenDecimal(BigDecimal number, int decimals, String expected) {
        assertThat(Figures.fixed(Optional.of(number), decimals, "")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0.1, +0.10%", "-0.06, -0.06%", "0, +0.00%", "-0.001, +0.00%", "-0.005, -0.01%"})
    void signedFiguresHaveASign(BigDecimal number, String expected) {
        assertThat(Figures.signed(Optional.of(number), 2, "%")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"60, 60s", "60.0, 60s", "2.5, 2.5s", "0.17224980, 0.17s", "0.001, 0s", "1e2, 100s"})
    void wholeFiguresHaveDecimalsOnlyWhereTheyNeedThem(BigDecimal number, String expected) {
        assertThat(Figures.whole(Optional.of(number), "s")).isEqualTo(expected);
    }

    @Test
    void absentFiguresAreADashWithoutUnit() {
        assertThat(Figures.fixed(Optional.empty(), 2, "%")).isEqualTo("—");
        assertThat(Figures.signed(Optional.empty(), 2, "%")).isEqualTo("—");
        assertThat(Figures.whole(Optional.empty(), "s")).isEqualTo("—");
        assertThat(Figures.integer(Optional.empty())).isEqualTo("—");
        assertThat(Figures.text(Optional.empty())).isEqualTo("—");
    }

    @Test
    void listIsClippedAt120Characters() {
        assertThat(Figures.list(List.of("a".repeat(120)), ", ")).isEqualTo("a".repeat(120));
        assertThat(Figures.list(List.of("a".repeat(121)), ", ")).isEqualTo("a".repeat(119) + "…");
        assertThat(Figures.list(List.of("a".repeat(60), "b".repeat(60)), ", "))
                .isEqualTo("a".repeat(60) + ", " + "b".repeat(57) + "…");
    }

    @Test
    void clippingCutsNoCharacterInTwo() {
        assertThat(Figures.list(List.of("😀".repeat(120)), ", ")).isEqualTo("😀".repeat(120));
        assertThat(Figures.list(List.of("😀".repeat(121)), ", ")).isEqualTo("😀".repeat(119) + "…");
    }

    @ParameterizedTest
    @CsvSource({"50, 50, a", "51, 51, … 1 more", "10000, 51, … 9950 more"})
    void longListsSayHowManyMore(int entries, int lines, String last) {
        List<String> shown = LongList.lines(Collections.nCopies(entries, "a"), entry -> entry);

        assertThat(shown).hasSize(lines).last().isEqualTo(last);
    }
}

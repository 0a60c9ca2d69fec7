package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import g6.summary.bootstrap.SettingType.Parsed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

class SettingTypeTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "yes", "on", "TRUE", "Yes", "oN"})
    void truthIsSaidInManyWays(String text) {
        assertThat(SettingType.truth().parse(text)).isEqualTo(Parsed.of(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "false", "no", "off", "FALSE", "No", "oFF"})
    void falsehoodIsSaidInManyWays(String text) {
        assertThat(SettingType.truth().parse(text)).isEqualTo(Parsed.of(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "y", "enabled", "true false"})
    void otherWordsAreNoTruth(String text) {
        assertThat(SettingType.truth().parse(text))
                .isEqualTo(Parsed.not("one of 1, true, yes, on, 0, false, no, off"));
    }

    @Test
    void truthDoesNotDependOnTheLocale() {
        java.util.Locale before = java.util.Locale.getDefault();
        java.util.Locale.setDefault(java.util.Locale.of("tr"));
        try {
            assertThat(SettingType.truth().parse("YES")).isEqualTo(Parsed.of(true));
        } finally {
            java.util.Locale.setDefault(before);
        }
    }

    @Test
    void listsAreTrimmedAndLoseTheirEmptyEntries() {
        assertThat(SettingType.list().parse("cycle , ,indices,, links,"))
                .isEqualTo(Parsed.of(List.of("cycle", "indices", "links")));
        assertThat(SettingType.list().parse(",")).isEqualTo(Parsed.of(List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"15", "15.0", "1.5e1", "+15", "0015"})
    void wholeNumbersMayBeWrittenWithDecimals(String text) {
        assertThat(SettingType.whole(1, 20, "").parse(text)).isEqualTo(Parsed.of(15L));
    }

    @Test
    void wholeNumbersHaveNoFraction() {
        assertThat(SettingType.whole(1, 20, "").parse("15.5"))
                .isEqualTo(Parsed.not("a whole number"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fifteen", "0x0f", "15 s", "1_000", "NaN", "Infinity", "--1"})
    void wordsAreNoNumbers(String text) {
        assertThat(SettingType.whole(1, 20, "").parse(text)).isEqualTo(Parsed.not("a number"));
        assertThat(SettingType.decimal("1", "20", "").parse(text))
                .isEqualTo(Parsed.not("a number"));
        assertThat(SettingType.seconds("1", "20").parse(text)).isEqualTo(Parsed.not("a number"));
        assertThat(SettingType.milliseconds(1, 20).parse(text)).isEqualTo(Parsed.not("a number"));
    }

    @Test
    void boundsThemselvesAreWithin() {
        assertThat(SettingType.whole(1, 20, "").parse("1")).isEqualTo(Parsed.of(1L));
        assertThat(SettingType.whole(1, 20, "").parse("20")).isEqualTo(Parsed.of(20L));
        assertThat(SettingType.seconds("0.05", "86400").parse("0.05"))
                .isEqualTo(Parsed.of(Duration.ofMillis(50)));
        assertThat(SettingType.seconds("0.05", "86400").parse("86400"))
                .isEqualTo(Parsed.of(Duration.ofDays(1)));
    }

    @Test
    void outOfRangeTheBoundHolds() {
        assertThat(SettingType.whole(1, 20, "").parse("0"))
                .isEqualTo(Parsed.partly(1L, "is under the least value, 1"));
        assertThat(SettingType.milliseconds(10, 600).parse("601"))
                .isEqualTo(
                        Parsed.partly(Duration.ofMillis(600), "is over the greatest value, 600"));
        assertThat(SettingType.seconds("0.05", "86400").parse("0.049"))
                .isEqualTo(Parsed.partly(Duration.ofMillis(50), "is under the least value, 0.05"));
    }

    @Test
    void moreThanALongHoldsIsOutOfRange() {
        assertThat(SettingType.whole(1, Long.MAX_VALUE, "").parse("9223372036854775808").value())
                .contains(Long.MAX_VALUE);
    }

    @Test
    void secondsKeepTheirNanoseconds() {
        assertThat(SettingType.seconds("0", "10").parse("1.5000000019"))
                .isEqualTo(Parsed.of(Duration.ofNanos(1_500_000_001)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1E2147483647", "9.9e2000000000"})
    void enormousNumbersAreTheUpperBoundAtOnce(String text) {
        assertTimeoutPreemptively(
                SOON,
                () -> {
                    assertThat(SettingType.decimal("0", "5", "").parse(text).value())
                            .contains(new BigDecimal("5"));
                    assertThat(SettingType.whole(0, 5, "").parse(text).value()).contains(5L);
                    assertThat(SettingType.seconds("0", "5").parse(text).value())
                            .contains(Duration.ofSeconds(5));
                    assertThat(SettingType.milliseconds(0, 5).parse(text).value())
                            .contains(Duration.ofMillis(5));
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-999999999", "1E-2147483647", "0e-2000000000", "1e-101"})
    void numbersOfEndlessDecimalsAreRefusedAtOnce(String text) {
        Parsed<Object> refused = Parsed.not("a number of up to 100 decimals");
        assertTimeoutPreemptively(
                SOON,
                () -> {
                    assertThat(SettingType.decimal("0", "5", "").parse(text)).isEqualTo(refused);
                    assertThat(SettingType.whole(0, 5, "").parse(text)).isEqualTo(refused);
                    assertThat(SettingType.seconds("0", "5").parse(text)).isEqualTo(refused);
                });
    }

    @Test
    void pathsAreTakenAsTheyAre() {
        assertThat(SettingType.path().parse("data/a b.json"))
                .isEqualTo(Parsed.of(Path.of("data/a b.json")));
        assertThat(SettingType.path().parse("a\0b")).isEqualTo(Parsed.not("a path"));
    }
}

package g6.summary.out.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.domain.Thresholds;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

final class VerdictTest {
    private static final Thresholds THRESHOLDS = Thresholds.defaults();

    @ParameterizedTest
    @CsvSource({
        "100, GOOD",
        "85, GOOD",
        "85.000, GOOD",
        "84.999, WARN",
        "84.9, WARN",
        "70, WARN",
        "69.9, BAD",
        "0, BAD",
        "-1, BAD",
        ", NONE"
    })
    void dataQuality(BigDecimal percent, Verdict verdict) {
        assertThat(
                        Verdict.under(
                                Optional.ofNullable(percent),
                                THRESHOLDS.qualityWarn(),
                                THRESHOLDS.qualityError()))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "0, GOOD",
        "400, GOOD",
        "400.001, WARN",
        "800, WARN",
        "800.1, BAD",
        "1e30, BAD",
        ", NONE"
    })
    void latencyOfTheProvider(BigDecimal milliseconds, Verdict verdict) {
        assertThat(
                        Verdict.over(
                                Optional.ofNullable(milliseconds),
                                THRESHOLDS.latencyWarnMs(),
                                THRESHOLDS.latencyErrorMs()))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "ok, GOOD",
        "OK, GOOD",
        "healthy, GOOD",
        "running, GOOD",
        "Degraded, WARN",
        "stale, WARN",
        "ERROR, BAD",
        "down, BAD",
        "banana, NONE",
        "'', NONE",
        ", NONE"
    })
    void wordsForStates(String word, Verdict verdict) {
        assertThat(Verdict.ofState(Optional.ofNullable(word))).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "ERROR, BAD",
        "critical, BAD",
        "WARNING, WARN",
        "warn, WARN",
        "INFO, NONE",
        "debug, NONE",
        ", NONE"
    })
    void levelsOfAlerts(String word, Verdict verdict) {
        assertThat(Verdict.ofLevel(Optional.ofNullable(word))).isEqualTo(verdict);
    }

    @ParameterizedTest
    @EnumSource
    void theWorseOfTwoIsTheSameEitherWay(Verdict verdict) {
        for (Verdict other : Verdict.values()) {
            Verdict worse = verdict.worseOf(other);
            assertThat(worse).isEqualTo(other.worseOf(verdict)).isIn(verdict, other);
            assertThat(worse).isGreaterThanOrEqualTo(verdict).isGreaterThanOrEqualTo(other);
        }
    }

    @Test
    void verdictsAreToldApartWithoutColour() {
        assertThat(
                        Arrays.stream(Verdict.values())
                                .map(verdict -> verdict.line().text())
                                .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("—", "● ok", "◆ warn", "■ bad");
    }
}

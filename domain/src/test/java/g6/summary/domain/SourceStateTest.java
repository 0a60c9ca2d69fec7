package g6.summary.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import g6.summary.domain.SourceState.Freshness;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

final class SourceStateTest {
    private static final Instant NOW = Instant.parse("2025-10-17T16:33:00Z");
    private static final StatusFault MISSING = new StatusFault(StatusFault.Outcome.MISSING, "");

    @ParameterizedTest(name = "age {0}, interval {1} s: {2}")
    @CsvSource({
        "PT0S, 0, FRESH",
        "PT60S, 0, FRESH",
        "PT60.001S, 0, LATE",
        "PT180S, 0, LATE",
        "PT180.001S, 0, STALE",
        "PT60.001S, 20, LATE",
        "PT90S, 30, FRESH",
        "PT90.001S, 30, LATE",
        "PT180.001S, 30, STALE",
        "PT300S, 100, FRESH",
        "PT300.001S, 100, LATE",
        "PT600S, 100, LATE",
        "PT600.001S, 100, STALE",
        "PT60.001S, -5, LATE",
        "PT-1H, 30, FRESH"
    })
    void ageDecides(Duration age, String interval, Freshness expected) {
        assertThat(read(Optional.of(NOW.minus(age)), interval).freshness()).isEqualTo(expected);
    }

    @Test
    void dataWithoutATimeAreFresh() {
        SourceState state = read(Optional.empty(), "0");

        assertThat(state.freshness()).isEqualTo(Freshness.FRESH);
        assertThat(state.staleSeconds(NOW)).isEmpty();
    }

    @Test
    void ageIsNegativeWhereTheCollectorIsAhead() {
        assertThat(read(Optional.of(NOW.plusMillis(2500)), "0").staleSeconds(NOW)).contains(-2.5);
        assertThat(read(Optional.of(NOW.minusMillis(2500)), "0").staleSeconds(NOW)).contains(2.5);
    }

    @Test
    void failedReadingKeepsTheAge() {
        SourceState failed = SourceState.failed(MISSING, Optional.of(NOW.minusSeconds(5)));

        assertThat(failed.freshness()).isEqualTo(Freshness.FAILED);
        assertThat(failed.fault()).contains(MISSING);
        assertThat(failed.staleSeconds(NOW)).contains(5.0);
    }

    @Test
    void verdictAndFaultMustAgree() {
        assertThatThrownBy(
                        () -> new SourceState(Freshness.FAILED, Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                new SourceState(
                                        Freshness.LATE, Optional.empty(), Optional.of(MISSING)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void worseOfTwoIsShown() {
        SourceState late = read(Optional.of(NOW.minusSeconds(61)), "0");
        SourceState failed = SourceState.failed(MISSING, Optional.empty());

        assertThat(late.worseOf(failed)).isEqualTo(failed);
        assertThat(failed.worseOf(late)).isEqualTo(failed);
    }

    @Test
    void ageAloneSaysNothingNew() {
        SourceState younger = read(Optional.of(NOW), "0");
        SourceState older = read(Optional.of(NOW.minusSeconds(9)), "0");

        assertThat(younger.saysTheSameAs(older)).isTrue();
        assertThat(younger.saysTheSameAs(SourceState.failed(MISSING, Optional.of(NOW)))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"MISSING, '', missing", "TOO_LARGE, 20 MiB, too large: 20 MiB"})
    void causeIsOneLine(StatusFault.Outcome outcome, String detail, String expected) {
        assertThat(new StatusFault(outcome, detail).cause()).isEqualTo(expected);
    }

    private static SourceState read(Optional<Instant> asOf, String interval) {
        SummarySnapshot.Cycle cycle =
                Extraction.snapshot(TestDocuments.document("{'interval': " + interval + "}"))
                        .cycle();
        return SourceState.read(asOf, cycle, Thresholds.defaults(), NOW);
    }
}

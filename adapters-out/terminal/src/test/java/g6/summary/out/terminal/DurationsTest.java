package g6.summary.out.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

final class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, 0s, 0m",
        "PT0.999S, 0s, 0m",
        "PT59S, 59s, 0m",
        "PT60S, 1m 00s, 1m",
        "PT65S, 1m 05s, 1m",
        "PT59M59S, 59m 59s, 59m",
        "PT1H, 1h 00m, 1h 00m",
        "PT2H3M59S, 2h 03m, 2h 03m",
        "PT23H59M, 23h 59m, 23h 59m",
        "PT24H, 1d 00h, 1d 00h",
        "PT100H, 4d 04h, 4d 04h"
    })
    void timesAreAsShortAsTheyMayBe(Duration time, String precise, String rough) {
        assertThat(Durations.precise(time)).isEqualTo(precise);
        assertThat(Durations.rough(time)).isEqualTo(rough);
    }
}

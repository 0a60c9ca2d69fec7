package g6.summary.out.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.Optional;

final class MomentsTest {
    private static final Instant NOW = Instant.parse("2025-10-17T18:29:59Z"); // 23:59:59 there

    @ParameterizedTest
    @CsvSource({
        "2025-10-17T16:32:57.668801Z, 22:02:57",
        "2025-10-16T18:30:00Z, 00:00:00",
        "2025-10-16T18:29:59Z, 16 Oct 23:59",
        "2025-10-17T18:30:00Z, 18 Oct 00:00",
        "2025-01-01T00:00:00+05:30, 01 Jan 00:00",
        "2024-12-31T18:29:59Z, 2024-12-31 23:59",
        "2026-01-01T00:00:00+05:30, 2026-01-01 00:00",
        "yesterday, yesterday"
    })
    void momentsAreToldByTheMarketsClock(String written, String shown) {
        assertThat(Moments.of(Optional.of(written), NOW)).isEqualTo(shown);
    }

    @Test
    void noMomentIsADash() {
        assertThat(Moments.of(Optional.empty(), NOW)).isEqualTo("—");
    }
}

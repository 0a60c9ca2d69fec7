package g6.summary.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDateTime;

final class MarketHoursTest {
    @ParameterizedTest
    @CsvSource({
        "2025-10-13T09:14:59.999, false",
        "2025-10-13T09:15, true",
        "2025-10-14T12:00, true",
        "2025-10-15T12:00, true",
        "2025-10-16T12:00, true",
        "2025-10-17T15:29:59.999, true",
        "2025-10-17T15:30, false",
        "2025-10-18T12:00, false",
        "2025-10-19T12:00, false",
        "2025-10-20T00:00, false"
    })
    void mondayToFridayInKolkata(LocalDateTime there, boolean open) {
        assertThat(MarketHours.areOpen(there.atZone(MarketHours.ZONE).toInstant())).isEqualTo(open);
    }
}

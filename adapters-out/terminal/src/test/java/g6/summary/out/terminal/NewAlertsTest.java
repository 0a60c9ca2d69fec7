package g6.summary.out.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.domain.Value;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

final class NewAlertsTest {
    private static final Instant NOON = Instant.parse("2025-10-17T06:30:00Z");
    private static final Value OLD = alert("old");
    private static final Value NEW = alert("new");
    private static final Value NEWER = alert("newer");

    private static Value alert(String message) {
        return Market.alert(1, 0, "ERROR", "Storage", message);
    }

    @Test
    void newIsWhatWasNotThereBefore() {
        NewAlerts alerts = NewAlerts.NONE.after(List.of(OLD), List.of(NEW, OLD), NOON);

        assertThat(alerts.isNew(NEW)).isTrue();
        assertThat(alerts.isNew(OLD)).isFalse();
    }

    @Test
    void itStandsOutForSixSecondsFromItsOwnArrival() {
        NewAlerts alerts =
                NewAlerts.NONE
                        .after(List.of(), List.of(NEW), NOON)
                        .after(List.of(NEW), List.of(NEW, NEWER), NOON.plusSeconds(4));

        assertThat(alerts.isHighlighted(NEW, NOON.plusMillis(5_999))).isTrue();
        assertThat(alerts.isHighlighted(NEW, NOON.plusSeconds(6))).isFalse();
        assertThat(alerts.isHighlighted(NEWER, NOON.plusSeconds(9))).isTrue();
        assertThat(alerts.isNew(NEW)).isTrue();
        assertThat(alerts.isHighlighted(OLD, NOON)).isFalse();
    }

    @Test
    void whatIsGoneIsNotNewAnyMore() {
        NewAlerts alerts =
                NewAlerts.NONE
                        .after(List.of(), List.of(NEW), NOON)
                        .after(List.of(NEW), List.of(), NOON);

        assertThat(alerts).isEqualTo(NewAlerts.NONE);
    }
}

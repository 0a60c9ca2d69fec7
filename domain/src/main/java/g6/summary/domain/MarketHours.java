package g6.summary.domain;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// When the market is open by the clock: Monday to Friday, 09:15 to 15:30 in Kolkata. Holidays are
/// unknown here, so this is a hint and never stands in for what a document says.
public final class MarketHours {
    /// The market's time zone.
    public static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

    private static final LocalTime OPENING = LocalTime.of(9, 15);
    private static final LocalTime CLOSING = LocalTime.of(15, 30);

    private MarketHours() {}

    /// Whether the market is open by the clock; at the minute of closing it is not.
    public static boolean areOpen(Instant now) {
        ZonedDateTime there = now.atZone(ZONE);
        DayOfWeek day = there.getDayOfWeek();
        return day != DayOfWeek.SATURDAY
                && day != DayOfWeek.SUNDAY
                && !there.toLocalTime().isBefore(OPENING)
                && there.toLocalTime().isBefore(CLOSING);
    }
}

package g6.summary.out.terminal;

import g6.summary.domain.Figures;
import g6.summary.domain.MarketHours;
import g6.summary.domain.Timestamp;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// Moments that a document tells, by the market's clock.
final class Moments {
    private static final DateTimeFormatter TODAY = formatter("HH:mm:ss");
    private static final DateTimeFormatter THIS_YEAR = formatter("dd MMM HH:mm");
    private static final DateTimeFormatter EARLIER = formatter("yyyy-MM-dd HH:mm");

    private Moments() {}

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    /// The time of the day, and of other days their date too; as it was written where that is no
    /// time.
    static String of(Optional<String> written, Instant now) {
        return written.flatMap(Timestamp::parse)
                .map(time -> of(time.instant(), now))
                .orElse(Figures.text(written));
    }

    /// The time of the day, and of other days their date too.
    static String of(Instant moment, Instant now) {
        ZonedDateTime then = moment.atZone(MarketHours.ZONE);
        ZonedDateTime today = now.atZone(MarketHours.ZONE);
        if (then.toLocalDate().equals(today.toLocalDate())) {
            return TODAY.format(then);
        }
        return (then.getYear() == today.getYear() ? THIS_YEAR : EARLIER).format(then);
    }
}

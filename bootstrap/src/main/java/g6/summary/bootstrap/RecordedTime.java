package g6.summary.bootstrap;

import g6.summary.domain.MarketHours;
import g6.summary.domain.Timestamp;
import g6.summary.out.recording.Recorded;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;

/// A moment of a recording as people write it.
///
/// @param in when that was, in a recording
record RecordedTime(Function<Recorded, Instant> in) {
    static final String FORM =
            "A date and time of ISO 8601, in UTC unless an offset follows, 2025-10-17T04:05:00; or"
                    + " a time of day as the screen shows it, in IST, 09:35, for the last one that"
                    + " there was.";

    /// Empty where the text is neither.
    static Optional<RecordedTime> parse(String text) {
        return Timestamp.parse(text)
                .map(Timestamp::instant)
                .map(instant -> new RecordedTime(_ -> instant))
                .or(() -> timeOfDay(text).map(RecordedTime::last));
    }

    private static Optional<LocalTime> timeOfDay(String text) {
        try {
            return Optional.of(LocalTime.parse(text));
        } catch (DateTimeParseException _) { // which is what the caller wants to know
            return Optional.empty();
        }
    }

    private static RecordedTime last(LocalTime time) {
        return new RecordedTime(
                recorded -> {
                    ZonedDateTime end = recorded.lastAt().atZone(MarketHours.ZONE);
                    ZonedDateTime thatDay = end.with(time);
                    return (thatDay.isAfter(end) ? thatDay.minusDays(1) : thatDay).toInstant();
                });
    }
}

package g6.summary.domain;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// A moment as a document wrote it and as the clock knows it.
///
/// @param written the text of the document
/// @param instant the moment that it names
public record Timestamp(String written, Instant instant) {
    private static final int LONGEST = 64;

    private static final DateTimeFormatter ISO_8601 =
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .appendLiteral('T')
                    .append(DateTimeFormatter.ISO_LOCAL_TIME)
                    .appendPattern("[XXX][XX][X]")
                    .toFormatter(java.util.Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT); // no 30 February read as the 28th

    /// The moment that an ISO-8601 date and time names, with `T` or one space between the two;
    /// empty where the text is no such thing. Collectors write UTC, some of them without saying so:
    /// a time without an offset is UTC.
    public static Optional<Timestamp> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var time =
                    ISO_8601.parseBest(
                            text.replaceFirst(" ", "T"), OffsetDateTime::from, LocalDateTime::from);
            Instant instant =
                    time instanceof OffsetDateTime withOffset
                            ? withOffset.toInstant()
                            : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
            return Optional.of(new Timestamp(text, instant));
        } catch (DateTimeParseException _) { // not a time: absent, like any value of a wrong type
            return Optional.empty();
        }
    }

    /// UTC to the second, `2025-10-17T16:32:57Z`.
    public String toTheSecond() {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}

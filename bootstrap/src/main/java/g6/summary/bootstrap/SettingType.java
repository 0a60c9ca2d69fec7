package g6.summary.bootstrap;

import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How the text of a setting is read.
///
/// @param <T> what it is read as
@FunctionalInterface
interface SettingType<T> {
    /// Beyond it `1e-999999999` would be a number, and a text of a gigabyte.
    int MOST_DECIMALS = 100;

    /// Reads a text that is not blank and has no white space around it.
    Parsed<T> parse(String text);

    /// What came of a text.
    ///
    /// @param value the value, where one could be made
    /// @param complaint what is wrong with the text, where something is
    record Parsed<T>(Optional<T> value, Optional<String> complaint) {
        static <T> Parsed<T> of(T value) {
            return new Parsed<>(Optional.of(value), Optional.empty());
        }

        static <T> Parsed<T> partly(T value, String complaint) {
            return new Parsed<>(Optional.of(value), Optional.of(complaint));
        }

        static <T> Parsed<T> not(String what) {
            return new Parsed<>(Optional.empty(), Optional.of("is not " + what));
        }
    }

    static SettingType<String> text() {
        return Parsed::of;
    }

    static SettingType<List<String>> list() {
        return text ->
                Parsed.of(
                        Arrays.stream(text.split(","))
                                .map(String::strip)
                                .filter(entry -> !entry.isEmpty())
                                .toList());
    }

    static SettingType<Boolean> truth() {
        return text ->
                switch (text.toLowerCase(Locale.ROOT)) {
                    case "1", "true", "yes", "on" -> Parsed.of(true);
                    case "0", "false", "no", "off" -> Parsed.of(false);
                    default -> Parsed.not("one of 1, true, yes, on, 0, false, no, off");
                };
    }

    /// A whole number, `15.0` included.
    static SettingType<Long> whole(long min, long max) {
        SettingType<BigDecimal> number = decimal(Long.toString(min), Long.toString(max));
        return text -> {
            Parsed<BigDecimal> parsed = number.parse(text);
            try {
                return new Parsed<>(
                        parsed.value().map(BigDecimal::longValueExact), parsed.complaint());
            } catch (ArithmeticException _) { // the complaint says it
                return Parsed.not("a whole number");
            }
        };
    }

    /// A number, with so many decimals at most that it can be written out.
    static SettingType<BigDecimal> decimal(String min, String max) {
        return text -> {
            try {
                BigDecimal number = new BigDecimal(text);
                return number.scale() > MOST_DECIMALS
                        ? Parsed.not("a number of up to " + MOST_DECIMALS + " decimals")
                        : within(number, new BigDecimal(min), new BigDecimal(max));
            } catch (NumberFormatException _) { // the complaint says it
                return Parsed.not("a number");
            }
        };
    }

    static SettingType<Duration> seconds(String min, String max) {
        return text -> {
            Parsed<BigDecimal> seconds = decimal(min, max).parse(text);
            return new Parsed<>(
                    seconds.value().map(s -> Duration.ofNanos(s.movePointRight(9).longValue())),
                    seconds.complaint());
        };
    }

    static SettingType<Duration> milliseconds(long min, long max) {
        return text -> {
            Parsed<Long> millis = whole(min, max).parse(text);
            return new Parsed<>(millis.value().map(Duration::ofMillis), millis.complaint());
        };
    }

    static SettingType<Path> path() {
        return text -> {
            try {
                return Parsed.of(Path.of(text));
            } catch (InvalidPathException _) { // the complaint says it
                return Parsed.not("a path");
            }
        };
    }

    private static <N extends Comparable<N>> Parsed<N> within(N number, N min, N max) {
        if (number.compareTo(min) < 0) {
            return Parsed.partly(min, "is under the least value, " + min + ", which holds instead");
        }
        return number.compareTo(max) > 0
                ? Parsed.partly(max, "is over the greatest value, " + max + ", which holds instead")
                : Parsed.of(number);
    }
}

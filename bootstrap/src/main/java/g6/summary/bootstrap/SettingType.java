package g6.summary.bootstrap;

import g6.summary.domain.CanonicalJson;
import g6.summary.domain.Value;

import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// How the text of a setting is read, and how its value is shown.
///
/// @param <T> what it is read as
/// @param words what may be written, for people
/// @param schema the same for programs, as JSON Schema
/// @param reading makes a value of a text that is not blank and has no white space around it
/// @param showing makes JSON of a value; a secret becomes its mask
/// @param isSecret whether nobody may see the value
record SettingType<T>(
        String words,
        Value.Object schema,
        Function<String, Parsed<T>> reading,
        Function<T, Value> showing,
        boolean isSecret) {
    /// Beyond it `1e-999999999` would be a number, and a text of a gigabyte.
    private static final int MOST_DECIMALS = 100;

    private static final int LONGEST_SECRET = 4096;

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

        <U> Parsed<U> map(Function<? super T, ? extends U> change) {
            return new Parsed<>(value.map(change), complaint);
        }
    }

    /// Reads a text that is not blank and has no white space around it.
    Parsed<T> parse(String text) {
        return reading.apply(text);
    }

    /// The value for programs.
    Value json(T value) {
        return showing.apply(value);
    }

    /// The value for people, as it could be written; empty where there is none.
    String text(T value) {
        return text(json(value));
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Null _ -> "";
            case Value.Text(var text) -> text;
            case Value.Array(var items) ->
                    items.stream().map(SettingType::text).collect(Collectors.joining(","));
            case Value.Number(var number) -> number.toPlainString();
            case Value.Bool _, Value.Object _ -> CanonicalJson.text(value);
        };
    }

    /// A text that is shown nowhere, such as a token: it must fit into a header of HTTP.
    static SettingType<Optional<Secret>> secret() {
        return new SettingType<>(
                "visible ASCII characters",
                schema("string").put("writeOnly", Value.of(true)).build(),
                text ->
                        isHeaderText(text)
                                ? Parsed.of(Optional.of(new Secret(text)))
                                : Parsed.not(
                                        "of visible ASCII characters alone, "
                                                + LONGEST_SECRET
                                                + " at most"),
                secret -> Value.orNull(secret.map(_ -> Value.of(Secret.MASK))),
                true);
    }

    private static boolean isHeaderText(String text) {
        return text.length() <= LONGEST_SECRET && text.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    static SettingType<List<String>> list() {
        return of(
                "list, separated by commas",
                schema("array").put("items", schema("string").build()),
                text -> Parsed.of(entries(text)),
                SettingType::array);
    }

    /// A list that lets something in: it has an entry, and each is understood.
    ///
    /// @param what what each of its entries is
    static SettingType<List<String>> listOf(String what, Predicate<String> isUnderstood) {
        return of(
                "list of " + what + ", separated by commas",
                schema("array").put("items", schema("string").build()),
                text -> {
                    List<String> entries = entries(text);
                    return !entries.isEmpty() && entries.stream().allMatch(isUnderstood)
                            ? Parsed.of(entries)
                            : Parsed.not("a list of " + what);
                },
                SettingType::array);
    }

    private static List<String> entries(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    private static Value array(List<String> entries) {
        return Value.of(entries.stream().map(Value::of).toList());
    }

    static SettingType<Boolean> truth() {
        return of(
                "on or off",
                schema("boolean"),
                text ->
                        switch (text.toLowerCase(Locale.ROOT)) {
                            case "1", "true", "yes", "on" -> Parsed.of(true);
                            case "0", "false", "no", "off" -> Parsed.of(false);
                            default -> Parsed.not("one of 1, true, yes, on, 0, false, no, off");
                        },
                Value::of);
    }

    /// One of a few words, in any letter case.
    static <E extends Enum<E>> SettingType<E> choice(Class<E> type) {
        List<E> constants = List.of(type.getEnumConstants());
        List<String> words = constants.stream().map(SettingType::word).toList();
        return of(
                String.join(", ", words),
                schema("string").put("enum", array(words)),
                text ->
                        constants.stream()
                                .filter(constant -> word(constant).equalsIgnoreCase(text))
                                .findFirst()
                                .map(Parsed::of)
                                .orElseGet(() -> Parsed.not("one of " + String.join(", ", words))),
                constant -> Value.of(word(constant)));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// A whole number, `15.0` included.
    ///
    /// @param unit what is counted, such as `bytes`
    static SettingType<Long> whole(long min, long max, String unit) {
        SettingType<BigDecimal> number = decimal(Long.toString(min), Long.toString(max), unit);
        return of(
                "whole " + number.words(),
                bounded("integer", BigDecimal.valueOf(min), BigDecimal.valueOf(max)),
                text -> {
                    try {
                        return number.parse(text).map(BigDecimal::longValueExact);
                    } catch (ArithmeticException _) { // the complaint says it
                        return Parsed.not("a whole number");
                    }
                },
                Value::of);
    }

    static SettingType<Long> port() {
        return whole(0, 65_535, "(0: any free port)");
    }

    /// A number, with so many decimals at most that it can be written out.
    static SettingType<BigDecimal> decimal(String min, String max, String unit) {
        BigDecimal least = new BigDecimal(min);
        BigDecimal greatest = new BigDecimal(max);
        return of(
                "number from "
                        + least.toPlainString()
                        + " to "
                        + greatest.toPlainString()
                        + (unit.isEmpty() ? "" : " " + unit),
                bounded("number", least, greatest),
                text -> {
                    try {
                        BigDecimal number = new BigDecimal(text);
                        return number.scale() > MOST_DECIMALS
                                ? Parsed.not("a number of up to " + MOST_DECIMALS + " decimals")
                                : within(number, least, greatest);
                    } catch (NumberFormatException _) { // the complaint says it
                        return Parsed.not("a number");
                    }
                },
                Value.Number::new);
    }

    static SettingType<Duration> seconds(String min, String max) {
        SettingType<BigDecimal> number = decimal(min, max, "s");
        return of(
                number.words(),
                number.schema(),
                text ->
                        number.parse(text)
                                .map(s -> Duration.ofNanos(s.movePointRight(9).longValue())),
                duration -> new Value.Number(inSeconds(duration)));
    }

    private static BigDecimal inSeconds(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds())
                .add(BigDecimal.valueOf(duration.getNano(), 9));
    }

    static SettingType<Duration> milliseconds(long min, long max) {
        SettingType<Long> number = whole(min, max, "ms");
        return of(
                number.words(),
                number.schema(),
                text -> number.parse(text).map(Duration::ofMillis),
                duration -> Value.of(duration.toMillis()));
    }

    static SettingType<Path> path() {
        return of(
                "path",
                schema("string"),
                text -> {
                    try {
                        return Parsed.of(Path.of(text));
                    } catch (InvalidPathException _) { // the complaint says it
                        return Parsed.not("a path");
                    }
                },
                path -> Value.of(path.toString()));
    }

    /// Something that need not be there.
    static <T> SettingType<Optional<T>> optional(SettingType<T> type) {
        return of(
                type.words(),
                type.schema(),
                text -> type.parse(text).map(Optional::of),
                value -> Value.orNull(value.map(type::json)));
    }

    /// Something that `off` switches off.
    static <T> SettingType<Optional<T>> orOff(SettingType<T> type) {
        SettingType<Optional<T>> optional = optional(type);
        return of(
                type.words() + ", or off",
                optional.schema(),
                text ->
                        text.equalsIgnoreCase("off")
                                ? Parsed.of(Optional.empty())
                                : optional.parse(text),
                optional::json);
    }

    /// A type of one's own.
    static <T> SettingType<T> of(
            String words,
            Value.Object schema,
            Function<String, Parsed<T>> reading,
            Function<T, Value> showing) {
        return new SettingType<>(words, schema, reading, showing, false);
    }

    private static <T> SettingType<T> of(
            String words,
            Value.Object.Builder schema,
            Function<String, Parsed<T>> reading,
            Function<T, Value> showing) {
        return of(words, schema.build(), reading, showing);
    }

    private static Value.Object.Builder schema(String type) {
        return Value.Object.builder().put("type", Value.of(type));
    }

    private static Value.Object.Builder bounded(String type, BigDecimal min, BigDecimal max) {
        return schema(type)
                .put("minimum", new Value.Number(min))
                .put("maximum", new Value.Number(max));
    }

    private static Parsed<BigDecimal> within(BigDecimal number, BigDecimal min, BigDecimal max) {
        if (number.compareTo(min) < 0) {
            return Parsed.partly(min, "is under the least value, " + min.toPlainString());
        }
        return number.compareTo(max) > 0
                ? Parsed.partly(max, "is over the greatest value, " + max.toPlainString())
                : Parsed.of(number);
    }
}

package g6.summary.domain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Facts as the members of an object, one by one: the data of a panel, or a document for other
/// programs. What is absent is `null`, never left out; whole numbers that a double cannot hold
/// exactly, beyond 2^53 − 1, are text, so that no reader rounds them unawares. Of equal names the
/// last counts. Not thread-safe.
public final class Facts {
    private static final BigInteger LARGEST_EXACT = BigInteger.valueOf((1L << 53) - 1);

    private final Value.Object.Builder members = Value.Object.builder();

    /// No facts yet.
    public Facts() {}

    /// A text.
    public Facts text(String name, Optional<String> text) {
        return value(name, text.map(Value::of));
    }

    /// A truth.
    public Facts truth(String name, Optional<Boolean> truth) {
        return value(name, truth.map(Value::of));
    }

    /// An amount, exact.
    public Facts number(String name, Optional<BigDecimal> number) {
        return value(name, number.map(Facts::safe));
    }

    /// A whole number of any size.
    public Facts integer(String name, Optional<BigInteger> number) {
        return value(name, number.map(Facts::safe));
    }

    /// Whatever else.
    public Facts value(String name, Optional<Value> value) {
        return value(name, Value.orNull(value));
    }

    /// Whatever else, as it is.
    public Facts value(String name, Value value) {
        members.put(name, value);
        return this;
    }

    /// All of them. Nothing must be added afterwards.
    public Value.Object object() {
        return members.build();
    }

    /// A list, an item each.
    public static <T> Value list(List<T> items, Function<T, Value> item) {
        return Value.of(items.stream().map(item).toList());
    }

    /// An object, a member each, in the order of the map.
    public static <T> Value object(Map<String, T> members, Function<T, Value> member) {
        Value.Object.Builder values = Value.Object.builder();
        members.forEach((key, value) -> values.put(key, member.apply(value)));
        return values.build();
    }

    /// Any value of a document, numbers included, as facts are written.
    public static Value safe(Value value) {
        return switch (value) {
            case Value.Object(var members) -> object(members, Facts::safe);
            case Value.Array(var items) -> list(items, Facts::safe);
            case Value.Number(var decimal) -> safe(decimal);
            case Value.Text _, Value.Bool _, Value.Null _ -> value;
        };
    }

    /// An amount, as text where it is whole and no double holds it.
    public static Value safe(BigDecimal number) {
        Value.Number amount = new Value.Number(number);
        boolean isWhole = amount.decimal().scale() <= 0;
        return isWhole ? safe(amount.decimal().toBigInteger()) : amount;
    }

    /// A whole number, as text where no double holds it.
    public static Value safe(BigInteger number) {
        return number.abs().compareTo(LARGEST_EXACT) > 0
                ? Value.of(number.toString())
                : Value.of(number.longValue());
    }
}

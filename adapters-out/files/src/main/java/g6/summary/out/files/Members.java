package g6.summary.out.files;

import g6.summary.domain.Value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The members of an object in the making. What is absent is `null`; whole numbers that a double
/// cannot hold exactly are text, as in the panels' data, so that no reader rounds them unawares.
final class Members {
    private static final BigInteger LARGEST_EXACT = BigInteger.valueOf((1L << 53) - 1);

    private final Value.Object.Builder members = Value.Object.builder();

    Members value(String name, Value value) {
        members.put(name, value);
        return this;
    }

    Members text(String name, Optional<String> text) {
        return value(name, Value.orNull(text.map(Value::of)));
    }

    Members truth(String name, Optional<Boolean> truth) {
        return value(name, Value.orNull(truth.map(Value::of)));
    }

    Members number(String name, Optional<BigDecimal> number) {
        return value(name, Value.orNull(number.map(Members::safe)));
    }

    Members integer(String name, Optional<BigInteger> number) {
        return value(name, Value.orNull(number.map(Members::safe)));
    }

    Value.Object object() {
        return members.build();
    }

    static <T> Value list(List<T> items, Function<T, Value> item) {
        return Value.of(items.stream().map(item).toList());
    }

    static <T> Value object(Map<String, T> members, Function<T, Value> member) {
        Value.Object.Builder values = Value.Object.builder();
        members.forEach((key, value) -> values.put(key, member.apply(value)));
        return values.build();
    }

    /// Any value of a document.
    static Value safe(Value value) {
        return switch (value) {
            case Value.Object(var members) -> object(members, Members::safe);
            case Value.Array(var items) -> list(items, Members::safe);
            case Value.Number(var decimal) -> safe(decimal);
            case Value.Text _, Value.Bool _, Value.Null _ -> value;
        };
    }

    static Value safe(BigDecimal number) {
        Value.Number amount = new Value.Number(number);
        boolean isWhole = amount.decimal().scale() <= 0;
        return isWhole ? safe(amount.decimal().toBigInteger()) : amount;
    }

    static Value safe(BigInteger number) {
        return number.abs().compareTo(LARGEST_EXACT) > 0
                ? Value.of(number.toString())
                : Value.of(number.longValue());
    }
}

package g6.summary.domain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The types that facts have. Each reads a value of its type and is empty for every other: zero is
/// a value, a boolean is no number, blank text says nothing.
final class Types {
    private static final BigDecimal BYTES_PER_MEBIBYTE = BigDecimal.valueOf(1 << 20);

    private Types() {}

    static Optional<String> text(Value value) {
        return value instanceof Value.Text(var text) && !text.isBlank()
                ? Optional.of(text)
                : Optional.empty();
    }

    static Optional<Timestamp> timestamp(Value value) {
        return text(value).flatMap(Timestamp::parse);
    }

    static Optional<Boolean> truth(Value value) {
        return value instanceof Value.Bool(var truth) ? Optional.of(truth) : Optional.empty();
    }

    static Optional<BigDecimal> number(Value value) {
        return value instanceof Value.Number(var decimal) ? Optional.of(decimal) : Optional.empty();
    }

    /// For figures whose collectors write zero before they have any.
    static Optional<BigDecimal> numberButZero(Value value) {
        return number(value).filter(decimal -> decimal.signum() != 0);
    }

    /// Exact, since a power of two divides every decimal.
    static Optional<BigDecimal> bytesAsMebibytes(Value value) {
        return number(value).map(bytes -> bytes.divide(BYTES_PER_MEBIBYTE));
    }

    /// A number without a fraction, `40105.0` included: some collectors write all numbers so.
    static Optional<BigInteger> integer(Value value) {
        return number(value)
                .filter(decimal -> decimal.scale() <= 0) // its trailing zeros are gone
                .map(BigDecimal::toBigInteger);
    }

    /// Text, number or truth, but not `null`.
    static Optional<Value> scalar(Value value) {
        return switch (value) {
            case Value.Text _, Value.Number _, Value.Bool _ -> Optional.of(value);
            case Value.Object _, Value.Array _, Value.Null _ -> Optional.empty();
        };
    }

    static Optional<Map<String, Value>> members(Value value) {
        return value instanceof Value.Object(var members) ? Optional.of(members) : Optional.empty();
    }

    /// The objects of an array; a non-empty array without any is of another type.
    static Optional<List<Value>> objects(Value value) {
        if (!(value instanceof Value.Array(var items))) {
            return Optional.empty();
        }
        List<Value> objects = items.stream().filter(Value.Object.class::isInstance).toList();
        return objects.isEmpty() && !items.isEmpty() ? Optional.empty() : Optional.of(objects);
    }
}

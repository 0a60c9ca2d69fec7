package g6.summary.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A JSON value, immutable, as [RFC 8259](https://www.rfc-editor.org/rfc/rfc8259) knows it.
///
/// Every text in it, keys included, is well-formed Unicode: a surrogate without its partner becomes
/// U+FFFD when the value is made, so that every value can be written as UTF-8. Values are equal
/// when their content is: numbers by amount (`2.0` equals `2`), objects whatever the order of their
/// keys.
@SuppressWarnings("AvoidCommonTypeNames") // JSON's own names, always written Value.Object
public sealed interface Value {

    /// Object with its keys in the order in which they were put.
    ///
    /// @param members the values by key, copied, immutable and in order
    record Object(Map<String, Value> members) implements Value {
        private static final Object EMPTY = new Object(Map.of());

        /// Copies what it is given; of keys that become equal by the repair of their text the last
        /// wins.
        public Object {
            members = Members.copyOf(members);
        }

        /// The object without members.
        public static Object empty() {
            return EMPTY;
        }

        /// The value of one key; empty where the object has no such key, and `Null` where the
        /// document says `null`.
        public Optional<Value> get(String key) {
            return Optional.ofNullable(members.get(key));
        }

        /// An object in the making, cheaper than a map that is copied.
        public static Builder builder() {
            return new Builder();
        }

        /// Collects the members of one object. Not thread-safe.
        public static final class Builder {
            private static final int EXPECTED = 10;

            private final Members.Builder members = new Members.Builder(EXPECTED);

            private Builder() {}

            /// Adds a member; of equal keys the last value counts.
            public Builder put(String key, Value value) {
                members.put(WellFormed.of(key), value);
                return this;
            }

            /// The object. The builder must not be used again.
            public Object build() {
                return new Object(members.build());
            }
        }
    }

    /// Array.
    ///
    /// @param items the values in order, copied
    record Array(List<Value> items) implements Value {
        /// Copies what it is given.
        public Array {
            items = List.copyOf(items);
        }
    }

    /// Text.
    ///
    /// @param text any well-formed Unicode, control characters included
    record Text(String text) implements Value {
        /// Repairs the text where it is not well-formed.
        public Text {
            text = WellFormed.of(text);
        }
    }

    /// Number, exact as it was written, within the range of a double.
    ///
    /// @param decimal the amount, without trailing zeros
    record Number(BigDecimal decimal) implements Value {
        /// Drops trailing zeros.
        ///
        /// @throws IllegalArgumentException if the amount is too large for a double
        public Number {
            if (magnitude(decimal) > 308 && Double.isInfinite(decimal.doubleValue())) {
                throw new IllegalArgumentException("decimal is too large for a double");
            }
            decimal = decimal.stripTrailingZeros();
        }

        private static long magnitude(BigDecimal decimal) {
            return (long) decimal.precision() - decimal.scale();
        }
    }

    /// `true` or `false`.
    ///
    /// @param value the truth
    record Bool(boolean value) implements Value {}

    /// `null`.
    enum Null implements Value {
        /// The only one.
        NULL
    }

    /// Text as a value.
    static Value of(String text) {
        return new Text(text);
    }

    /// A truth value.
    static Value of(boolean value) {
        return new Bool(value);
    }

    /// A whole number.
    static Value of(long number) {
        return new Number(BigDecimal.valueOf(number));
    }

    /// An array of the given values.
    static Value of(List<? extends Value> items) {
        return new Array(List.copyOf(items));
    }

    /// The value, or `null` where there is none.
    static Value orNull(Optional<? extends Value> value) {
        return value.isPresent() ? value.get() : Null.NULL;
    }

    /// The number that a JSON literal such as `-12.50e3` writes.
    ///
    /// A number too large for a double stays what it is, but as text. One written with more digits
    /// than any measurement has, or too close to zero to matter, is read as the nearest double, so
    /// that no literal, however hostile, costs more than its length.
    ///
    /// @throws NumberFormatException if the literal is not a number
    static Value number(String literal) {
        double nearest = Double.parseDouble(literal);
        if (Double.isInfinite(nearest)) {
            return new Text(literal);
        }
        boolean exact = literal.length() <= MAX_EXACT_LENGTH && Math.abs(nearest) > TINY;
        return new Number(exact ? new BigDecimal(literal) : BigDecimal.valueOf(nearest));
    }

    /// Longest literal kept digit by digit: a double of the largest magnitude has 309 digits.
    int MAX_EXACT_LENGTH = 400;

    /// Amounts up to this one, 1e-300, are read as the nearest double.
    double TINY = 1e-300;
}

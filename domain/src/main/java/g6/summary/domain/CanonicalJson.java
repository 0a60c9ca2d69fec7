package g6.summary.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Values as bytes in the JSON Canonicalization Scheme: equal values give equal bytes, everywhere.
///
/// Keys are sorted by UTF-16 code unit, numbers are written as ECMAScript writes the nearest
/// double, text escapes only what it must, and there is no white space: [RFC
/// 8785](https://www.rfc-editor.org/rfc/rfc8785). Not thread-safe: one instance writes one value.
public final class CanonicalJson {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /// Every decimal of so many digits has a double of its own.
    private static final int EXACT_DIGITS = 15;

    private byte[] bytes;
    private int length;

    private CanonicalJson(int expectedLength) {
        bytes = new byte[expectedLength];
    }

    /// The canonical bytes of a value, UTF-8.
    public static byte[] bytes(Value value) {
        return bytes(value, 256);
    }

    /// The same, for a value whose canonical form is about so many bytes long.
    static byte[] bytes(Value value, int expectedLength) {
        var json = new CanonicalJson(expectedLength);
        json.value(value);
        return json.length == json.bytes.length
                ? json.bytes
                : Arrays.copyOf(json.bytes, json.length);
    }

    /// The canonical form as text.
    public static String text(Value value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }

    private void value(Value value) {
        switch (value) {
            case Value.Object(var members) -> object(Members.copyOf(members)); // no copy
            case Value.Array(var items) -> array(items);
            case Value.Text(var text) -> text(text);
            case Value.Number(var decimal) -> ascii(number(decimal));
            case Value.Bool(var truth) -> ascii(truth ? "true" : "false");
            case Value.Null.NULL -> ascii("null");
        }
    }

    private void object(Members members) {
        put('{');
        boolean first = true;
        for (int position : members.sorted()) {
            if (!first) {
                put(',');
            }
            first = false;
            text(members.key(position));
            put(':');
            value(members.value(position));
        }
        put('}');
    }

    private void array(List<Value> items) {
        put('[');
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                put(',');
            }
            value(items.get(i));
        }
        put(']');
    }

    private void text(String text) {
        put('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                escaped(c);
            } else if (c < 0x800) {
                put(0xC0 | (c >> 6));
                continuation(c);
            } else if (Character.isHighSurrogate(c)) { // a well-formed text has its partner next
                fourBytes(Character.toCodePoint(c, text.charAt(++i)));
            } else {
                put(0xE0 | (c >> 12));
                continuation(c >> 6);
                continuation(c);
            }
        }
        put('"');
    }

    private void escaped(char c) {
        switch (c) {
            case '"', '\\' -> escape(c);
            case '\b' -> escape('b');
            case '\t' -> escape('t');
            case '\n' -> escape('n');
            case '\f' -> escape('f');
            case '\r' -> escape('r');
            default -> {
                if (c >= ' ') {
                    put(c);
                } else {
                    ascii("\\u00");
                    put(HEX[c >> 4]);
                    put(HEX[c & 0xF]);
                }
            }
        }
    }

    private void escape(char c) {
        put('\\');
        put(c);
    }

    private void fourBytes(int codePoint) {
        put(0xF0 | (codePoint >> 18));
        continuation(codePoint >> 12);
        continuation(codePoint >> 6);
        continuation(codePoint);
    }

    private void continuation(int bits) {
        put(0x80 | (bits & 0x3F));
    }

    private void ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            put(text.charAt(i));
        }
    }

    private void put(int b) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(256, length * 2));
        }
        bytes[length++] = (byte) b;
    }

    /// The nearest double as ECMAScript's `Number::toString` writes it. Wants a decimal without
    /// trailing zeros, as numbers have it.
    static String number(BigDecimal decimal) {
        int point = decimal.precision() - decimal.scale(); // digits before the decimal point
        if (decimal.scale() <= 0 && point <= EXACT_DIGITS) {
            return Long.toString(decimal.longValue());
        }
        if (decimal.precision() <= EXACT_DIGITS && point > -6 && point <= EXACT_DIGITS) {
            return decimal.toPlainString(); // so few digits survive the way to a double and back
        }
        return number(decimal.doubleValue());
    }

    private static String number(double number) {
        if (number == 0) {
            return "0"; // ECMAScript writes negative zero without its sign
        }
        BigDecimal shortest = shortest(number);
        String digits = shortest.unscaledValue().abs().toString();
        return (number < 0 ? "-" : "") + layOut(digits, digits.length() - shortest.scale());
    }

    /// The fewest digits that read back as this double; of several, the nearest to it.
    private static BigDecimal shortest(double number) {
        BigDecimal decimal = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        if (decimal.precision() != 2 || Math.abs(number) >= 1e-320) {
            return decimal;
        }
        // Double.toString offers at least two digits; among the smallest subnormals one may do.
        BigDecimal single = decimal.round(new MathContext(1)).stripTrailingZeros();
        return single.doubleValue() == number ? single : decimal;
    }

    private static String layOut(String digits, int point) {
        int count = digits.length();
        if (point > 21 || point < -5) {
            String fraction = count == 1 ? "" : "." + digits.substring(1);
            return digits.charAt(0) + fraction + (point > 0 ? "e+" : "e") + (point - 1);
        }
        if (point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        return point >= count
                ? digits + "0".repeat(point - count)
                : digits.substring(0, point) + "." + digits.substring(point);
    }
}

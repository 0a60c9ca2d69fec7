package g6.summary.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// ECMAScript's `Number::toString` from its definition: the fewest digits that read back as the
/// number, of several the nearest to it, of two as near the even one, found by trying. Slow, and
/// shares nothing with the program's own way.
final class ShortestDigits {
    private ShortestDigits() {}

    static String of(double number) {
        if (number == 0) {
            return "0";
        }
        if (number < 0) {
            return "-" + of(-number);
        }
        BigDecimal exact = new BigDecimal(number);
        for (int digits = 1; ; digits++) {
            Optional<BigDecimal> found = nearest(exact, digits, number);
            if (found.isPresent()) {
                return ecmaScript(found.get());
            }
        }
    }

    private static Optional<BigDecimal> nearest(BigDecimal exact, int digits, double number) {
        return Stream.of(RoundingMode.FLOOR, RoundingMode.CEILING)
                .map(mode -> exact.round(new MathContext(digits, mode)))
                .filter(candidate -> candidate.doubleValue() == number)
                .min(
                        Comparator.comparing((BigDecimal c) -> c.subtract(exact).abs())
                                .thenComparing(c -> c.unscaledValue().testBit(0)));
    }

    /// Step by step as the standard has it: `s × 10^(n − k)`, where s has k digits.
    private static String ecmaScript(BigDecimal shortest) {
        BigDecimal stripped = shortest.stripTrailingZeros();
        String s = stripped.unscaledValue().toString();
        int k = s.length();
        int n = k - stripped.scale();
        if (k <= n && n <= 21) {
            return s + "0".repeat(n - k);
        }
        if (0 < n && n <= 21) {
            return s.substring(0, n) + "." + s.substring(n);
        }
        if (-6 < n && n <= 0) {
            return "0." + "0".repeat(-n) + s;
        }
        String exponent = (n > 0 ? "e+" : "e-") + Math.abs(n - 1);
        return k == 1 ? s + exponent : s.charAt(0) + "." + s.substring(1) + exponent;
    }
}

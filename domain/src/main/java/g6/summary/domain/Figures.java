package g6.summary.domain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/// Figures as text. Rounding is half up from the decimal as the document wrote it; what is absent
/// is a dash, and its unit is left out with it. Displays that draw tables write figures by the same
/// rules as the panels' own lines.
public final class Figures {
    /// What stands for a fact that nobody has.
    public static final String ABSENT = "—";

    private static final int LONGEST_LIST = 120;

    private Figures() {}

    /// The text as it is.
    public static String text(Optional<String> text) {
        return text.orElse(ABSENT);
    }

    static String integer(Optional<BigInteger> number) {
        return number.map(BigInteger::toString).orElse(ABSENT);
    }

    /// With just so many decimals, `14.80`.
    ///
    /// @param unit follows at once, such as `%`; may be empty
    public static String fixed(Optional<BigDecimal> number, int decimals, String unit) {
        return number.map(n -> rounded(n, decimals).toPlainString() + unit).orElse(ABSENT);
    }

    /// Like [#fixed], with its sign, `+0.10%`.
    public static String signed(Optional<BigDecimal> number, int decimals, String unit) {
        return number.map(n -> rounded(n, decimals))
                .map(n -> (n.signum() < 0 ? "" : "+") + n.toPlainString() + unit)
                .orElse(ABSENT);
    }

    /// For what is a whole number as a rule: whole when it is, else with two decimals at most.
    public static String whole(Optional<BigDecimal> number, String unit) {
        return number.map(n -> plain(rounded(n, 2)) + unit).orElse(ABSENT);
    }

    /// All digits, no exponent, no trailing zeros.
    public static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    static BigDecimal rounded(BigDecimal number, int decimals) {
        return number.setScale(decimals, RoundingMode.HALF_UP);
    }

    /// Joined, and clipped where the list would be longer than a line should be.
    static String list(List<String> entries, String separator) {
        String all = String.join(separator, entries);
        return all.codePointCount(0, all.length()) <= LONGEST_LIST
                ? all
                : all.substring(0, all.offsetByCodePoints(0, LONGEST_LIST - 1)) + "…";
    }
}

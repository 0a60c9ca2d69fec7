package g6.summary.domain;

import java.math.BigDecimal;

/// Thresholds that are crossed at once and left only 2 % beyond, so that a figure that hovers at
/// one does not change its verdict with every cycle.
final class Hysteresis {
    private static final BigDecimal MARGIN = new BigDecimal("0.02");

    private Hysteresis() {}

    /// Whether a figure counts as over its threshold, given whether it did before.
    static boolean isOver(BigDecimal figure, BigDecimal threshold, boolean wasOver) {
        BigDecimal limit = wasOver ? threshold.subtract(margin(threshold)) : threshold;
        return figure.compareTo(limit) > 0;
    }

    /// Whether a figure counts as under its threshold, given whether it did before.
    static boolean isUnder(BigDecimal figure, BigDecimal threshold, boolean wasUnder) {
        BigDecimal limit = wasUnder ? threshold.add(margin(threshold)) : threshold;
        return figure.compareTo(limit) < 0;
    }

    private static BigDecimal margin(BigDecimal threshold) {
        return threshold.abs().multiply(MARGIN);
    }
}

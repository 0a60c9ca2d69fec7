package g6.summary.in.simulator;

import java.math.BigDecimal;
import java.util.Random;

/// A figure that wanders between its bounds for ever, is drawn to its mean, and never stands still.
final class Wandering {
    private static final double PULL = 0.05;

    private final long lowest;
    private final long mean;
    private final long highest;
    private final int decimals;
    private final double stride;

    private long units;

    /// The bounds and the mean in units of the last decimal, in ascending order.
    private Wandering(long lowest, long mean, long highest, int decimals, double stride) {
        this.lowest = Math.min(lowest, mean - 1);
        this.mean = mean;
        this.highest = Math.max(highest, mean + 1);
        this.decimals = decimals;
        this.stride = stride;
        this.units = mean;
    }

    /// Bounds and mean as they are written, with as many decimals as the mean has.
    static Wandering between(String lowest, String mean, String highest) {
        BigDecimal middle = new BigDecimal(mean);
        int decimals = middle.scale();
        long low = new BigDecimal(lowest).setScale(decimals).unscaledValue().longValueExact();
        long high = new BigDecimal(highest).setScale(decimals).unscaledValue().longValueExact();
        return new Wandering(
                low, middle.unscaledValue().longValueExact(), high, decimals, (high - low) / 20.0);
    }

    /// A price, within a twentieth of where it began.
    static Wandering price(BigDecimal start) {
        long units = start.unscaledValue().longValueExact();
        return new Wandering(
                units - units / 20, units, units + units / 20, start.scale(), units / 2000.0);
    }

    void step(Random random) {
        double drawn = units + PULL * (mean - units) + stride * random.nextGaussian();
        long next = Math.clamp(Math.round(drawn), lowest, highest);
        if (next == units) {
            next += units < mean ? 1 : -1;
        }
        units = next;
    }

    BigDecimal value() {
        return BigDecimal.valueOf(units, decimals);
    }

    /// The value without its decimal point.
    long units() {
        return units;
    }
}

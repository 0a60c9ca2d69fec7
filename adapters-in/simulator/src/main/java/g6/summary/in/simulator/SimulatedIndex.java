package g6.summary.in.simulator;

import g6.summary.domain.Value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;

/// One index of the simulated collector.
final class SimulatedIndex {
    private static final int LEGS_PER_CYCLE = 100;

    /// One change in so many brings bad data.
    private static final int TROUBLE = 60;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final String name;
    private final BigDecimal close;
    private final Wandering price;
    private final Wandering quality = Wandering.between("86.00", "93.50", "99.50");

    private BigDecimal qualityPct = quality.value();
    private long issues;
    private long ageSec;
    private long legs;
    private long options;

    SimulatedIndex(String name, Random random) {
        this.name = name;
        close = lastClose(name, random);
        price = Wandering.price(close);
        change(random);
    }

    private static BigDecimal lastClose(String name, Random random) {
        long ofAnUnknownOne = random.nextLong(100_000, 6_000_000);
        return switch (name) {
            case "NIFTY" -> new BigDecimal("19980.40");
            case "BANKNIFTY" -> new BigDecimal("44612.15");
            case "FINNIFTY" -> new BigDecimal("19951.88");
            case "SENSEX" -> new BigDecimal("66902.69");
            default -> BigDecimal.valueOf(ofAnUnknownOne, 2);
        };
    }

    void change(Random random) {
        price.step(random);
        quality.step(random);
        boolean trouble = random.nextInt(TROUBLE) == 0;
        issues = trouble ? random.nextLong(1, 6) : 0;
        qualityPct = trouble ? BigDecimal.valueOf(random.nextLong(6000, 8500), 2) : quality.value();
        ageSec = random.nextLong(6);
        options = random.nextLong(LEGS_PER_CYCLE / 2, LEGS_PER_CYCLE);
        legs += options;
    }

    String name() {
        return name;
    }

    BigDecimal price() {
        return price.value();
    }

    /// Where most options would expire worthless: a strike near the price.
    long maxPain() {
        long step = 50;
        return Math.round(price().doubleValue() / step) * step;
    }

    private BigDecimal changePct() {
        return price().subtract(close).multiply(HUNDRED).divide(close, 2, RoundingMode.HALF_UP);
    }

    /// What the nested dialect has below `indices`.
    Value priceAndChange() {
        return new Members().with("ltp", price()).with("change", changePct()).object();
    }

    /// What the nested dialect has below `indices_detail`.
    Value nestedDetail() {
        return new Members()
                .with("status", "ok")
                .with("ltp", price())
                .with("age_sec", ageSec)
                .with("legs", legs)
                .with("dq", dataQuality())
                .object();
    }

    /// What the flat dialect has below `indices_detail`.
    Value flatDetail() {
        return new Members()
                .with("status", "OK")
                .with("ltp", price())
                .with("age", ageSec)
                .with("age_sec", ageSec)
                .with("dq", dataQuality())
                .object();
    }

    /// What the flat dialect has below `indices_info`.
    Value priceAndOptions() {
        return new Members().with("ltp", price()).with("options", options).object();
    }

    private Members dataQuality() {
        return new Members().with("score_percent", qualityPct).with("issues_total", issues);
    }
}

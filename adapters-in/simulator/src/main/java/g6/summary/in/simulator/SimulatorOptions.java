package g6.summary.in.simulator;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;

/// What is simulated.
///
/// @param indices names in the order of the document, distinct; any number of them
/// @param dialect how the document is laid out
/// @param interval from cycle to cycle as the document states it, positive
/// @param seed what chance begins with: the same seed and moments give the same documents
/// @param changeRatio the share of facts that change from one document to the next, 0 to 1: each
///   index is one, and so is each of resources, provider, storage, performance, analytics and
///   alerts. With 0 nothing changes at all, else the cycle's number and start do as well
/// @param market what the document says of the market
/// @param withAnalytics whether the document has put/call ratio and max pain
public record SimulatorOptions(
        List<String> indices,
        Dialect dialect,
        Duration interval,
        long seed,
        double changeRatio,
        Market market,
        boolean withAnalytics) {

    /// When the market is open.
    public enum Market {
        /// Always.
        OPEN,
        /// By the clock of [g6.summary.domain.MarketHours].
        BY_HOURS
    }

    /// Copies and checks what it is given.
    ///
    /// @throws IllegalArgumentException if a component is out of range
    public SimulatorOptions {
        indices = List.copyOf(indices);
        for (String index : indices) {
            if (index.isEmpty() || !index.equals(index.strip())) {
                throw new IllegalArgumentException("index \"" + index + "\" is no name");
            }
        }
        if (new HashSet<>(indices).size() < indices.size()) {
            throw new IllegalArgumentException("indices are not distinct: " + indices);
        }
        if (!interval.isPositive()) {
            throw new IllegalArgumentException("interval " + interval + " is not positive");
        }
        if (!(changeRatio >= 0 && changeRatio <= 1)) {
            throw new IllegalArgumentException(
                    "changeRatio " + changeRatio + " is not from 0 to 1");
        }
    }

    /// Four indices once a minute, of which and of whose surroundings a third changes.
    public static SimulatorOptions defaults() {
        return new SimulatorOptions(
                List.of("NIFTY", "BANKNIFTY", "FINNIFTY", "SENSEX"),
                Dialect.NESTED,
                Duration.ofMinutes(1),
                1,
                0.3,
                Market.BY_HOURS,
                true);
    }
}

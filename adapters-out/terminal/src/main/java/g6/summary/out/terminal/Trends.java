package g6.summary.out.terminal;

import g6.summary.domain.Fields;
import g6.summary.domain.Value;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// The last values of every index that this display has seen, one for each of the collector's
/// cycles. Immutable.
///
/// @param samples the oldest first
record Trends(List<Sample> samples) {
    /// As many values are looked back on.
    static final int LENGTH = 60;

    static final Trends NONE = new Trends(List.of());

    Trends {
        samples = List.copyOf(samples);
    }

    /// All indices in one cycle, in the order of the panel.
    ///
    /// @param cycle what tells it from others
    /// @param at when it was first shown
    /// @param positions where each index stands
    @SuppressWarnings("ArrayRecordComponent") // never changed, compared by nobody
    record Sample(
            String cycle,
            Instant at,
            Map<String, Integer> positions,
            double[] prices,
            double[] legs) {
        private double price(String index) {
            return of(prices, index);
        }

        private double legs(String index) {
            return of(legs, index);
        }

        private double of(double[] values, String index) {
            Integer position = positions.get(index);
            return position == null ? Double.NaN : values[position];
        }
    }

    /// What of it was there before a time: somebody may go back to it.
    Trends before(Instant time) {
        return new Trends(samples.stream().filter(sample -> sample.at().isBefore(time)).toList());
    }

    /// With the indices of one more cycle; the same if it is the last one.
    ///
    /// @param cycle what tells it from others
    /// @param at when it is shown
    Trends with(List<Value> items, String cycle, Instant at) {
        if (!samples.isEmpty() && samples.getLast().cycle().equals(cycle)) {
            return this;
        }
        double[] prices = new double[items.size()];
        double[] legs = new double[items.size()];
        for (int i = 0; i < prices.length; i++) {
            Fields index = Fields.of(items.get(i));
            prices[i] = number(index, "ltp");
            legs[i] = number(index, "legs");
        }
        List<Sample> next = new ArrayList<>(samples);
        next.add(new Sample(cycle, at, positions(items), prices, legs));
        return new Trends(next.subList(Math.max(0, next.size() - LENGTH), next.size()));
    }

    /// As a rule the indices are the same as in the cycle before, and one map is enough.
    private Map<String, Integer> positions(List<Value> items) {
        Map<String, Integer> before = samples.isEmpty() ? Map.of() : samples.getLast().positions();
        boolean isSame =
                before.size() == items.size()
                        && IntStream.range(0, items.size())
                                .allMatch(
                                        i -> Integer.valueOf(i).equals(before.get(name(items, i))));
        if (isSame) {
            return before;
        }
        Map<String, Integer> positions = HashMap.newHashMap(items.size());
        for (int i = 0; i < items.size(); i++) {
            positions.put(name(items, i), i);
        }
        return positions;
    }

    private static String name(List<Value> items, int position) {
        return Fields.of(items.get(position)).text("index").orElse("");
    }

    private static double number(Fields index, String name) {
        return index.number(name).map(BigDecimal::doubleValue).orElse(Double.NaN);
    }

    /// The prices of one index, the oldest first.
    Sparkline prices(String index) {
        double[] prices = samples.stream().mapToDouble(sample -> sample.price(index)).toArray();
        int start =
                IntStream.range(0, prices.length)
                        .filter(i -> !Double.isNaN(prices[i]))
                        .findFirst()
                        .orElse(prices.length);
        return new Sparkline(Arrays.copyOfRange(prices, start, prices.length));
    }

    /// The average of its legs; empty where fewer than two cycles told any.
    OptionalDouble averageLegs(String index) {
        double[] legs =
                samples.stream()
                        .mapToDouble(sample -> sample.legs(index))
                        .filter(value -> !Double.isNaN(value))
                        .toArray();
        // divided first: the sum of the largest doubles is infinite
        return legs.length < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(Arrays.stream(legs).map(value -> value / legs.length).sum());
    }
}

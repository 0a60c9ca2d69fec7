package g6.summary.bootstrap;

import g6.summary.domain.Value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// How long something took, each time that it was done.
///
/// @param nanos nanoseconds, in the order in which they were measured
record Timings(List<Long> nanos) {
    private static final double NANOS_PER_MS = 1e6;

    Timings {
        nanos = List.copyOf(nanos);
    }

    int count() {
        return nanos.size();
    }

    Timings plus(Timings other) {
        return new Timings(Stream.concat(nanos.stream(), other.nanos.stream()).toList());
    }

    /// The median, milliseconds.
    double medianMillis() {
        return quantile(millis(), 0.5);
    }

    private double[] millis() {
        return nanos.stream().mapToDouble(n -> n / NANOS_PER_MS).sorted().toArray();
    }

    /// Their figures by name, milliseconds.
    Map<String, Value> byName() {
        double[] sorted = millis();
        Map<String, Value> figures = new LinkedHashMap<>();
        figures.put("mean_ms", rounded(Arrays.stream(sorted).average().orElse(0)));
        figures.put("median_ms", rounded(quantile(sorted, 0.5)));
        figures.put("p95_ms", rounded(quantile(sorted, 0.95)));
        figures.put("p99_ms", rounded(quantile(sorted, 0.99)));
        figures.put("max_ms", rounded(quantile(sorted, 1)));
        figures.put("iqr_ms", rounded(quantile(sorted, 0.75) - quantile(sorted, 0.25)));
        return figures;
    }

    /// Each of them, milliseconds.
    Value samples() {
        return Value.of(nanos.stream().map(n -> rounded(n / NANOS_PER_MS)).toList());
    }

    /// The smallest sample that so large a share of all samples does not exceed.
    private static double quantile(double[] sorted, double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.max(0, rank - 1)];
    }

    /// To six digits: no clock here is more precise.
    static Value rounded(double number) {
        return new Value.Number(new BigDecimal(number).round(new MathContext(6)));
    }
}

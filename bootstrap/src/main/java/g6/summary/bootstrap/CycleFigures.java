package g6.summary.bootstrap;

import g6.summary.domain.CycleStatistics;
import g6.summary.domain.Value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/// What a benchmark of cycles measured.
///
/// @param warmup cycles before the measurement
/// @param nanos the time that each measured cycle took
/// @param allocatedBytes bytes allocated by all measured cycles together
/// @param updates panels changed in all measured cycles together
/// @param panels panels of all measured cycles together
record CycleFigures(int warmup, List<Long> nanos, long allocatedBytes, long updates, long panels) {
    private static final double NANOS_PER_MS = 1e6;

    /// Figures as they come.
    static final class Collected {
        private final long[] nanos;
        private int cycles;
        private long allocatedBytes;
        private long updates;
        private long panels;

        Collected(int measure) {
            nanos = new long[measure];
        }

        void add(long took, long allocated, CycleStatistics statistics) {
            nanos[cycles++] = took;
            allocatedBytes += allocated;
            updates += statistics.changedLast();
            panels += statistics.totalPanels();
        }

        CycleFigures figures(int warmup) {
            List<Long> all = LongStream.of(nanos).boxed().toList();
            return new CycleFigures(warmup, all, allocatedBytes, updates, panels);
        }
    }

    /// Two runs as one.
    CycleFigures plus(CycleFigures other) {
        return new CycleFigures(
                warmup + other.warmup,
                java.util.stream.Stream.concat(nanos.stream(), other.nanos.stream()).toList(),
                allocatedBytes + other.allocatedBytes,
                updates + other.updates,
                panels + other.panels);
    }

    /// The median, milliseconds.
    double medianMillis() {
        return quantile(millis(), 0.5);
    }

    private double[] millis() {
        return nanos.stream().mapToDouble(n -> n / NANOS_PER_MS).sorted().toArray();
    }

    /// The figures by their names, times in milliseconds.
    ///
    /// @param isServed whether the frames were served over HTTP meanwhile
    Map<String, Value> byName(boolean withSamples, boolean isServed) {
        double[] sorted = millis();
        Map<String, Value> figures = new LinkedHashMap<>();
        figures.put("cycles", Value.of(nanos.size()));
        figures.put("warmup", Value.of(warmup));
        figures.put("mean_ms", rounded(Arrays.stream(sorted).average().orElse(0)));
        figures.put("median_ms", rounded(quantile(sorted, 0.5)));
        figures.put("p95_ms", rounded(quantile(sorted, 0.95)));
        figures.put("p99_ms", rounded(quantile(sorted, 0.99)));
        figures.put("max_ms", rounded(quantile(sorted, 1)));
        figures.put("iqr_ms", rounded(quantile(sorted, 0.75) - quantile(sorted, 0.25)));
        figures.put("updates_total", Value.of(updates));
        figures.put("panels_total", Value.of(panels));
        figures.put("updates_per_cycle_avg", rounded((double) updates / nanos.size()));
        figures.put("hit_ratio", rounded(1 - (double) updates / panels));
        figures.put("allocated_bytes_per_cycle", Value.of(allocatedBytes / nanos.size()));
        figures.put("sse_enabled", Value.of(isServed));
        figures.put("metrics_enabled", Value.of(false));
        if (withSamples) {
            figures.put(
                    "latency_ms",
                    Value.of(nanos.stream().map(n -> rounded(n / NANOS_PER_MS)).toList()));
        }
        return figures;
    }

    /// The smallest sample that so large a share of all samples does not exceed.
    private static double quantile(double[] sorted, double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.max(0, rank - 1)];
    }

    private static Value rounded(double number) {
        return new Value.Number(new BigDecimal(number).round(new MathContext(6)));
    }
}

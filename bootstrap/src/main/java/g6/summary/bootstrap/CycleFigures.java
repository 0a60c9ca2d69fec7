package g6.summary.bootstrap;

import g6.summary.domain.CycleStatistics;
import g6.summary.domain.Value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/// What a benchmark of cycles measured.
///
/// @param warmup cycles before the measurement
/// @param times what each measured cycle took
/// @param allocatedBytes bytes allocated by all measured cycles together
/// @param updates panels changed in all measured cycles together
/// @param panels panels of all measured cycles together
record CycleFigures(int warmup, Timings times, long allocatedBytes, long updates, long panels) {
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
            return new CycleFigures(warmup, new Timings(all), allocatedBytes, updates, panels);
        }
    }

    /// Two runs as one.
    CycleFigures plus(CycleFigures other) {
        return new CycleFigures(
                warmup + other.warmup,
                times.plus(other.times),
                allocatedBytes + other.allocatedBytes,
                updates + other.updates,
                panels + other.panels);
    }

    /// The median, milliseconds.
    double medianMillis() {
        return times.medianMillis();
    }

    /// What was switched on meanwhile.
    ///
    /// @param stream whether the frames were served over HTTP
    /// @param metrics whether the cycles were counted for the metrics
    record Features(boolean stream, boolean metrics) {}

    /// The figures by their names, times in milliseconds.
    Map<String, Value> byName(boolean withSamples, Features features) {
        Map<String, Value> figures = new LinkedHashMap<>();
        figures.put("cycles", Value.of(times.count()));
        figures.put("warmup", Value.of(warmup));
        figures.putAll(times.byName());
        figures.put("updates_total", Value.of(updates));
        figures.put("panels_total", Value.of(panels));
        figures.put("updates_per_cycle_avg", Timings.rounded((double) updates / times.count()));
        figures.put("hit_ratio", Timings.rounded(1 - (double) updates / panels));
        figures.put("allocated_bytes_per_cycle", Value.of(allocatedBytes / times.count()));
        figures.put("sse_enabled", Value.of(features.stream()));
        figures.put("metrics_enabled", Value.of(features.metrics()));
        if (withSamples) {
            figures.put("latency_ms", times.samples());
        }
        return figures;
    }
}

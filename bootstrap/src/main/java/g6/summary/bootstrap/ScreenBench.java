package g6.summary.bootstrap;

import g6.summary.application.CycleObserver;
import g6.summary.application.StatusReading;
import g6.summary.application.SummaryCycle;
import g6.summary.domain.Frame;
import g6.summary.domain.StatusDocument;
import g6.summary.domain.Value;
import g6.summary.in.simulator.Simulator;
import g6.summary.out.terminal.OffScreen;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Measures how long the rich display takes for a frame: its picture, and the bytes that make it of
/// the picture before. Making the frame is not part of the measurement.
///
/// @param indices how many indices the status document has
/// @param warmup frames before the measurement
/// @param measure frames measured
record ScreenBench(int columns, int rows, int indices, int warmup, int measure) {
    private static final double USUAL_CHANGE_RATIO = 0.3;

    /// The figures by their names, times in milliseconds.
    Value.Object run() {
        Simulator simulator = BenchedMarket.documents(indices, USUAL_CHANGE_RATIO);
        SummaryCycle cycle = BenchedMarket.cycle(CycleObserver.none());
        OffScreen screen = new OffScreen(columns, rows, BenchedMarket.CLOCK);
        long[] nanos = new long[measure];
        long bytes = 0;
        long first = 0;
        for (int i = 0; i < warmup + measure; i++) {
            Frame frame = cycle.next(reading(simulator, i));
            long start = System.nanoTime();
            long written = screen.show(frame);
            long took = System.nanoTime() - start;
            first = i == 0 ? written : first;
            if (i >= warmup) {
                nanos[i - warmup] = took;
                bytes += written;
            }
        }
        return figures(nanos, first, bytes);
    }

    private Value.Object figures(long[] nanos, long first, long bytes) {
        Map<String, Value> times =
                new Timings(IntStream.range(0, measure).mapToObj(i -> nanos[i]).toList()).byName();
        Value.Object.Builder figures =
                Value.Object.builder()
                        .put("columns", Value.of(columns))
                        .put("rows", Value.of(rows))
                        .put("indices", Value.of(indices))
                        .put("frames", Value.of(measure))
                        .put("warmup", Value.of(warmup));
        times.forEach(figures::put);
        return figures.put("first_frame_bytes", Value.of(first))
                .put("bytes_per_frame_avg", Timings.rounded((double) bytes / measure))
                .build();
    }

    private StatusReading reading(Simulator simulator, int cycle) {
        Instant moment = BenchedMarket.START.plusSeconds(cycle);
        return new StatusReading.Fresh(
                new StatusDocument(simulator.next(moment)), Optional.of(moment));
    }
}

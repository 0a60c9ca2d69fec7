package g6.summary.bootstrap;

import g6.summary.application.CycleObserver;
import g6.summary.application.PanelRegistry;
import g6.summary.application.PanelSelection;
import g6.summary.application.StatusReading;
import g6.summary.application.SummaryCycle;
import g6.summary.application.Ticker;
import g6.summary.domain.Frame;
import g6.summary.domain.StandardPanels;
import g6.summary.domain.StatusDocument;
import g6.summary.domain.Thresholds;
import g6.summary.domain.Value;
import g6.summary.in.simulator.Dialect;
import g6.summary.in.simulator.Simulator;
import g6.summary.in.simulator.SimulatorOptions;
import g6.summary.in.simulator.SimulatorOptions.Market;
import g6.summary.out.terminal.OffScreen;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
    private static final Instant START = Instant.parse("2026-01-05T05:00:00Z");
    private static final double USUAL_CHANGE_RATIO = 0.3;

    /// The figures by their names, times in milliseconds.
    Value.Object run() {
        InstantSource clock = InstantSource.fixed(START);
        Simulator simulator = new Simulator(simulated());
        SummaryCycle cycle = cycle(clock);
        OffScreen screen = new OffScreen(columns, rows, clock);
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
        Instant moment = START.plusSeconds(cycle);
        return new StatusReading.Fresh(
                new StatusDocument(simulator.next(moment)), Optional.of(moment));
    }

    private SimulatorOptions simulated() {
        List<String> names = IntStream.rangeClosed(1, indices).mapToObj(n -> "INDEX" + n).toList();
        return new SimulatorOptions(
                names,
                Dialect.NESTED,
                Duration.ofMinutes(1),
                1,
                USUAL_CHANGE_RATIO,
                Market.OPEN,
                true);
    }

    private static SummaryCycle cycle(InstantSource clock) {
        PanelRegistry registry =
                new PanelRegistry(
                        StandardPanels.all(StandardPanels.Links.none()),
                        PanelSelection::standard,
                        Ticker.system(),
                        CycleObserver.none());
        return new SummaryCycle(registry, Thresholds::defaults, clock);
    }
}

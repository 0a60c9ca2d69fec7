package g6.summary.out.recording;

import g6.summary.domain.HashedPanel;
import g6.summary.domain.Value;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// What a day of recording takes: a market that changes each second, six of ten panels with it. Run
/// by hand, with the hours to record as its argument; nothing waits for the hours to pass.
final class DayOfRecording {
    private static final int PANELS = 10;
    private static final int CHANGING = 6;
    private static final int ROWS = 12;
    private static final Recording.Bounds BOUNDS =
            new Recording.Bounds(256L << 20, Duration.ofDays(7));

    private final Random random = new Random(1);
    private final long[][] prices = new long[PANELS][ROWS];
    private final HashedPanel[] panels = new HashedPanel[PANELS];

    private DayOfRecording() {
        for (int panel = 0; panel < PANELS; panel++) {
            for (int row = 0; row < ROWS; row++) {
                prices[panel][row] = 1_000_000L + random.nextInt(1_000_000);
            }
            panels[panel] = panel(panel);
        }
    }

    /// Records so many hours and says what they took.
    public static void main(String[] arguments) throws IOException {
        int hours = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 24;
        Path folder = Files.createTempDirectory("day");
        try {
            var day = new DayOfRecording();
            say(
                    "a panel's content: %d bytes"
                            .formatted(day.panels[0].canonicalBytes().remaining()));
            day.record(folder, hours * 3600, true);
            read(folder);
            Scratch.delete(folder);
            Files.createDirectory(folder);
            day.record(folder, hours * 3600, false);
        } finally {
            Scratch.delete(folder);
        }
    }

    /// Records so many cycles of a changing market, a second apart.
    ///
    /// @throws IllegalStateException if more than that is kept at any time
    static void within(Recording.Bounds bounds, Path folder, int cycles) throws IOException {
        var day = new DayOfRecording();
        try (Recorder recorder = new Recorder(folder)) {
            recorder.bounds(bounds.maxBytes(), bounds.maxAge());
            for (int cycle = 0; cycle < cycles; cycle++) {
                day.change();
                recorder.cycle(day.panels);
                recorder.shown.clear();
                check(bounds, Scratch.bytes(folder));
            }
        }
    }

    private static void check(Recording.Bounds bounds, long bytes) {
        if (bytes > bounds.maxBytes()) {
            throw new IllegalStateException(bytes + " bytes are more than " + bounds);
        }
    }

    private void record(Path folder, int cycles, boolean isOpen) throws IOException {
        long nanos = 0;
        try (Recorder recorder = new Recorder(folder)) {
            recorder.bounds(BOUNDS.maxBytes(), BOUNDS.maxAge());
            for (int cycle = 0; cycle < cycles; cycle++) {
                recorder.clock.advance(Duration.ofSeconds(1));
                if (isOpen) {
                    change();
                }
                Instant at = isOpen ? recorder.clock.instant() : Instant.EPOCH;
                long start = System.nanoTime();
                recorder.deliver(Cycles.asOf(at), List.of(panels));
                nanos += System.nanoTime() - start;
                recorder.shown.clear();
                if (cycle % 60 == 0) {
                    check(BOUNDS, Scratch.bytes(folder));
                }
            }
        }
        say(
                "%s: %d cycles, %.1f bytes each, %.1f MB in all, %d segments, %.0f us each"
                        .formatted(
                                isOpen ? "changing" : "unchanged",
                                cycles,
                                (double) Scratch.bytes(folder) / cycles,
                                Scratch.bytes(folder) / 1e6,
                                Scratch.segments(folder).size(),
                                nanos / 1e3 / cycles));
    }

    private static void read(Path folder) throws IOException {
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            Recorded recorded = Recorder.read(folder);
            say("opened in %.0f ms".formatted(since(start)));
            var random = new Random(7);
            start = System.nanoTime();
            double slowest = 0;
            for (int i = 0; i < 20; i++) {
                long one = System.nanoTime();
                recorded.at((long) (random.nextDouble() * recorded.size()));
                slowest = Math.max(slowest, since(one));
            }
            say("sought in %.0f ms, at most %.0f ms".formatted(since(start) / 20, slowest));
            long middle = recorded.size() / 2;
            recorded.at(middle);
            int steps = (int) Math.min(2000, recorded.size() - middle);
            start = System.nanoTime();
            for (int i = 0; i < steps; i++) {
                recorded.at(middle + i);
            }
            say("stepped on in %.3f ms".formatted(since(start) / steps));
            start = System.nanoTime();
            for (int i = steps - 1; i >= 0; i--) {
                recorded.at(middle + i);
            }
            say("stepped back in %.3f ms".formatted(since(start) / steps));
            start = System.nanoTime();
            long position =
                    recorded.positionAt(recorded.firstAt().plus(Duration.ofMinutes(20 + round)));
            say("found position %d by its time in %.1f ms".formatted(position, since(start)));
        }
    }

    private void change() {
        for (int panel = 0; panel < CHANGING; panel++) {
            for (int row = 0; row < ROWS; row++) {
                if (random.nextInt(3) == 0) {
                    prices[panel][row] += random.nextInt(401) - 200;
                }
            }
            panels[panel] = panel(panel);
        }
    }

    private HashedPanel panel(int panel) {
        List<Value> rows = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            rows.add(
                    Value.Object.builder()
                            .put("index", Value.of("INDEX " + panel + "-" + row))
                            .put("status", Value.of(row % 5 == 0 ? "DEGRADED" : "OK"))
                            .put(
                                    "price",
                                    new Value.Number(BigDecimal.valueOf(prices[panel][row], 2)))
                            .put("dq_score", new Value.Number(BigDecimal.valueOf(9712 + row, 2)))
                            .put("legs", Value.of(200 + row))
                            .build());
        }
        return Cycles.panel("panel-" + panel, Value.of(rows));
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }

    private static void say(String what) {
        System.out.println(what);
    }
}

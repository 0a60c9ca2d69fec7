package g6.summary.out.recording;

import g6.summary.domain.Frame;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.SourceState;
import g6.summary.in.json.JsonStatusDecoder;
import g6.summary.testkit.ManualClock;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A recording under test, with all that it needs, and what should stand in it.
final class Recorder implements AutoCloseable {
    static final Recording.Bounds WIDE = new Recording.Bounds(1L << 30, Duration.ofDays(365));

    final ManualClock clock = ManualClock.at("2025-10-17T10:00:00Z");
    final FakeLock lock = new FakeLock();
    final List<Moment> shown = new ArrayList<>();

    private final Path folder;
    private final Cycles cycles = new Cycles();
    private Recording.Bounds bounds = WIDE;
    private Recording recording;

    Recorder(Path folder) {
        this.folder = folder;
        this.recording = begin();
    }

    private Recording begin() {
        return new Recording(folder, lock, () -> bounds, clock::nanos);
    }

    void bounds(long maxBytes, Duration maxAge) {
        bounds = new Recording.Bounds(maxBytes, maxAge);
    }

    /// One cycle, a second after the last.
    void cycle(HashedPanel... panels) throws IOException {
        clock.advance(Duration.ofSeconds(1));
        deliver(Cycles.asOf(Instant.parse("2025-10-17T09:59:59.123456789Z")), List.of(panels));
    }

    void deliver(SourceState source, List<HashedPanel> panels) throws IOException {
        Frame frame = cycles.next(clock.instant(), source, panels);
        recording.deliver(frame, frame.changesSince(Frame.none()));
        shown.add(Cycles.moment(frame));
    }

    /// The process ends in order, and another one begins.
    void restart() throws IOException {
        recording.close();
        recording = begin();
    }

    /// The process is killed, and another one begins.
    void killAndRestart() {
        recording = begin();
    }

    Recorded read() throws IOException {
        return read(folder);
    }

    static Recorded read(Path folder) throws IOException {
        return Recorded.open(folder, new JsonStatusDecoder(JsonStatusDecoder.MAX_DEPTH + 2));
    }

    /// Everything that a recording tells.
    static List<Moment> moments(Path folder) throws IOException {
        try (Recorded recorded = read(folder)) {
            List<Moment> moments = new ArrayList<>();
            for (long position = 0; position < recorded.size(); position++) {
                moments.add(recorded.at(position));
            }
            return moments;
        }
    }

    List<Moment> moments() throws IOException {
        return moments(folder);
    }

    @Override
    public void close() throws IOException {
        recording.close();
    }
}

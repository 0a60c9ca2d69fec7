package g6.summary.out.recording;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.domain.Frame;
import g6.summary.in.json.JsonStatusDecoder;
import g6.summary.testkit.ManualClock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class RecordingTest {
    private final ManualClock clock = ManualClock.at("2025-10-17T10:00:00Z");
    private final FakeLock lock = new FakeLock();
    private final Cycles cycles = new Cycles();
    private Recording.Bounds bounds = new Recording.Bounds(64 << 20, Duration.ofDays(7));

    @TempDir private Path folder;

    @Test
    void whatWasShownIsReadBack() throws IOException {
        List<Frame> shown = new ArrayList<>();
        try (Recording recording = recording()) {
            for (int i = 0; i < 100; i++) {
                clock.advance(Duration.ofSeconds(1));
                Frame frame =
                        cycles.next(
                                clock.instant(),
                                Cycles.asOf(clock.instant().plusNanos(i)),
                                List.of(Cycles.panel("a", i / 3), Cycles.panel("b", i % 7)));
                shown.add(frame);
                recording.deliver(frame, frame.changesSince(Frame.none()));
            }
        }
        try (Recorded recorded = Recorded.open(folder, new JsonStatusDecoder(202))) {
            assertThat(recorded.size()).isEqualTo(100);
            assertThat(recorded.damages()).isEmpty();
            for (int i = 0; i < 100; i++) {
                assertThat(recorded.at(i)).isEqualTo(Cycles.moment(shown.get(i)));
            }
        }
    }

    private Recording recording() {
        return new Recording(folder, lock, () -> bounds, clock::nanos);
    }
}

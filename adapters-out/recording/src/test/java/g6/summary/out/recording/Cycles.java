package g6.summary.out.recording;

import g6.summary.domain.Frame;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.Panel;
import g6.summary.domain.SourceState;
import g6.summary.domain.Thresholds;
import g6.summary.domain.Value;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Frames, one after the other, of whatever a test wants to show.
final class Cycles {
    private Frame latest = Frame.none();

    /// The next frame.
    Frame next(Instant at, SourceState source, List<HashedPanel> panels) {
        latest = latest.next(at, source, Optional.empty(), panels, Thresholds.defaults());
        return latest;
    }

    static HashedPanel panel(String key, Value data) {
        return HashedPanel.of(new Panel(key, "Title of " + key, List.of("a line"), data));
    }

    static HashedPanel panel(String key, long number) {
        return panel(key, Value.Object.builder().put("number", Value.of(number)).build());
    }

    static SourceState asOf(Instant at) {
        return new SourceState(SourceState.Freshness.FRESH, Optional.of(at), Optional.empty());
    }

    /// What a reader has to tell of a frame.
    static Moment moment(Frame frame) {
        return new Moment(
                Instant.ofEpochMilli(frame.builtAt().toEpochMilli()),
                frame.source(),
                frame.panels());
    }
}

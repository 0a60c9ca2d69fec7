package g6.summary.out.recording;

import g6.summary.domain.HashedPanel;
import g6.summary.domain.SourceState;

import java.time.Instant;
import java.util.List;

/// What was on show at one time. Immutable.
///
/// @param at when the frame was made, to the millisecond
/// @param source how current its data were
/// @param panels the panels in the order of display
public record Moment(Instant at, SourceState source, List<HashedPanel> panels) {
    /// Copies what it is given.
    public Moment {
        panels = List.copyOf(panels);
    }
}

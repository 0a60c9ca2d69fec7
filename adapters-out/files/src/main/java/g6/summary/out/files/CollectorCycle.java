package g6.summary.out.files;

import g6.summary.domain.Fields;
import g6.summary.domain.Frame;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.Timestamp;
import g6.summary.domain.Value;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One cycle of the collector as the panels tell of it, with its indices: what files that grow get
/// one entry per index for.
///
/// @param id by which it is known: its number, else when it started; a number that is smaller than
///   the one before is that of a collector that was started again
/// @param number the collector's own count, or `null`
/// @param time when it started, as written, else when the frame was made
/// @param instant the same moment; the frame's where what is written is no time
/// @param isTime whether what is written is a time
/// @param success how much of it succeeded, percent, or `null`
/// @param indices the rows of the panel `indices`
record CollectorCycle(
        Value id,
        Value number,
        String time,
        Instant instant,
        boolean isTime,
        Value success,
        List<Fields> indices) {

    /// The cycle of a frame; empty where the frame does not tell which it is, or shows no indices.
    static Optional<CollectorCycle> of(Frame frame) {
        Fields cycle = Fields.of(frame, "cycle");
        Optional<String> start = cycle.text("last_start");
        Value number = cycle.value("number");
        Value id = number == Value.Null.NULL ? Value.orNull(start.map(Value::of)) : number;
        if (id == Value.Null.NULL || !showsIndices(frame)) {
            return Optional.empty();
        }
        String time = start.orElse(frame.builtAt().toString());
        Optional<Instant> instant = Timestamp.parse(time).map(Timestamp::instant);
        return Optional.of(
                new CollectorCycle(
                        id,
                        number,
                        time,
                        instant.orElse(frame.builtAt()),
                        instant.isPresent(),
                        cycle.value("success_rate_pct"),
                        Fields.of(frame, "indices").rows("items")));
    }

    /// Whether it has a number: then that is what tells it from others.
    boolean isNumbered() {
        return number != Value.Null.NULL;
    }

    /// Where they are hidden or could not be built, a later frame may have them.
    private static boolean showsIndices(Frame frame) {
        return frame.panel("indices")
                .map(HashedPanel::panel)
                .filter(panel -> panel.data() != Value.Null.NULL)
                .isPresent();
    }
}

package g6.summary.out.files;

import g6.summary.domain.Frame;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.Panel;
import g6.summary.domain.SourceState;
import g6.summary.domain.SourceState.Freshness;
import g6.summary.domain.Value;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// What whoever reads a file should know before the figures are believed.
final class Warnings {
    private Warnings() {}

    /// Of one frame: first the source, then each panel that could not be built. They tell no age,
    /// so they are the same until something happens.
    static List<String> of(Frame frame) {
        List<String> warnings = new ArrayList<>();
        SourceState source = frame.source();
        source.fault().ifPresent(fault -> warnings.add(fault.cause()));
        if (source.freshness() == Freshness.STALE) {
            source.asOf()
                    .map(moment -> "stale: data as of " + moment.truncatedTo(ChronoUnit.SECONDS))
                    .ifPresent(warnings::add);
        }
        frame.panels().stream()
                .map(HashedPanel::panel)
                .filter(panel -> panel.data() == Value.Null.NULL)
                .map(Warnings::unbuilt)
                .forEach(warnings::add);
        return List.copyOf(warnings);
    }

    private static String unbuilt(Panel panel) {
        return "panel " + panel.key() + ": " + String.join(" ", panel.lines());
    }

    /// The same as a value.
    static Value values(Frame frame) {
        return Value.of(of(frame).stream().map(Value::of).toList());
    }
}

package g6.summary.application;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The types of events of a stream.
public enum StreamEvent {
    /// The first one: who serves, and which panels there are.
    HELLO,
    /// Every panel that the client gets.
    FULL_SNAPSHOT,
    /// What changed, as lines.
    PANEL_UPDATE,
    /// What changed, with data.
    PANEL_DIFF,
    /// Nothing changed for some cycles.
    HEARTBEAT,
    /// A fault inside, after which a full snapshot comes.
    ERROR,
    /// The client cannot go on from what it has; a full snapshot comes.
    RESYNC_REQUIRED,
    /// The last one.
    BYE;

    /// Its name on the wire.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The event of this name on the wire.
    public static Optional<StreamEvent> labelled(String label) {
        return Arrays.stream(values()).filter(event -> event.label().equals(label)).findFirst();
    }
}

package g6.summary.domain;

import java.util.Locale;

/// How a panel is sent: as lines for people, or with its data.
public enum PanelFormat {
    /// Key, title and lines.
    LINES,
    /// The whole content, which the receiver can verify by its hash.
    STRUCTURED;

    /// Its name on the wire.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

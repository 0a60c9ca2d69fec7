package g6.summary.domain;

import java.util.regex.Pattern;

/// What is known of a panel before it is built.
///
/// @param key its name in settings, streams and files: lower-case letters, digits, `-` and `_`, up
///   to 40 of them, a letter first
/// @param title for people
/// @param stability whether its content may still change from release to release
/// @param shownByDefault whether it is shown where no setting says otherwise
public record PanelDescriptor(
        String key, String title, Stability stability, boolean shownByDefault) {
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_-]{0,39}");

    /// What readers of a panel can rely on.
    public enum Stability {
        /// Facts are added, never taken away.
        STABLE,
        /// Anything may change; hidden unless asked for.
        EXPERIMENTAL
    }

    /// Checks the key.
    public PanelDescriptor {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("key \"" + key + "\" does not match " + KEY);
        }
    }

    /// A stable panel that is shown by default.
    public static PanelDescriptor stable(String key, String title) {
        return new PanelDescriptor(key, title, Stability.STABLE, true);
    }

    /// The panel that the descriptor describes.
    public Panel panel(java.util.List<String> lines, Value data) {
        return new Panel(key, title, lines, data);
    }
}

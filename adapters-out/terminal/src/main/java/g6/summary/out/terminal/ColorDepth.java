package g6.summary.out.terminal;

import java.util.Map;

/// How many colours a terminal is given.
public enum ColorDepth {
    /// None: bold and reverse alone.
    NONE,
    /// The eight of the first colour terminals and their bright sisters.
    SIXTEEN,
    /// The palette of 256.
    PALETTE;

    private static final String OFF = "0";

    /// What a terminal can show, as its environment tells: `NO_COLOR` that is not empty and
    /// `CLICOLOR=0` ask for none, `TERM` and `COLORTERM` say what it is.
    ///
    /// @see <a href="https://no-color.org">no-color.org</a>
    public static ColorDepth of(Map<String, String> environment) {
        String term = environment.getOrDefault("TERM", "");
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()
                || OFF.equals(environment.get("CLICOLOR"))
                || term.matches("|dumb|vt[0-9].*")) {
            return NONE;
        }
        boolean hasPalette =
                environment.containsKey("COLORTERM")
                        || term.matches(
                                ".*256color.*|.*direct.*|xterm-(kitty|ghostty)"
                                        + "|alacritty.*|foot.*|wezterm.*|iterm.*");
        return hasPalette ? PALETTE : SIXTEEN;
    }
}

package g6.summary.out.terminal;

/// What a rich display starts with.
///
/// @param theme its colours, until somebody presses a key
/// @param isCompact whether panels have no borders, until somebody presses a key
/// @param depth how many colours the terminal has
/// @param isAscii whether nothing but ASCII is written
/// @param usesAlternateScreen whether it draws on a screen of its own, and leaves what was shown
///   before as it is
public record RichOptions(
        Theme theme,
        boolean isCompact,
        ColorDepth depth,
        boolean isAscii,
        boolean usesAlternateScreen) {}

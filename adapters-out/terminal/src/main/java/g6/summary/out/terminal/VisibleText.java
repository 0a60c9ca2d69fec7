package g6.summary.out.terminal;

import java.util.List;

/// Text as a terminal may have it: whatever controls, hides or turns round other text is spelt out,
/// as [Glyphs] says, and every line is as wide as it claims to be.
public final class VisibleText {
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    private VisibleText() {}

    /// A text as one line, whole and made visible: whatever it holds, it neither controls a
    /// terminal nor breaks the line.
    public static String of(String text) {
        return clipped(text, 0);
    }

    /// One line, made visible and cut to so many columns, the last of which then shows `…`.
    ///
    /// @param columns how many; 0 or less for no limit
    static String clipped(String line, int columns) {
        if (Glyphs.isAscii(line) && (columns <= 0 || line.length() <= columns)) {
            return line;
        }
        return joined(Glyphs.clipped(line, columns <= 0 ? NO_LIMIT : columns));
    }

    /// The same in ASCII, each character in as many columns as before.
    static String clippedAscii(String line, int columns) {
        List<Glyph> glyphs = Glyphs.clipped(line, columns <= 0 ? NO_LIMIT : columns);
        return joined(glyphs.stream().map(Glyph::inAscii).toList());
    }

    private static String joined(List<Glyph> glyphs) {
        StringBuilder text = new StringBuilder();
        glyphs.forEach(glyph -> text.append(glyph.text()));
        return text.toString();
    }
}

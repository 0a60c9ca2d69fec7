package g6.summary.out.terminal;

import org.jspecify.annotations.Nullable;

/// What a reader sees as one character, and the columns that it takes on a terminal. Harmless:
/// nothing in it controls a terminal.
///
/// @param text the character with its marks; empty for the second column of a wide one
/// @param columns 1 or 2; 0 for the second column of a wide one
/// @param isCertain whether every terminal takes the same columns for it
record Glyph(String text, int columns, boolean isCertain) {
    /// The signs that the dashboard itself is drawn with.
    private static final String SIGNS = "—–…→►▲▼●◆■│─╭╮╰╯▁▂▃▄▅▆▇█";

    private static final @Nullable Glyph[] KNOWN = known();

    static final Glyph SPACE = certain(' ');

    /// What stands for a part that was cut off.
    static final Glyph ELLIPSIS = certain('…');

    /// The second column of the wide glyph to the left of it.
    static final Glyph REST = new Glyph("", 0, true);

    /// ASCII and the signs, made once: most of what is drawn.
    private static @Nullable Glyph[] known() {
        @Nullable Glyph[] known = new Glyph[0x2600];
        for (char character = ' '; character <= '~'; character++) {
            known[character] = alone(character);
        }
        SIGNS.chars().forEach(sign -> known[sign] = alone(sign));
        return known;
    }

    private static Glyph alone(int character) {
        return new Glyph(Character.toString(character), 1, true);
    }

    static boolean isAscii(int character) {
        return character >= ' ' && character <= '~';
    }

    /// Whether it is among the characters that are drawn most, each of them one column anywhere.
    static boolean isKnown(char character) {
        return character < KNOWN.length && KNOWN[character] != null;
    }

    /// One that every terminal shows in one column.
    static Glyph certain(int character) {
        Glyph known = character < KNOWN.length ? KNOWN[character] : null;
        return known != null ? known : alone(character);
    }

    /// The columns that it may touch on a terminal: one that does not know it takes each of its
    /// characters by itself, and none takes more than two for one.
    int reach() {
        return isCertain ? columns : 2 * text.codePointCount(0, text.length());
    }

    Glyph with(String mark) {
        return new Glyph(text + mark, columns, false);
    }

    /// The same in ASCII, in as many columns; a question mark for what has no likeness there.
    Glyph inAscii() {
        if (text.isEmpty() || Glyphs.isAscii(text)) {
            return this;
        }
        return new Glyph(AsciiLikeness.of(text).repeat(columns), columns, true);
    }
}

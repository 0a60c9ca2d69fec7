package g6.summary.out.terminal;

/// What a reader sees as one character, and the columns that it takes on a terminal. Harmless:
/// nothing in it controls a terminal.
///
/// @param text the character with its marks; empty for the second column of a wide one
/// @param columns 1 or 2; 0 for the second column of a wide one
/// @param isCertain whether every terminal takes the same columns for it
record Glyph(String text, int columns, boolean isCertain) {
    private static final Glyph[] ASCII = ascii();

    static final Glyph SPACE = ASCII[0];

    /// What stands for a part that was cut off.
    static final Glyph ELLIPSIS = new Glyph("…", 1, true);

    /// The second column of the wide glyph to the left of it.
    static final Glyph REST = new Glyph("", 0, true);

    private static Glyph[] ascii() {
        Glyph[] glyphs = new Glyph['~' - ' ' + 1];
        for (int i = 0; i < glyphs.length; i++) {
            glyphs[i] = new Glyph(String.valueOf((char) (' ' + i)), 1, true);
        }
        return glyphs;
    }

    static boolean isAscii(int character) {
        return character >= ' ' && character <= '~';
    }

    /// One that every terminal shows in one column.
    static Glyph certain(int character) {
        return isAscii(character)
                ? ASCII[character - ' ']
                : new Glyph(Character.toString(character), 1, true);
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

package g6.summary.in.json;

import java.util.HexFormat;

/// Escapes of half a surrogate pair: JSON by the standard, but Jackson takes them in texts and
/// refuses them in names. In either place the domain reads them as U+FFFD.
final class LoneSurrogates {
    private static final int ESCAPE = "\\ud83d".length();
    private static final char[] REPLACEMENT = {'f', 'f', 'f', 'd'};

    private final char[] text;
    private final int length;

    private LoneSurrogates(char[] text, int length) {
        this.text = text;
        this.length = length;
    }

    /// Overwrites each of them in place, so that every character stays where it was.
    static void replace(char[] text, int length) {
        new LoneSurrogates(text, length).replace();
    }

    private void replace() {
        for (int i = 0; i < length; i++) {
            if (text[i] == '\\') {
                i += escapeLength(i) - 1;
            }
        }
    }

    /// Steps over an escape, or a pair of them, after putting it right.
    private int escapeLength(int start) {
        int unit = codeUnit(start);
        if (unit < Character.MIN_SURROGATE || unit > Character.MAX_SURROGATE) {
            return 2; // whatever is escaped is no backslash that begins an escape of its own
        }
        int next = codeUnit(start + ESCAPE);
        if (unit <= Character.MAX_HIGH_SURROGATE
                && next >= Character.MIN_LOW_SURROGATE
                && next <= Character.MAX_LOW_SURROGATE) {
            return 2 * ESCAPE;
        }
        System.arraycopy(REPLACEMENT, 0, text, start + 2, REPLACEMENT.length);
        return ESCAPE;
    }

    /// The UTF-16 code unit that an escape at this place writes, or -1 where there is none.
    private int codeUnit(int start) {
        if (start + ESCAPE > length || text[start] != '\\' || text[start + 1] != 'u') {
            return -1;
        }
        int unit = 0;
        for (int i = start + 2; i < start + ESCAPE; i++) {
            if (!HexFormat.isHexDigit(text[i])) {
                return -1;
            }
            unit = unit << 4 | HexFormat.fromHexDigit(text[i]);
        }
        return unit;
    }
}

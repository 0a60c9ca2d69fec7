package g6.summary.in.json;

import java.nio.CharBuffer;

/// What is wrong with a text and where: the way out of the depth of a value, never out of this
/// package.
final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    private final String cause;
    private final int offset;

    /// @param cause in plain words, harmless on every display
    /// @param offset the place, in characters from the start
    Malformed(String cause, int offset) {
        super(cause, null, false, false); // a value on its way, not an accident: it has no trace
        this.cause = cause;
        this.offset = offset;
    }

    /// The cause and its place in the text.
    String detail(CharBuffer text) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < offset; i++) {
            if (endsLine(text, i)) {
                line++;
                lineStart = i + 1;
            }
        }
        int column = 1 + Character.codePointCount(text, lineStart, offset);
        return cause + " at line " + line + ", column " + column;
    }

    /// A carriage return ends a line by itself where no line feed follows.
    private static boolean endsLine(CharBuffer text, int i) {
        char c = text.charAt(i);
        return c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
    }
}

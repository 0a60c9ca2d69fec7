package g6.summary.out.files;

/// Text from elsewhere as part of one line: what controls, hides or turns round other text is spelt
/// out, and so are bars, which separate what a line says, and backslashes, which spell out.
final class VisibleLine {
    private VisibleLine() {}

    /// The text in one line; `\`, `u` and a number in braces stand for what must not be there.
    static String of(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(character -> put(line, character));
        return line.toString();
    }

    private static void put(StringBuilder line, int character) {
        if (isHarmless(character)) {
            line.appendCodePoint(character);
        } else {
            line.append("\\u{").append(Integer.toHexString(character)).append('}');
        }
    }

    private static boolean isHarmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> character != '|' && character != '\\';
        };
    }
}

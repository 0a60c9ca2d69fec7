package g6.summary.out.terminal;

/// A piece of text and what it means.
record Span(String text, Role role) {

    static Span text(String text) {
        return new Span(text, Role.TEXT);
    }

    int columns() {
        return Glyphs.columns(text);
    }
}

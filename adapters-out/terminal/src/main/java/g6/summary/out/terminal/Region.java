package g6.summary.out.terminal;

/// A rectangle of a screen to draw in. What does not fit is cut, and says so with `…`; nothing is
/// ever drawn outside.
///
/// @param left the first column
/// @param top the first row
/// @param columns how many; 0 or less for none
/// @param rows how many; 0 or less for none
record Region(Grid grid, int left, int top, int columns, int rows) {

    boolean isEmpty() {
        return columns <= 0 || rows <= 0;
    }

    /// A part of this one: as much as there is of it.
    Region part(int x, int y, int wantedColumns, int wantedRows) {
        int before = Math.max(0, -x);
        int above = Math.max(0, -y);
        return new Region(
                grid,
                left + x + before,
                top + y + above,
                Math.min(wantedColumns, columns - x) - before,
                Math.min(wantedRows, rows - y) - above);
    }

    /// One row of it.
    Region row(int y) {
        return part(0, y, columns, 1);
    }

    /// Writes from this column on, and returns the column behind.
    int write(int x, int y, String text, Role role) {
        return write(x, y, columns - x, text, role);
    }

    /// Writes in so many columns at most, and returns the column behind.
    int write(int x, int y, int most, String text, Role role) {
        int room = Math.min(most, columns - x);
        if (room <= 0 || x < 0 || y < 0 || y >= rows) {
            return x;
        }
        int column = x;
        for (Glyph glyph : Glyphs.clipped(text, room)) {
            grid.put(left + column, top + y, glyph, role);
            column += glyph.columns();
        }
        return column;
    }

    /// Writes a line from this column on, and returns the column behind.
    int write(int x, int y, Line line) {
        int column = x;
        for (Span span : line.clipped(columns - x).spans()) {
            column = write(column, y, span.text(), span.role());
        }
        return column;
    }

    /// Writes a line so that it ends with the row.
    void writeAtEnd(int y, Line line) {
        write(Math.max(0, columns - line.columns()), y, line);
    }

    /// Fills everything with one glyph.
    void fill(Glyph glyph, Role role) {
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                grid.put(left + x, top + y, glyph, role);
            }
        }
    }
}

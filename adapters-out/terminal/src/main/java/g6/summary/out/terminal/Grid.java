package g6.summary.out.terminal;

import java.util.Arrays;

/// A screen: cells in columns and rows, each a glyph and what it means. Drawn on by one thread,
/// then only read.
final class Grid {
    private final Size size;
    private final Glyph[] glyphs;
    private final Role[] roles;

    Grid(Size size) {
        this.size = size;
        int cells = size.columns() * size.rows();
        glyphs = new Glyph[cells];
        roles = new Role[cells];
        Arrays.fill(glyphs, Glyph.SPACE);
        Arrays.fill(roles, Role.TEXT);
    }

    Size size() {
        return size;
    }

    int columns() {
        return size.columns();
    }

    int rows() {
        return size.rows();
    }

    Glyph glyph(int column, int row) {
        return glyphs[cell(column, row)];
    }

    Role role(int column, int row) {
        return roles[cell(column, row)];
    }

    /// The whole screen as a region.
    Region region() {
        return new Region(this, 0, 0, size.columns(), size.rows());
    }

    /// Puts another screen, as wide as this one, on this one from one of its rows on.
    void paste(Grid other, int top) {
        int start = cell(0, top);
        System.arraycopy(other.glyphs, 0, glyphs, start, other.glyphs.length);
        System.arraycopy(other.roles, 0, roles, start, other.roles.length);
    }

    /// The same in ASCII.
    Grid inAscii() {
        Grid ascii = new Grid(size);
        for (int cell = 0; cell < glyphs.length; cell++) {
            Glyph glyph = glyphs[cell];
            boolean isHalf = glyph.columns() != 1;
            ascii.set(cell, isHalf ? Glyph.certain('?') : glyph.inAscii(), roles[cell]);
        }
        return ascii;
    }

    /// Puts a glyph, which must fit. A wide one that loses one of its columns leaves a blank.
    void put(int column, int row, Glyph glyph, Role role) {
        int cell = cell(column, row);
        int end = cell + glyph.columns();
        if (glyphs[cell].columns() == 0) {
            set(cell - 1, Glyph.SPACE, roles[cell - 1]);
        }
        if (column + glyph.columns() < size.columns() && glyphs[end].columns() == 0) {
            set(end, Glyph.SPACE, roles[end]);
        }
        set(cell, glyph, role);
        if (glyph.columns() == 2) {
            set(cell + 1, Glyph.REST, role);
        }
    }

    private void set(int cell, Glyph glyph, Role role) {
        boolean isUnseen = glyph.equals(Glyph.SPACE) && !role.hasGround();
        glyphs[cell] = glyph;
        roles[cell] = isUnseen ? Role.TEXT : role;
    }

    boolean isSame(Grid other, int column, int row) {
        int cell = cell(column, row);
        return roles[cell] == other.roles[cell] && glyphs[cell].equals(other.glyphs[cell]);
    }

    private int cell(int column, int row) {
        return row * size.columns() + column;
    }

    /// The text of one row, without the blanks at its end.
    String text(int row) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < size.columns(); column++) {
            text.append(glyph(column, row).text());
        }
        return text.toString().stripTrailing();
    }

    /// The letters of the roles of one row, a blank for a blank.
    String style(int row) {
        StringBuilder letters = new StringBuilder();
        for (int column = 0; column < size.columns(); column++) {
            boolean isBlank =
                    glyph(column, row).equals(Glyph.SPACE) && !role(column, row).hasGround();
            letters.append(isBlank ? ' ' : role(column, row).letter());
        }
        return letters.toString().stripTrailing();
    }
}

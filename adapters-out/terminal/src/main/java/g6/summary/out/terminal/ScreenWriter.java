package g6.summary.out.terminal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/// Turns the difference of two screens into bytes for the terminal that shows the first one. It
/// remembers where the cursor is and which paint it holds. Used by one thread at a time.
///
/// The terminal must not wrap at the end of a row (DECAWM off): one that takes a glyph there for
/// wider than it is would draw in the next row, or scroll.
final class ScreenWriter {
    /// Up to here a difference is drawn at once by any terminal, and the marks would cost more than
    /// they give.
    private static final int SMALL = 64;

    /// To write so many cells again takes fewer bytes than to go past them.
    private static final int SHORT_GAP = 3;

    private static final int LEAST_BLANKS_TO_ERASE = 4;

    private static final byte[] BEGIN = ascii("\u001b[?2026h");
    private static final byte[] END = ascii("\u001b[?2026l");
    private static final String CLEAR = "\u001b[m\u001b[H\u001b[2J";
    private static final int UNKNOWN = -1;

    private final ColorDepth depth;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<Role, Paint> paints = new EnumMap<>(Role.class);
    private Paint pen = Paint.PLAIN;
    private int column = UNKNOWN;
    private int row = UNKNOWN;

    ScreenWriter(ColorDepth depth) {
        this.depth = depth;
    }

    private void use(Theme theme) {
        for (Role role : Role.values()) {
            paints.put(role, theme.paint(role));
        }
    }

    private Paint paint(Role role) {
        return paints.getOrDefault(role, Paint.PLAIN);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// What clears a terminal, whatever it shows, and draws a screen on it.
    byte[] redraw(Grid screen, Theme theme) {
        use(theme);
        out.reset();
        write(CLEAR);
        pen = Paint.PLAIN;
        row = 0;
        column = 0;
        difference(new Grid(screen.size()), screen);
        return marked();
    }

    /// What makes one screen of another of the same size, in the theme of the last redrawing; no
    /// bytes where they are the same.
    byte[] update(Grid before, Grid after) {
        out.reset();
        difference(before, after);
        return marked();
    }

    /// In marks between which a terminal that knows them shows nothing half done.
    private byte[] marked() {
        byte[] bytes = out.toByteArray();
        if (bytes.length <= SMALL) {
            return bytes;
        }
        out.reset();
        out.writeBytes(BEGIN);
        out.writeBytes(bytes);
        out.writeBytes(END);
        return out.toByteArray();
    }

    private void difference(Grid before, Grid after) {
        for (int y = 0; y < after.rows(); y++) {
            row(before, after, y);
        }
    }

    /// Behind a glyph of which nobody knows how wide the terminal takes it everything is drawn
    /// again that it may touch. So it stands there too when that glyph goes.
    private void row(Grid before, Grid after, int y) {
        int end = blankFrom(after, y);
        boolean erases = end < after.columns() && changes(before, after, y, end);
        int stop = erases ? end : after.columns();
        int touched = 0;
        for (int x = 0; x < stop; x++) {
            Glyph glyph = after.glyph(x, y);
            boolean isDrawn = x < touched || !before.isSame(after, x, y);
            if (isDrawn && glyph.columns() > 0) {
                draw(after, x, y);
                touched = Math.max(touched, x + glyph.reach());
            }
        }
        if (erases) {
            moveTo(end, y);
            turnTo(Role.TEXT);
            write("\u001b[K");
        }
    }

    /// The first column of the blank end of a row.
    private static int blankFrom(Grid screen, int y) {
        int x = screen.columns();
        while (x > 0
                && screen.glyph(x - 1, y).equals(Glyph.SPACE)
                && !screen.role(x - 1, y).hasGround()) {
            x--;
        }
        return x;
    }

    private static boolean changes(Grid before, Grid after, int y, int start) {
        int changes = 0;
        for (int x = start; x < after.columns(); x++) {
            changes += before.isSame(after, x, y) ? 0 : 1;
        }
        return changes >= LEAST_BLANKS_TO_ERASE;
    }

    private void draw(Grid after, int x, int y) {
        Glyph glyph = after.glyph(x, y);
        goTo(after, x, y);
        turnTo(after.role(x, y));
        if (!glyph.isCertain()) {
            // whatever stood in its columns must not shine through where it is drawn narrower
            write(" ".repeat(glyph.columns()));
            column = UNKNOWN;
            moveTo(x, y);
        }
        write(glyph.text());
        column = glyph.isCertain() ? x + glyph.columns() : UNKNOWN;
    }

    private void goTo(Grid after, int x, int y) {
        if (y == row && column != UNKNOWN && x > column && x - column <= SHORT_GAP) {
            if (isInPen(after, column, x, y)) {
                for (int between = column; between < x; between++) {
                    write(after.glyph(between, y).text());
                }
                column = x;
                return;
            }
        }
        moveTo(x, y);
    }

    private boolean isInPen(Grid after, int start, int end, int y) {
        for (int x = start; x < end; x++) {
            Glyph glyph = after.glyph(x, y);
            if (glyph.columns() != 1
                    || !glyph.isCertain()
                    || !paint(after.role(x, y)).equals(pen)) {
                return false;
            }
        }
        return true;
    }

    private void moveTo(int x, int y) {
        if (y == row && x == column) {
            return;
        }
        if (y == row && column != UNKNOWN && x > column) {
            int steps = x - column;
            write(steps == 1 ? "\u001b[C" : "\u001b[" + steps + "C");
        } else {
            write(x == 0 ? "\u001b[" + (y + 1) + "H" : "\u001b[" + (y + 1) + ";" + (x + 1) + "H");
        }
        column = x;
        row = y;
    }

    private void turnTo(Role role) {
        Paint next = paint(role);
        write(next.from(pen, depth));
        pen = next;
    }

    private void write(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}

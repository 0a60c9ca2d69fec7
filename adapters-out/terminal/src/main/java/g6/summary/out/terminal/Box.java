package g6.summary.out.terminal;

import java.util.stream.Stream;

/// A panel on the screen: a border with a title, or the title alone where room is dear, and a body.
///
/// @param isFocused whether keys act on it
/// @param scroll the first row of its table
record Box(String title, Body body, boolean isFocused, boolean isCompact, int scroll) {
    private static final int FRAME_ROWS = 2;
    private static final int MARGIN = 2;

    Box with(Body other) {
        return new Box(title, other, isFocused, isCompact, scroll);
    }

    /// The rows that it would like to have in so many columns.
    int rows(int columns, int clip) {
        int inside = columns - (isCompact ? 1 : 2 * MARGIN);
        return body.rows(inside, clip, !isCompact) + (isCompact ? 1 : FRAME_ROWS);
    }

    /// The columns that it would like to have.
    int naturalColumns(int clip) {
        return body.naturalColumns(clip) + (isCompact ? 1 : 2 * MARGIN);
    }

    /// Draws border, title and body, and returns which rows of the table are seen.
    Body.Window draw(Region region, int clip) {
        Region inside =
                isCompact
                        ? region.part(0, 1, region.columns() - 1, region.rows() - 1)
                        : region.part(
                                MARGIN,
                                1,
                                region.columns() - 2 * MARGIN,
                                region.rows() - FRAME_ROWS);
        Body.Window window = body.draw(inside, scroll, clip, !isCompact);
        if (isCompact) {
            region.row(0).part(0, 0, region.columns() - 1, 1).fill(rule(), border());
            title(region.part(0, 0, region.columns() - 1, region.rows()), 0, window);
        } else {
            border(region);
            title(region, 2, window);
        }
        return window;
    }

    private Role border() {
        return isFocused
                ? Role.FOCUS
                : body.verdict() == Verdict.BAD || body.verdict() == Verdict.WARN
                        ? body.verdict().role()
                        : Role.FRAME;
    }

    private static Glyph rule() {
        return Glyph.certain('─');
    }

    private void border(Region region) {
        int right = region.columns() - 1;
        int bottom = region.rows() - 1;
        region.row(0).fill(rule(), border());
        region.row(bottom).fill(rule(), border());
        for (int y = 1; y < bottom; y++) {
            region.write(0, y, "│", border());
            region.write(right, y, "│", border());
        }
        region.write(0, 0, "╭", border());
        region.write(right, 0, "╮", border());
        if (bottom > 0) {
            region.write(0, bottom, "╰", border());
            region.write(right, bottom, "╯", border());
        }
    }

    /// The title, and to the right of it what is noted and which rows are seen.
    private void title(Region region, int margin, Body.Window window) {
        Region room = region.part(margin, 0, region.columns() - 2 * margin, 1);
        Line name = Line.of((isFocused ? "► " : "") + title, Role.TITLE);
        room.write(0, 0, padded(name.clipped(Math.max(1, room.columns() - 2))));
        int left = room.columns() - name.columns() - 2 * MARGIN;
        Stream.of(seen(body.note(), window), seen(Line.EMPTY, window), cut(window))
                .filter(note -> !note.isEmpty() && note.columns() <= left)
                .findFirst()
                .ifPresent(note -> room.writeAtEnd(0, padded(note)));
    }

    private static Line padded(Line line) {
        return Line.of(" ", Role.TEXT).with(line).with(" ", Role.TEXT);
    }

    private Line seen(Line note, Body.Window window) {
        Line seen = note;
        if (window.last() > 0) {
            seen = apart(seen).with(rows(window), Role.MUTED);
        }
        return window.isCut() ? apart(seen).with("…", Role.MUTED) : seen;
    }

    /// The least that is said where not everything is seen.
    private static Line cut(Body.Window window) {
        return window.last() > 0 || window.isCut() ? Line.of("…", Role.MUTED) : Line.EMPTY;
    }

    private static Line apart(Line line) {
        return line.isEmpty() ? line : line.with(" · ", Role.MUTED);
    }

    private String rows(Body.Window window) {
        int from = window.first() + 1;
        String rows =
                from > window.end()
                        ? "0"
                        : from == window.end() ? "" + from : from + "–" + window.end();
        return rows + " of " + body.table().count();
    }
}

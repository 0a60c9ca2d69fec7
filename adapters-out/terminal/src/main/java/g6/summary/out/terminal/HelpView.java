package g6.summary.out.terminal;

import java.util.ArrayList;
import java.util.List;

/// What keys and signs mean, over everything else.
final class HelpView {
    private static final List<Column> COLUMNS = List.of(Column.left("", 0), Column.filling("", 0));

    private HelpView() {}

    static void draw(Region screen, Theme theme, boolean isOfThePast) {
        Body body = Body.of(Table.of(COLUMNS, rows(theme, isOfThePast)));
        Box box =
                new Box("Help", body.note(Line.of("? or esc closes", Role.MUTED)), true, false, 0);
        int columns = Math.min(box.naturalColumns(screen.columns()), screen.columns());
        int rows = Math.min(box.rows(columns, columns), screen.rows());
        Region room =
                screen.part(
                        (screen.columns() - columns) / 2,
                        (screen.rows() - rows) / 2,
                        columns,
                        rows);
        room.fill(Glyph.SPACE, Role.TEXT);
        box.draw(room, columns);
    }

    private static List<Row> rows(Theme theme, boolean isOfThePast) {
        List<Row> rows = new ArrayList<>(isOfThePast ? PLAYBACK : List.of());
        rows.addAll(rows(theme));
        return rows;
    }

    private static final List<Row> PLAYBACK =
            List.of(
                    row("[ ]", "what was shown before, or next"),
                    row("space", "let the time of the recording go on, or halt it"));

    private static List<Row> rows(Theme theme) {
        return List.of(
                row("tab, ← →", "to the next panel, or the one before"),
                row("↑ ↓, page up, page down", "scroll the panel that has the focus"),
                row("home, end", "to its first and its last rows"),
                row("enter", "give it the whole screen, or take it back"),
                row("/", "show only rows with these words; * stands for anything"),
                row("p", "hold the picture; the data go on behind it"),
                row("a", "acknowledge new alerts"),
                row("c", "compact: no borders, more rows"),
                row("t", "next theme; this one is " + theme.label()),
                row("ctrl-l", "draw everything anew"),
                row("esc", "one step back"),
                row("q", "quit"),
                Row.of(Verdict.GOOD.line(), Line.of("as it should be", Role.TEXT)),
                Row.of(Verdict.WARN.line(), Line.of("somebody should look at it", Role.TEXT)),
                Row.of(Verdict.BAD.line(), Line.of("somebody has to act", Role.TEXT)),
                Row.of(
                        Line.of("—", Role.MUTED),
                        Line.of("nobody knows: the document does not say", Role.TEXT)));
    }

    private static Row row(String key, String does) {
        return Row.of(Line.of(key, Role.KEY), Line.of(does, Role.TEXT));
    }
}

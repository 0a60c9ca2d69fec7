package g6.summary.out.terminal;

import java.util.List;

/// What stands in a panel.
///
/// @param above lines that stay above the table
/// @param table is scrolled where it does not fit
/// @param below lines that stay below the table
/// @param note a remark beside the title
/// @param verdict how bad the worst of it is, for the border
record Body(Flow above, Table table, Flow below, Line note, Verdict verdict) {

    static Body of(Table table) {
        return new Body(Flow.EMPTY, table, Flow.EMPTY, Line.EMPTY, Verdict.NONE);
    }

    static Body ofLines(List<Line> lines) {
        return of(Table.ofLines(lines));
    }

    Body above(Flow lines) {
        return new Body(lines, table, below, note, verdict);
    }

    Body below(Flow lines) {
        return new Body(above, table, lines, note, verdict);
    }

    Body note(Line remark) {
        return new Body(above, table, below, remark, verdict);
    }

    Body verdict(Verdict worst) {
        return new Body(above, table, below, note, worst);
    }

    Body table(Table rows) {
        return new Body(above, rows, below, note, verdict);
    }

    /// The rows that it would like to have in so many columns.
    int rows(int columns, int clip, boolean withTitles) {
        return above.lines(columns).size()
                + titleRows(withTitles)
                + table.count() * table.linesPerRow(columns, clip)
                + below.lines(columns).size();
    }

    private int titleRows(boolean withTitles) {
        return withTitles && table.hasTitles() ? 1 : 0;
    }

    /// The columns that it would like to have.
    int naturalColumns(int clip) {
        return Math.max(
                table.naturalColumns(clip),
                Math.max(above.naturalColumns(), below.naturalColumns()));
    }

    /// Which rows of the table are seen.
    ///
    /// @param first the first of them
    /// @param end behind the last of them
    /// @param last the first one where the table is scrolled to its end
    /// @param isCut whether lines above or below the table are missing
    record Window(int first, int end, int last, boolean isCut) {}

    /// Draws as much as fits: the table first, as far as half the room, then the lines above and
    /// below it, then the rest of the table.
    Window draw(Region region, int scroll, int clip, boolean withTitles) {
        int height = table.linesPerRow(region.columns(), clip);
        int half = Math.max(1, region.rows() / 2 / height);
        int least = Math.min(table.count(), half) * height + titleRows(withTitles);
        int spare = Math.max(0, region.rows() - least);
        List<Line> head = above.lines(region.columns());
        List<Line> foot = below.lines(region.columns());
        int headRows = Math.min(head.size(), spare);
        int footRows = Math.min(foot.size(), spare - headRows);
        int tableRows = region.rows() - headRows - footRows;
        int visible = Math.max(0, tableRows - titleRows(withTitles)) / height;
        int last = Math.max(0, table.count() - visible);
        int first = Math.clamp(scroll, 0, last);
        write(region, 0, head.subList(0, headRows));
        Region middle = region.part(0, headRows, region.columns(), tableRows);
        table.draw(middle, first, clip, withTitles);
        write(region, region.rows() - footRows, foot.subList(0, footRows));
        boolean isCut = headRows < head.size() || footRows < foot.size();
        return new Window(first, Math.min(table.count(), first + visible), last, isCut);
    }

    private static void write(Region region, int top, List<Line> lines) {
        for (int i = 0; i < lines.size(); i++) {
            region.write(0, top + i, lines.get(i));
        }
    }
}

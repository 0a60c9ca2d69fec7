package g6.summary.out.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Columns and rows. Rows are made when they are looked at, so that a table of ten thousand costs
/// what is seen of it.
///
/// @param columns its columns; a table whose titles are all empty has no line for them
/// @param count how many rows there are
/// @param rows makes one of them
/// @param breaks whether the last column, where not all of them have room, goes to a line of its
///   own
record Table(List<Column> columns, int count, IntFunction<Row> rows, boolean breaks) {
    /// Rows that decide the widths, besides those that are seen.
    private static final int SAMPLE = 100;

    /// What a filling column keeps where there is less room than all need.
    private static final int LEAST_FILL = 8;

    private static final int GAP = 2;

    private static final int INDENT = 2;

    Table {
        columns = List.copyOf(columns);
    }

    static Table of(List<Column> columns, List<Row> rows) {
        return new Table(columns, rows.size(), rows::get, false);
    }

    /// One line for each row, over the whole width.
    static Table ofLines(List<Line> lines) {
        return of(
                List.of(Column.filling("", 0)), lines.stream().map(line -> Row.of(line)).toList());
    }

    boolean hasTitles() {
        return columns.stream().anyMatch(column -> !column.title().isEmpty());
    }

    /// The rows that a filter lets through.
    Table filtered(Filter filter) {
        int[] kept = IntStream.range(0, count).filter(i -> filter.admits(text(i))).toArray();
        return new Table(columns, kept.length, i -> rows.apply(kept[i]), breaks);
    }

    private String text(int row) {
        return rows.apply(row).cells().stream()
                .map(cell -> cell instanceof Line line ? line.text() : "")
                .collect(Collectors.joining(" "));
    }

    /// The columns that it would like to have.
    int naturalColumns(int clip) {
        int sum = 0;
        for (int width : naturalWidths(0, 0, clip)) {
            sum += width + GAP;
        }
        return Math.max(0, sum - GAP);
    }

    /// How many lines each row takes in so many columns.
    int linesPerRow(int room, int clip) {
        return breaks && count > 0 && naturalColumns(clip) > room ? 2 : 1;
    }

    /// Draws the titles, unless there are none or they are left out, and the rows from one on.
    ///
    /// @param clip the longest text of a cell, columns
    void draw(Region region, int first, int clip, boolean withTitles) {
        if (region.isEmpty()) {
            return;
        }
        int height = linesPerRow(region.columns(), clip);
        boolean titled = withTitles && hasTitles();
        Region body = titled ? region.part(0, 1, region.columns(), region.rows() - 1) : region;
        int seen = Math.clamp(body.rows() / height, 0, Math.max(0, count - first));
        List<Place> places =
                places(region.columns(), first, seen, clip, columns.size() - height + 1);
        if (titled) {
            for (Place place : places) {
                Column column = columns.get(place.column());
                draw(region.row(0), place, Line.of(column.title(), Role.LABEL));
            }
        }
        for (int i = 0; i < seen; i++) {
            Row row = rows.apply(first + i);
            draw(body.row(i * height), row, places);
            if (height > 1) {
                broken(body.row(i * height + 1), row);
            }
        }
    }

    private static void broken(Region line, Row row) {
        if (row.isNew()) {
            line.fill(Glyph.SPACE, Role.NEW);
        }
        Line content = row.cells().getLast().in(line.columns() - INDENT);
        line.write(INDENT, 0, row.isNew() ? content.as(Role.NEW) : content);
    }

    private void draw(Region line, Row row, List<Place> places) {
        if (row.isNew()) {
            line.fill(Glyph.SPACE, Role.NEW);
        }
        for (Place place : places) {
            Line content = row.cells().get(place.column()).in(place.columns());
            draw(line, place, row.isNew() ? content.as(Role.NEW) : content);
        }
    }

    private void draw(Region line, Place place, Line content) {
        Region room = line.part(place.left(), 0, place.columns(), 1);
        if (columns.get(place.column()).side() == Column.Side.RIGHT) {
            room.writeAtEnd(0, content);
        } else {
            room.write(0, 0, content);
        }
    }

    /// Where a column stands.
    private record Place(int column, int left, int columns) {}

    private List<Place> places(int room, int first, int seen, int clip, int most) {
        int[] widths = naturalWidths(first, seen, clip);
        List<Integer> shown = new ArrayList<>(IntStream.range(0, most).boxed().toList());
        while (shown.size() > 1 && least(shown, widths) > room) {
            int leastImportant = leastImportant(shown);
            if (columns.get(leastImportant).importance() == 0) {
                break;
            }
            shown.removeIf(column -> column == leastImportant);
        }
        fit(shown, widths, room);
        List<Place> places = new ArrayList<>();
        int left = 0;
        for (int column : shown) {
            places.add(new Place(column, left, Math.min(widths[column], room - left)));
            left += widths[column] + GAP;
            if (left >= room) {
                break;
            }
        }
        return places;
    }

    private int leastImportant(List<Integer> shown) {
        int found = shown.getFirst();
        for (int column : shown) {
            if (columns.get(column).importance() >= columns.get(found).importance()) {
                found = column;
            }
        }
        return found;
    }

    private int least(List<Integer> shown, int[] widths) {
        int sum = -GAP;
        for (int column : shown) {
            Column place = columns.get(column);
            int wanted = widths[column];
            sum += GAP + (place.fills() ? Math.min(place.enough(), wanted) : wanted);
        }
        return sum;
    }

    /// Lets the filling columns take, or give, what is left, or missing.
    private void fit(List<Integer> shown, int[] widths, int room) {
        List<Integer> filling = shown.stream().filter(i -> columns.get(i).fills()).toList();
        int spare = room - shown.stream().mapToInt(i -> widths[i] + GAP).sum() + GAP;
        for (int i = 0; i < filling.size(); i++) {
            int column = filling.get(i);
            int share = spare / (filling.size() - i);
            int width = Math.max(Math.min(LEAST_FILL, widths[column]), widths[column] + share);
            spare -= width - widths[column];
            widths[column] = width;
        }
    }

    private int[] naturalWidths(int first, int seen, int clip) {
        int[] widths = columns.stream().mapToInt(column -> column.title().length()).toArray();
        IntStream.concat(
                        IntStream.range(0, Math.min(SAMPLE, count)),
                        IntStream.range(Math.max(SAMPLE, first), first + seen))
                .mapToObj(rows)
                .forEach(row -> widen(widths, row, clip));
        return widths;
    }

    private static void widen(int[] widths, Row row, int clip) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], Math.min(clip, row.cells().get(i).columns()));
        }
    }
}

package g6.summary.out.terminal;

import java.util.List;

/// A row of a table.
///
/// @param cells one for each column
/// @param isNew whether it came in just now
record Row(List<Cell> cells, boolean isNew) {
    Row {
        cells = List.copyOf(cells);
    }

    static Row of(Cell... cells) {
        return new Row(List.of(cells), false);
    }

    Row asNew() {
        return new Row(cells, true);
    }
}

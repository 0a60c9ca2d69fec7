package g6.summary.out.terminal;

import java.util.ArrayList;
import java.util.List;

/// What stands in a row from the left and from the right, most important first on both sides. The
/// last pieces from the right go first where there is no room, then what is right of the first two
/// from the left is cut.
record Sides(List<Line> left, List<Line> right) {
    private static final int GAP = 2;
    private static final int ESSENTIAL = 2;

    Sides {
        left = List.copyOf(left);
        right = List.copyOf(right);
    }

    /// The columns of pieces, each with the gap behind it.
    static int columns(List<Line> pieces) {
        return pieces.stream().mapToInt(Sides::columns).sum();
    }

    static int columns(Line piece) {
        return piece.columns() + GAP;
    }

    /// The columns that are left beside what stands there.
    int room(Region row) {
        return row.columns() - columns(left) - GAP - columns(right);
    }

    /// Writes as much as fits.
    ///
    /// @param ground what stands between the pieces
    void draw(Region row, Role ground) {
        List<Line> kept = new ArrayList<>(right);
        while (kept.size() > 1 && new Sides(left, kept).room(row) < 0) {
            kept.removeLast();
        }
        List<Line> essential = left.subList(0, Math.min(ESSENTIAL, left.size()));
        int room = row.columns();
        if (new Sides(essential, kept).room(row) >= 0) {
            row.writeAtEnd(0, joined(kept.reversed(), ground).with(" ", ground));
            room -= columns(kept) + GAP;
        }
        row.part(0, 0, room, 1).write(0, 0, joined(left, ground));
    }

    private static Line joined(List<Line> pieces, Role ground) {
        Line all = Line.EMPTY;
        for (Line piece : pieces) {
            all = all.isEmpty() ? piece : all.with(" ".repeat(GAP), ground).with(piece);
        }
        return all;
    }
}

package g6.summary.out.terminal;

import java.util.ArrayList;
import java.util.List;

/// Paragraphs of short pieces, with a dot between two that stand in one line. What does not fit
/// into a line goes to the next one, whole.
///
/// @param paragraphs each begins a line
record Flow(List<List<Line>> paragraphs) {
    static final Flow EMPTY = new Flow(List.of());

    private static final Span DOT = new Span(" · ", Role.MUTED);

    Flow {
        paragraphs = paragraphs.stream().map(List::copyOf).toList();
    }

    static Flow of(List<Line> paragraph) {
        return new Flow(List.of(paragraph));
    }

    Flow and(Flow other) {
        List<List<Line>> all = new ArrayList<>(paragraphs);
        all.addAll(other.paragraphs);
        return new Flow(all);
    }

    /// Its lines in so many columns.
    List<Line> lines(int columns) {
        List<Line> lines = new ArrayList<>();
        for (List<Line> paragraph : paragraphs) {
            Line current = Line.EMPTY;
            for (Line piece : paragraph) {
                boolean fits =
                        current.columns() + DOT.columns() + piece.columns() <= Math.max(1, columns);
                if (!current.isEmpty() && !fits) {
                    lines.add(current);
                    current = Line.EMPTY;
                }
                current = current.isEmpty() ? piece : current.with(Line.of(DOT)).with(piece);
            }
            if (!current.isEmpty()) {
                lines.add(current);
            }
        }
        return lines;
    }

    /// The columns of its longest paragraph in one line.
    int naturalColumns() {
        return lines(Integer.MAX_VALUE).stream().mapToInt(Line::columns).max().orElse(0);
    }
}

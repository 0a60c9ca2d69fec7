package g6.summary.out.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Pieces of text in one row.
record Line(List<Span> spans) implements Cell {
    static final Line EMPTY = new Line(List.of());

    Line {
        spans = List.copyOf(spans);
    }

    static Line of(Span... spans) {
        return new Line(List.of(spans));
    }

    static Line of(String text, Role role) {
        return of(new Span(text, role));
    }

    boolean isEmpty() {
        return spans.isEmpty();
    }

    @Override
    public Line in(int columns) {
        return this;
    }

    /// The same text, all of it with one meaning.
    Line as(Role role) {
        return new Line(spans.stream().map(span -> new Span(span.text(), role)).toList());
    }

    String text() {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }

    @Override
    public int columns() {
        return spans.stream().mapToInt(Span::columns).sum();
    }

    Line with(String text, Role role) {
        List<Span> more = new ArrayList<>(spans);
        more.add(new Span(text, role));
        return new Line(more);
    }

    Line with(Line other) {
        List<Span> more = new ArrayList<>(spans);
        more.addAll(other.spans);
        return new Line(more);
    }

    /// As much as fits before a `…`; whole, where everything fits.
    ///
    /// @param room columns; 0 or less for none
    Line clipped(int room) {
        if (columns() <= room) {
            return this;
        }
        if (room <= 0) {
            return EMPTY;
        }
        List<Span> kept = new ArrayList<>();
        int left = room;
        for (Span span : spans) {
            int columns = span.columns();
            if (columns >= left) {
                kept.add(new Span(cut(span.text(), left), span.role()));
                break;
            }
            kept.add(span);
            left -= columns;
        }
        return new Line(kept);
    }

    /// Ends with `…`, whether the text itself would have fitted or not.
    private static String cut(String text, int room) {
        return VisibleText.clipped(text + Glyph.ELLIPSIS.text(), room);
    }
}

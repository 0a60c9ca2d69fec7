package g6.summary.out.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import java.util.List;
import java.util.stream.IntStream;

final class BoxTest {
    private static final int CLIP = 60;

    private static Body rows(int count) {
        return Body.ofLines(
                IntStream.range(1, count + 1)
                        .mapToObj(i -> Line.of("row " + i, Role.TEXT))
                        .toList());
    }

    private static Box box(Body body) {
        return new Box("Storage", body, false, false, 0);
    }

    private static List<String> drawn(Box box, int columns, int rows) {
        Grid grid = new Grid(new Size(columns, rows));
        box.draw(grid.region(), CLIP);
        return IntStream.range(0, rows).mapToObj(grid::text).toList();
    }

    @Example
    void titleAndBorder() {
        assertThat(drawn(box(rows(2)), 20, 4))
                .containsExactly(
                        "╭─ Storage ────────╮",
                        "│ row 1            │",
                        "│ row 2            │",
                        "╰──────────────────╯");
    }

    @Example
    void theNoteStandsAtTheEndOfTheTitle() {
        assertThat(drawn(box(rows(1).note(Line.of("7", Role.MUTED))), 20, 3).getFirst())
                .isEqualTo("╭─ Storage ──── 7 ─╮");
    }

    @Example
    void whatIsScrolledSaysSo() {
        Box scrolled = new Box("Storage", rows(9), false, false, 3);

        assertThat(drawn(scrolled, 30, 4))
                .containsExactly(
                        "╭─ Storage ─────── 4–5 of 9 ─╮",
                        "│ row 4                      │",
                        "│ row 5                      │",
                        "╰────────────────────────────╯");
        assertThat(drawn(scrolled, 30, 3).getFirst()).endsWith(" 4 of 9 ─╮");
    }

    @Example
    void scrollingEndsWithTheRows() {
        Box scrolled = new Box("Storage", rows(9), false, false, Integer.MAX_VALUE);
        Body.Window window = scrolled.draw(new Grid(new Size(30, 6)).region(), CLIP);

        assertThat(window).isEqualTo(new Body.Window(5, 9, 5, false));
    }

    @Example
    void linesAroundTheTableGoBeforeItsLastHalfDoes() {
        Body body =
                rows(9).above(Flow.of(List.of(Line.of("above", Role.TEXT))))
                        .below(Flow.of(List.of(Line.of("below", Role.TEXT))));

        assertThat(drawn(box(body), 20, 4)).anyMatch(row -> row.contains("above"));
        assertThat(drawn(box(body), 20, 4)).noneMatch(row -> row.contains("below"));
        assertThat(drawn(box(body), 20, 4).getFirst()).isEqualTo("╭─ Storage ──── … ─╮");
        assertThat(drawn(box(body), 30, 4).getFirst()).endsWith(" 1 of 9 · … ─╮");
        assertThat(drawn(box(body), 20, 6))
                .anyMatch(row -> row.contains("above"))
                .anyMatch(row -> row.contains("below"))
                .anyMatch(row -> row.contains("row 2"));
    }

    @Example
    void theBorderTellsHowBadTheWorstIsUnlessItHasTheFocus() {
        assertThat(corner(box(rows(1)))).isEqualTo(Role.FRAME);
        assertThat(corner(box(rows(1).verdict(Verdict.GOOD)))).isEqualTo(Role.FRAME);
        assertThat(corner(box(rows(1).verdict(Verdict.WARN)))).isEqualTo(Role.WARN);
        assertThat(corner(box(rows(1).verdict(Verdict.BAD)))).isEqualTo(Role.BAD);
        Box focused = new Box("Storage", rows(1).verdict(Verdict.BAD), true, false, 0);
        assertThat(corner(focused)).isEqualTo(Role.FOCUS);
        assertThat(drawn(focused, 20, 3).getFirst()).contains("► Storage");
    }

    private static Role corner(Box box) {
        Grid grid = new Grid(new Size(20, 3));
        box.draw(grid.region(), CLIP);
        return grid.role(0, 0);
    }

    @Example
    void compactItHasARuleAndNoTitlesOfColumns() {
        Box compact = new Box("Storage", rows(2), false, true, 0);

        assertThat(drawn(compact, 20, 3)).containsExactly(" Storage ──────────", "row 1", "row 2");
    }

    @Property
    void itHasTheRowsThatItWishesForAndNothingIsDrawnOutside(
            @ForAll @IntRange(max = 12) int count,
            @ForAll @IntRange(min = 1, max = 40) int columns,
            @ForAll boolean isCompact) {
        Box box = new Box("A title", rows(count), false, isCompact, 0);
        int rows = box.rows(columns, CLIP);
        Grid grid = new Grid(new Size(columns + 2, rows + 2));

        Body.Window window = box.draw(grid.region().part(1, 1, columns, rows), CLIP);

        assertThat(window).isEqualTo(new Body.Window(0, count, 0, false));
        assertThat(grid.text(0)).isEmpty();
        assertThat(grid.text(rows + 1)).isEmpty();
        for (int y = 0; y < rows + 2; y++) {
            assertThat(grid.glyph(0, y)).isEqualTo(Glyph.SPACE);
            assertThat(grid.glyph(columns + 1, y)).isEqualTo(Glyph.SPACE);
        }
    }
}

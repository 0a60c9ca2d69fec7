package g6.summary.out.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

final class RegionTest {
    private static final int COLUMNS = 12;
    private static final int ROWS = 6;

    private final Grid grid = dotted();
    private final Region region = new Region(grid, 2, 1, 8, 4);

    private static Grid dotted() {
        var grid = new Grid(new Size(COLUMNS, ROWS));
        grid.region().fill(Glyph.certain('.'), Role.FRAME);
        return grid;
    }

    private Stream<String> rows() {
        return IntStream.range(0, ROWS).mapToObj(grid::text);
    }

    @Example
    void textIsWrittenFromItsColumnOn() {
        int end = region.write(1, 0, "abc", Role.GOOD);

        assertThat(end).isEqualTo(4);
        assertThat(grid.text(1)).isEqualTo("...abc......");
        assertThat(grid.style(1)).isEqualTo("---ggg------");
    }

    @Example
    void whatDoesNotFitIsCutAndSaysSo() {
        int end = region.write(3, 1, "abcdefgh", Role.TEXT);

        assertThat(end).isEqualTo(8);
        assertThat(grid.text(2)).isEqualTo(".....abcd…..");
    }

    @Example
    void whatJustFitsIsNotCut() {
        region.write(0, 0, "abcdefgh", Role.TEXT);

        assertThat(grid.text(1)).isEqualTo("..abcdefgh..");
    }

    @Example
    void noMoreColumnsAreTakenThanAllowed() {
        int end = region.write(1, 0, 4, "abcdefgh", Role.TEXT);

        assertThat(end).isEqualTo(5);
        assertThat(grid.text(1)).isEqualTo("...abc….....");
    }

    @Example
    void aWideGlyphThatDoesNotFitIsCutAsAWhole() {
        region.write(0, 0, "漢字漢字漢", Role.TEXT);
        region.write(7, 1, "漢", Role.TEXT);

        assertThat(grid.text(1)).isEqualTo("..漢字漢…...");
        assertThat(grid.text(2)).isEqualTo(".........…..");
    }

    @Example
    void aWideGlyphOutsideThatLosesAColumnLeavesABlank() {
        grid.put(1, 1, new Glyph("漢", 2, false), Role.TEXT);
        grid.put(9, 1, new Glyph("漢", 2, false), Role.TEXT);

        region.write(0, 0, "12345678", Role.TEXT);

        assertThat(grid.text(1)).isEqualTo(". 12345678 .");
    }

    @Example
    void nothingIsWrittenOutsideTheRows() {
        region.write(0, -1, "x", Role.TEXT);
        region.write(0, 4, "x", Role.TEXT);

        assertThat(rows()).allMatch("............"::equals);
    }

    @Example
    void nothingIsWrittenFromOutsideTheColumns() {
        assertThat(region.write(-1, 0, "x", Role.TEXT)).isEqualTo(-1);
        assertThat(region.write(8, 0, "x", Role.TEXT)).isEqualTo(8);
        assertThat(region.write(0, 0, 0, "x", Role.TEXT)).isZero();

        assertThat(rows()).allMatch("............"::equals);
    }

    @Example
    void aLineKeepsTheRolesOfItsPieces() {
        Line line = Line.of("ab", Role.LABEL).with("cd", Role.BAD).with("ef", Role.GOOD);

        int end = region.write(0, 0, line);

        assertThat(end).isEqualTo(6);
        assertThat(grid.text(1)).isEqualTo("..abcdef....");
        assertThat(grid.style(1)).isEqualTo("--llBBgg----");
    }

    @Example
    void aLineIsCutInTheRoleOfThePieceThatDoesNotFit() {
        Line line = Line.of("ab", Role.LABEL).with("cd", Role.BAD).with("ef", Role.GOOD);

        int end = region.write(3, 0, line);

        assertThat(end).isEqualTo(8);
        assertThat(grid.text(1)).isEqualTo(".....abcd…..");
        assertThat(grid.style(1)).isEqualTo("-----llBBg--");
    }

    @Example
    void aLineFromOutsideIsNotWritten() {
        Line line = Line.of("ab", Role.LABEL);

        assertThat(region.write(8, 0, line)).isEqualTo(8);
        assertThat(region.write(20, 0, line)).isEqualTo(20);
        assertThat(rows()).allMatch("............"::equals);
    }

    @Example
    void aLineAtTheEndEndsWithTheRow() {
        region.writeAtEnd(0, Line.of("ab", Role.LABEL).with("漢", Role.BAD));

        assertThat(grid.text(1)).isEqualTo("......ab漢..");
        assertThat(grid.style(1)).isEqualTo("------llBB--");
    }

    @Example
    void aLineAtTheEndThatDoesNotFitBeginsWithTheRow() {
        region.writeAtEnd(0, Line.of("abcdefghij", Role.LABEL));

        assertThat(grid.text(1)).isEqualTo("..abcdefg…..");
    }

    @Example
    void fillingStaysInside() {
        region.fill(Glyph.certain('#'), Role.BADGE);

        assertThat(rows())
                .containsExactly(
                        "............",
                        "..########..",
                        "..########..",
                        "..########..",
                        "..########..",
                        "............");
    }

    @Example
    void aPartHasPlacesOfItsOwn() {
        Region part = region.part(2, 1, 3, 2);
        part.write(0, 0, "abcd", Role.TEXT);

        assertThat(part).isEqualTo(new Region(grid, 4, 2, 3, 2));
        assertThat(grid.text(2)).isEqualTo("....ab….....");
    }

    @Example
    void aRowIsAPartOneRowHigh() {
        assertThat(region.row(3)).isEqualTo(new Region(grid, 2, 4, 8, 1));
        assertThat(region.row(4).isEmpty()).isTrue();
    }

    @Example
    void aPartIsNoLargerThanTheWhole() {
        assertThat(region.part(0, 0, 100, 100)).isEqualTo(region);
        assertThat(region.part(5, 2, 100, Integer.MAX_VALUE))
                .isEqualTo(new Region(grid, 7, 3, 3, 2));
        assertThat(region.part(-2, -1, 4, 3)).isEqualTo(new Region(grid, 2, 1, 2, 2));
    }

    @Example
    void aPartBeyondTheBorderIsEmpty() {
        assertThat(region.part(8, 0, 1, 1).isEmpty()).isTrue();
        assertThat(region.part(0, 9, 1, 1).isEmpty()).isTrue();
        assertThat(region.part(-3, 0, 3, 1).isEmpty()).isTrue();
        assertThat(region.part(0, 0, -1, 1).isEmpty()).isTrue();
        assertThat(region.isEmpty()).isFalse();
    }

    @Property
    void nothingIsEverDrawnOutside(
            @ForAll("places") List<Integer> place,
            @ForAll("texts") String text,
            @ForAll @IntRange(min = -2, max = 10) int x,
            @ForAll @IntRange(min = -2, max = 5) int y) {
        Grid fresh = dotted();
        Region whole = new Region(fresh, 2, 1, 8, 4);
        int left = place.get(0);
        int top = place.get(1);
        int columns = place.get(2);
        int rows = place.get(3);
        Region part = whole.part(left, top, columns, rows);

        part.fill(Glyph.certain('#'), Role.BADGE);
        part.write(x, y, text, Role.BAD);
        part.write(x, y, Line.of(text, Role.BAD).with(text, Role.GOOD));
        part.writeAtEnd(y, Line.of(text, Role.BAD));

        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                boolean isInside =
                        isBetween(column - 2, Math.max(0, left), left + columns, 8)
                                && isBetween(row - 1, Math.max(0, top), top + rows, 4);
                assertThat(fresh.glyph(column, row).text().equals("."))
                        .as("%d, %d", column, row)
                        .isEqualTo(!isInside);
            }
        }
    }

    private static boolean isBetween(int place, int start, int end, int size) {
        return place >= start && place < Math.min(end, size);
    }

    @Provide
    Arbitrary<List<Integer>> places() {
        return Arbitraries.integers().between(-3, 10).list().ofSize(4);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", " ", "漢", "é", "👩‍💻", "e\u0301", "\u202e")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }
}

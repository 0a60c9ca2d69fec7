package g6.summary.out.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class GridTest {
    private static final Glyph WIDE = new Glyph("漢", 2, false);

    private final Grid grid = new Grid(new Size(6, 2));

    @Test
    void aNewScreenIsBlank() {
        assertThat(grid.text(0)).isEmpty();
        assertThat(grid.style(1)).isEmpty();
        assertThat(grid.glyph(5, 1)).isEqualTo(Glyph.SPACE);
        assertThat(grid.role(5, 1)).isEqualTo(Role.TEXT);
    }

    @Test
    void aGlyphStandsWhereItWasPut() {
        grid.put(2, 1, Glyph.certain('x'), Role.BAD);

        assertThat(grid.text(0)).isEmpty();
        assertThat(grid.text(1)).isEqualTo("  x");
        assertThat(grid.style(1)).isEqualTo("  B");
    }

    @Test
    void aWideGlyphTakesTwoCells() {
        grid.put(4, 0, WIDE, Role.GOOD);

        assertThat(grid.glyph(4, 0)).isEqualTo(WIDE);
        assertThat(grid.glyph(5, 0)).isEqualTo(Glyph.REST);
        assertThat(grid.style(0)).isEqualTo("    gg");
        assertThat(grid.text(0)).isEqualTo("    漢");
    }

    @Test
    void aWideGlyphThatLosesItsFirstColumnLeavesABlank() {
        grid.put(2, 0, WIDE, Role.GOOD);

        grid.put(2, 0, Glyph.certain('x'), Role.BAD);

        assertThat(grid.text(0)).isEqualTo("  x");
        assertThat(grid.style(0)).isEqualTo("  B");
    }

    @Test
    void aWideGlyphThatLosesItsSecondColumnLeavesABlank() {
        grid.put(2, 0, WIDE, Role.GOOD);

        grid.put(3, 0, Glyph.certain('x'), Role.BAD);

        assertThat(grid.text(0)).isEqualTo("   x");
        assertThat(grid.style(0)).isEqualTo("   B");
    }

    @Test
    void aWideGlyphBetweenTwoOthersLeavesABlankOfEach() {
        grid.put(1, 0, WIDE, Role.GOOD);
        grid.put(3, 0, WIDE, Role.GOOD);

        grid.put(2, 0, WIDE, Role.BAD);

        assertThat(grid.text(0)).isEqualTo("  漢");
        assertThat(grid.style(0)).isEqualTo("  BB");
        assertThat(grid.glyph(4, 0)).isEqualTo(Glyph.SPACE);
    }

    @Test
    void whatWideGlyphsLeaveIsABlankLikeAnyOther() {
        grid.put(2, 0, WIDE, Role.GOOD);
        grid.put(2, 0, Glyph.SPACE, Role.GOOD);
        grid.put(4, 0, WIDE, Role.GOOD);
        grid.put(5, 0, Glyph.SPACE, Role.BAD);

        var blank = new Grid(grid.size());

        for (int column = 0; column < grid.columns(); column++) {
            assertThat(grid.isSame(blank, column, 0)).isTrue();
        }
    }

    @Test
    void aWideGlyphOfTheNextRowStaysWhole() {
        grid.put(0, 1, WIDE, Role.GOOD);

        grid.put(5, 0, Glyph.certain('x'), Role.TEXT);
        grid.put(4, 0, WIDE, Role.TEXT);

        assertThat(grid.text(1)).isEqualTo("漢");
    }

    @Test
    void aBlankMeansNothingButWhereItHasAGround() {
        grid.put(0, 0, Glyph.SPACE, Role.BAD);
        grid.put(1, 0, Glyph.SPACE, Role.BADGE_BAD);

        assertThat(grid.role(0, 0)).isEqualTo(Role.TEXT);
        assertThat(grid.role(1, 0)).isEqualTo(Role.BADGE_BAD);
        assertThat(grid.style(0)).isEqualTo(" X");
    }

    @Test
    void cellsAreTheSameWithTheSameGlyphInTheSameRole() {
        var other = new Grid(grid.size());
        grid.put(0, 0, Glyph.certain('x'), Role.TEXT);
        other.put(0, 0, Glyph.certain('x'), Role.TEXT);
        grid.put(1, 0, Glyph.certain('x'), Role.TEXT);
        other.put(1, 0, Glyph.certain('x'), Role.BAD);
        grid.put(2, 0, Glyph.certain('x'), Role.TEXT);
        other.put(2, 0, Glyph.certain('y'), Role.TEXT);

        assertThat(grid.isSame(other, 0, 0)).isTrue();
        assertThat(grid.isSame(other, 1, 0)).isFalse();
        assertThat(grid.isSame(other, 2, 0)).isFalse();
    }

    @Test
    void aSizeThatATerminalDoesNotKnowCanBeDrawnOn() {
        assertThat(Size.of(0, -1)).isEqualTo(new Size(1, 1));
        assertThat(Size.of(80, 24)).isEqualTo(new Size(80, 24));
        assertThat(Size.of(100_000, 100_000)).isEqualTo(new Size(1000, 1000));
    }
}

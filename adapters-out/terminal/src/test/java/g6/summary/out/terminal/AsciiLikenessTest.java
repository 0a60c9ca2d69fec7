package g6.summary.out.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import java.util.stream.Collectors;

final class AsciiLikenessTest {
    @Example
    void everyLikenessIsOneCharacterOfAscii() {
        for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
            String likeness = AsciiLikeness.of(Character.toString(character));

            if (likeness.length() != 1 || !Glyphs.isAscii(likeness)) {
                throw new AssertionError(Character.getName(character) + ": " + likeness);
            }
        }
    }

    @Example
    void theSignsOfTheDashboardAreRecognised() {
        assertThat(inAscii("┌─ Cycle ─┐")).isEqualTo("+- Cycle -+");
        assertThat(inAscii("│ p95 — │")).isEqualTo("| p95 - |");
        assertThat(inAscii("▲ ▼ ● ◆ ■ …")).isEqualTo("^ v o ! # ~");
        assertThat(inAscii("▁▂▃▄▅▆▇█")).isEqualTo("_.-=+*%#");
    }

    @Example
    void whatHasNoLikenessIsAQuestionMarkInEachOfItsColumns() {
        assertThat(inAscii("é 漢 👩‍💻")).isEqualTo("? ?? ??");
    }

    @Property
    void everyGlyphKeepsItsColumns(@ForAll String text) {
        for (Glyph glyph : Glyphs.clipped(text, Integer.MAX_VALUE)) {
            Glyph likeness = glyph.inAscii();

            assertThat(likeness.columns()).isEqualTo(glyph.columns());
            assertThat(likeness.text()).hasSize(glyph.columns());
            assertThat(Glyphs.isAscii(likeness.text())).isTrue();
            assertThat(likeness.isCertain()).isTrue();
        }
    }

    @Example
    void theSecondColumnOfAWideGlyphStaysEmpty() {
        assertThat(Glyph.REST.inAscii()).isEqualTo(Glyph.REST);
    }

    private static String inAscii(String text) {
        return Glyphs.clipped(text, Integer.MAX_VALUE).stream()
                .map(glyph -> glyph.inAscii().text())
                .collect(Collectors.joining());
    }
}

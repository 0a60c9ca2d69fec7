package g6.summary.out.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import java.util.List;

final class GlyphsTest {
    private static List<Glyph> glyphs(String text) {
        return Glyphs.clipped(text, Integer.MAX_VALUE);
    }

    @Example
    void whatTheDashboardIsDrawnWithIsAsWideEverywhere() {
        assertThat(glyphs("× 0123456789#* é ─│┌█▁●… —")).allMatch(Glyph::isCertain);
    }

    @Example
    void pictureMarksAndWideCharactersMayBeOfOtherWidths() {
        for (String text : List.of("漢", "ह", "☺", "▶", "e\u0301", "1️⃣", "👩‍💻", "©")) {
            assertThat(glyphs(text)).as(text).noneMatch(Glyph::isCertain);
        }
    }

    @Example
    void whatIsUncertainMayReachAsFarAsItsCharactersByThemselves() {
        assertThat(Glyph.certain('x').reach()).isEqualTo(1);
        assertThat(glyphs("漢").getFirst().reach()).isEqualTo(2);
        assertThat(glyphs("ह").getFirst().reach()).isEqualTo(2);
        assertThat(glyphs("👩‍💻").getFirst().reach()).isEqualTo(6);
    }

    @Property
    void theColumnsOfATextAreThoseOfItsGlyphs(@ForAll String text) {
        assertThat(Glyphs.columns(text)).isEqualTo(columns(glyphs(text)));
    }

    @Property
    void nothingTakesMoreColumnsThanThereAre(
            @ForAll String text, @ForAll @IntRange(min = 1, max = 30) int columns) {
        List<Glyph> clipped = Glyphs.clipped(text, columns);

        assertThat(columns(clipped)).isLessThanOrEqualTo(columns);
        if (Glyphs.columns(text) <= columns) {
            assertThat(clipped).isEqualTo(glyphs(text));
        } else {
            assertThat(clipped).endsWith(Glyph.ELLIPSIS);
        }
    }

    private static int columns(List<Glyph> glyphs) {
        return glyphs.stream().mapToInt(Glyph::columns).sum();
    }
}

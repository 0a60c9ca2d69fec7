package g6.summary.out.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import java.util.stream.Collectors;

final class LineTest {
    private static final Line LINE =
            Line.of("ab", Role.LABEL).with("cd", Role.GOOD).with("ef", Role.BAD);

    private static String text(Line line) {
        return line.spans().stream().map(Span::text).collect(Collectors.joining());
    }

    @Example
    void aLineIsAsWideAsItsPieces() {
        assertThat(Line.EMPTY.columns()).isZero();
        assertThat(Line.of("ab", Role.LABEL).with("漢", Role.GOOD).columns()).isEqualTo(4);
    }

    @Example
    void aLineGrowsAtItsEnd() {
        Line grown = Line.of("ab", Role.LABEL).with(Line.of("cd", Role.GOOD).with("ef", Role.BAD));

        assertThat(grown).isEqualTo(LINE);
        assertThat(Line.EMPTY.isEmpty()).isTrue();
        assertThat(grown.isEmpty()).isFalse();
        assertThat(Line.of(Span.text("x"))).isEqualTo(Line.of("x", Role.TEXT));
    }

    @Example
    void aCutMayComeInsideAPieceOrBetweenTwo() {
        assertThat(LINE.clipped(6)).isEqualTo(LINE);
        assertThat(LINE.clipped(5)).isEqualTo(line("ab", "cd", "…"));
        assertThat(LINE.clipped(4)).isEqualTo(line("ab", "c…"));
        assertThat(LINE.clipped(3)).isEqualTo(line("ab", "…"));
        assertThat(LINE.clipped(2)).isEqualTo(line("a…"));
        assertThat(LINE.clipped(1)).isEqualTo(line("…"));
        assertThat(LINE.clipped(0)).isEqualTo(Line.EMPTY);
        assertThat(LINE.clipped(-1)).isEqualTo(Line.EMPTY);
    }

    private static Line line(String... texts) {
        Line line = Line.EMPTY;
        for (int i = 0; i < texts.length; i++) {
            line = line.with(texts[i], LINE.spans().get(i).role());
        }
        return line;
    }

    @Example
    void aPieceThatLooksLikeTheLastOneIsNotTakenForIt() {
        Line line = Line.of("ab", Role.TEXT).with("x", Role.TEXT).with("ab", Role.TEXT);

        assertThat(text(line.clipped(2))).isEqualTo("a…");
    }

    @Example
    void anEmptyPieceAtTheEndCutsNothing() {
        Line line = Line.of("ab", Role.TEXT).with("", Role.GOOD);

        assertThat(text(line.clipped(2))).isEqualTo("ab");
    }

    @Property
    void aLineEndsWithAnEllipsisExactlyWhenSomethingWasCut(
            @ForAll("lines") Line line, @ForAll @IntRange(max = 30) int room) {
        Line clipped = line.clipped(room);

        assertThat(clipped.columns()).isLessThanOrEqualTo(room);
        if (line.columns() <= room) {
            assertThat(clipped).isEqualTo(line);
        } else if (room > 0) {
            String kept = VisibleText.of(text(clipped));
            assertThat(kept).endsWith("…");
            assertThat(VisibleText.of(text(line))).startsWith(kept.substring(0, kept.length() - 1));
        }
    }

    @Provide
    Arbitrary<Line> lines() {
        Arbitrary<String> texts =
                Arbitraries.of("a", "b ", "漢", "é", "👩‍💻", "e\u0301", "\u202e")
                        .list()
                        .ofMaxSize(4)
                        .map(parts -> String.join("", parts));
        return Combinators.combine(texts, Arbitraries.of(Role.TEXT, Role.BAD))
                .as(Span::new)
                .list()
                .ofMaxSize(6)
                .map(Line::new);
    }
}

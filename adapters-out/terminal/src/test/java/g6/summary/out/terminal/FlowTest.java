package g6.summary.out.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

import java.util.Arrays;
import java.util.List;

final class FlowTest {
    private static final Flow FLOW = Flow.of(pieces("aa", "bbb", "cc")).and(Flow.of(pieces("d")));

    private static List<Line> pieces(String... texts) {
        return Arrays.stream(texts).map(text -> Line.of(text, Role.TEXT)).toList();
    }

    private static List<String> texts(Flow flow, int columns) {
        return flow.lines(columns).stream().map(Line::text).toList();
    }

    @Example
    void whatFitsStandsInOneLine() {
        assertThat(texts(FLOW, 13)).containsExactly("aa · bbb · cc", "d");
        assertThat(texts(FLOW, 12)).containsExactly("aa · bbb", "cc", "d");
        assertThat(texts(FLOW, 7)).containsExactly("aa", "bbb", "cc", "d");
        assertThat(FLOW.naturalColumns()).isEqualTo(13);
    }

    @Example
    void aPieceThatIsTooLongStandsAloneAndWhole() {
        assertThat(texts(FLOW, 1)).containsExactly("aa", "bbb", "cc", "d");
        assertThat(texts(FLOW, -3)).containsExactly("aa", "bbb", "cc", "d");
    }

    @Example
    void nothingTakesNoLine() {
        assertThat(Flow.EMPTY.lines(10)).isEmpty();
        assertThat(Flow.of(List.of()).lines(10)).isEmpty();
        assertThat(Flow.EMPTY.naturalColumns()).isZero();
    }

    @Property
    void noPieceIsLostAndNoLineIsTooLongWithoutNeed(
            @ForAll List<@AlphaChars @StringLength(min = 1, max = 20) String> words,
            @ForAll @IntRange(min = 1, max = 60) int columns) {
        List<String> lines = texts(Flow.of(pieces(words.toArray(String[]::new))), columns);

        assertThat(lines.stream().flatMap(line -> Arrays.stream(line.split(" · ", -1))).toList())
                .isEqualTo(words);
        assertThat(lines).allMatch(line -> line.length() <= columns || !line.contains(" · "));
    }
}

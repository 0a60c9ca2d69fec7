package g6.summary.out.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

final class PaintTest {
    private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[([0-9;]*)m");

    @ParameterizedTest
    @EnumSource(ColorDepth.class)
    void aPenShowsExactlyWhatItIsTurnedToWhateverItWas(ColorDepth depth) {
        for (Paint before : paints()) {
            for (Paint after : paints()) {
                Look shown = turned(Look.of(before, depth), after.from(before, depth));

                assertThat(shown).as("%s after %s", after, before).isEqualTo(Look.of(after, depth));
            }
        }
    }

    private static List<Paint> paints() {
        return Stream.concat(
                        Stream.of(Paint.PLAIN, Paint.PLAIN.bold()),
                        Arrays.stream(Theme.values()).flatMap(PaintTest::paints))
                .distinct()
                .toList();
    }

    private static Stream<Paint> paints(Theme theme) {
        return Arrays.stream(Role.values()).map(theme::paint);
    }

    private static Look turned(Look look, String sequence) {
        if (sequence.isEmpty()) {
            return look;
        }
        Matcher matcher = SEQUENCE.matcher(sequence);
        assertThat(matcher.matches()).as(sequence).isTrue();
        return look.turned(matcher.group(1));
    }

    @ParameterizedTest
    @EnumSource(ColorDepth.class)
    void aPenThatIsRightIsNotTurned(ColorDepth depth) {
        for (Paint paint : paints()) {
            assertThat(paint.from(paint, depth)).isEmpty();
        }
    }

    @Test
    void aPenIsNotTurnedForADifferenceThatCannotBeSeen() {
        Paint green = Paint.ink(114, 92);
        Paint yellow = Paint.ink(221, 93);
        Paint otherGreen = Paint.ink(120, 92);

        assertThat(green.from(yellow, ColorDepth.NONE)).isEmpty();
        assertThat(green.from(otherGreen, ColorDepth.SIXTEEN)).isEmpty();
        assertThat(green.from(otherGreen, ColorDepth.PALETTE)).isNotEmpty();
    }

    @Test
    void aPenIsTurnedInFewBytes() {
        Paint green = Paint.ink(114, 92);
        Paint yellow = Paint.ink(221, 93);

        assertThat(yellow.from(green, ColorDepth.PALETTE)).isEqualTo("\u001b[38;5;221m");
        assertThat(yellow.from(green.bold(), ColorDepth.PALETTE)).isEqualTo("\u001b[0;38;5;221m");
        assertThat(yellow.bold().from(green, ColorDepth.SIXTEEN)).isEqualTo("\u001b[1;93m");
        assertThat(Paint.PLAIN.from(yellow, ColorDepth.PALETTE)).isEqualTo("\u001b[m");
    }
}

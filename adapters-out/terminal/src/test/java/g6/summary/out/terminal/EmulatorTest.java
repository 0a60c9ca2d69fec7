package g6.summary.out.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import g6.summary.out.terminal.Emulator.Width;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

/// What the tests of the screen rely on.
final class EmulatorTest {
    private static final Size SIZE = new Size(4, 2);

    private final Emulator terminal = cleared(Width.AS_CLAIMED);

    private static Emulator cleared(Width width) {
        var terminal = new Emulator(SIZE, width);
        show(terminal, "\u001b[m\u001b[H\u001b[2J");
        return terminal;
    }

    private static void show(Emulator terminal, String text) {
        terminal.accept(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String row(Emulator terminal, int y) {
        var row = new StringBuilder();
        for (int x = 0; x < SIZE.columns(); x++) {
            String text = terminal.text(x, y);
            row.append(text.isEmpty() ? "_" : text);
        }
        return row.toString();
    }

    @Test
    void textWrapsOnlyWhenMoreFollows() {
        show(terminal, "abcd");
        assertThat(row(terminal, 1)).isEqualTo("    ");

        show(terminal, "e");
        assertThat(row(terminal, 0)).isEqualTo("abcd");
        assertThat(row(terminal, 1)).isEqualTo("e   ");
    }

    @Test
    void textScrollsBehindTheLastCell() {
        show(terminal, "abcdefghi");

        assertThat(row(terminal, 0)).isEqualTo("efgh");
        assertThat(row(terminal, 1)).isEqualTo("i   ");
    }

    @Test
    void aWideGlyphThatLosesAColumnIsGone() {
        show(terminal, "漢字");
        assertThat(row(terminal, 0)).isEqualTo("漢_字_");

        show(terminal, "\u001b[1;2Hx\u001b[1;3Hy");
        assertThat(row(terminal, 0)).isEqualTo(" xy ");
    }

    @Test
    void theRestOfARowIsErasedWithTheGroundOfThePen() {
        show(terminal, "abcd\u001b[1;3H\u001b[1;31;44m\u001b[K");

        assertThat(row(terminal, 0)).isEqualTo("ab  ");
        assertThat(terminal.look(1, 0)).isEqualTo(Look.OWN);
        assertThat(terminal.look(2, 0)).isEqualTo(new Look("39", "44", false, false));
    }

    @Test
    void anotherTerminalTakesOtherWidthsWhereItMay() {
        Emulator otherwise = cleared(Width.OTHERWISE);
        show(otherwise, "a漢\u001b[2He\u0301b");
        assertThat(row(otherwise, 0)).isEqualTo("a漢  ");
        assertThat(row(otherwise, 1)).isEqualTo("e\u0301_b ");

        Emulator apart = cleared(Width.APART);
        show(apart, "e\u0301\u001b[2H漢");
        assertThat(row(apart, 0)).isEqualTo("e\u0301___");
        assertThat(row(apart, 1)).isEqualTo("漢_  ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "\r",
                "\u0007",
                "\u001b",
                "\u001b]0;title\u0007",
                "\u009b2J",
                "\u202e",
                "\u0301",
                "\u001b[2A",
                "\u001b[1K",
                "\u001b[J",
                "\u001b[?25l",
                "\u001b[3;1H",
                "\u001b[1;5H",
                "\u001b[4C",
                "abcd\u001b[K",
                "abcd\u001b[C",
                "\u001b[7m\u001b[K",
                "\u001b[5m",
                "\u001b[38;2;1;2;3m",
                "\u001b[38;5;256m",
                "\u001b[?2026h",
                "\u001b[?2026l"
            })
    void whatTheDashboardHasNoUseForIsRefused(String text) {
        assertThatThrownBy(() -> show(terminal, text))
                .isInstanceOfAny(IllegalStateException.class, IllegalArgumentException.class);
    }
}

package g6.summary.out.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

final class ColorDepthTest {
    private static final String TERM = "TERM";
    private static final String BEST = "xterm-256color";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xterm-256color",
                "screen-256color",
                "screen.xterm-256color",
                "tmux-256color",
                "rxvt-unicode-256color",
                "xterm-direct",
                "xterm-kitty",
                "xterm-ghostty",
                "alacritty",
                "foot",
                "wezterm"
            })
    void someTerminalsHaveThePalette(String term) {
        assertThat(ColorDepth.of(Map.of(TERM, term))).isEqualTo(ColorDepth.PALETTE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xterm",
                "xterm-color",
                "xterm-16color",
                "rxvt-unicode",
                "screen",
                "tmux",
                "linux",
                "ansi",
                "cygwin"
            })
    void othersHaveSixteenColours(String term) {
        assertThat(ColorDepth.of(Map.of(TERM, term))).isEqualTo(ColorDepth.SIXTEEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dumb", "vt100", "vt220"})
    void theOldestHaveNone(String term) {
        assertThat(ColorDepth.of(Map.of(TERM, term, "COLORTERM", "truecolor")))
                .isEqualTo(ColorDepth.NONE);
    }

    @Test
    void whatIsNoTerminalHasNone() {
        assertThat(ColorDepth.of(Map.of())).isEqualTo(ColorDepth.NONE);
    }

    @Test
    void aTerminalMaySayThatItHasMore() {
        assertThat(ColorDepth.of(Map.of(TERM, "xterm", "COLORTERM", "truecolor")))
                .isEqualTo(ColorDepth.PALETTE);
    }

    @Test
    void whoAsksForNoColourGetsNone() {
        assertThat(ColorDepth.of(Map.of(TERM, BEST, "NO_COLOR", "1"))).isEqualTo(ColorDepth.NONE);
        assertThat(ColorDepth.of(Map.of(TERM, BEST, "CLICOLOR", "0"))).isEqualTo(ColorDepth.NONE);
    }

    @Test
    void anEmptyWishIsNone() {
        assertThat(ColorDepth.of(Map.of(TERM, BEST, "NO_COLOR", ""))).isEqualTo(ColorDepth.PALETTE);
        assertThat(ColorDepth.of(Map.of(TERM, BEST, "CLICOLOR", "1")))
                .isEqualTo(ColorDepth.PALETTE);
    }
}

package g6.summary.out.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.out.terminal.Emulator.Width;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

final class ScreenWriterTest {
    private static final Pattern SEQUENCE =
            Pattern.compile("\u001b\\[(?:[0-9;]*[HCm]|K|2J|\\?2026[hl])");
    private static final Pattern LOOKS = Pattern.compile("\u001b\\[([0-9;]*)m");
    private static final Size USUAL = new Size(80, 24);

    record Drawing(int x, int y, String text, Role role) {
        void on(Grid grid) {
            grid.region().write(x % grid.columns(), y % grid.rows(), text, role);
        }
    }

    /// @param isFresh whether nothing is left of the screen before
    record Change(boolean isFresh, List<Drawing> drawings) {}

    /// Screens of one size, each made of the one before.
    record Show(Size size, List<Change> changes) {
        List<Grid> screens() {
            List<Grid> screens = new ArrayList<>();
            List<Drawing> drawn = new ArrayList<>();
            for (Change change : changes) {
                if (change.isFresh()) {
                    drawn.clear();
                }
                drawn.addAll(change.drawings());
                var screen = new Grid(size);
                drawn.forEach(drawing -> drawing.on(screen));
                screens.add(screen);
            }
            return screens;
        }
    }

    @Property(tries = 500)
    void eachUpdateShowsExactlyTheNextScreen(
            @ForAll("shows") Show show, @ForAll ColorDepth depth, @ForAll Theme theme) {
        var terminal = new Emulator(show.size(), Width.AS_CLAIMED);
        var writer = new ScreenWriter(depth);
        Grid before = new Grid(show.size());
        terminal.accept(writer.redraw(before, theme));

        for (Grid screen : show.screens()) {
            terminal.accept(writer.update(before, screen));

            assertShown(terminal, screen, theme, depth);
            before = screen;
        }
    }

    @Property(tries = 200)
    void redrawingShowsTheScreenWhateverWasThere(
            @ForAll("shows") Show show, @ForAll ColorDepth depth, @ForAll Theme theme) {
        var terminal = new Emulator(show.size(), Width.AS_CLAIMED);
        var writer = new ScreenWriter(depth);

        for (Grid screen : show.screens()) {
            terminal.accept(writer.redraw(screen, theme));

            assertShown(terminal, screen, theme, depth);
        }
    }

    @Property(tries = 200)
    void anUnchangedScreenTakesNoBytes(@ForAll("shows") Show show, @ForAll Theme theme) {
        var writer = new ScreenWriter(ColorDepth.PALETTE);
        Grid screen = show.screens().getLast();
        Grid same = show.screens().getLast();
        writer.redraw(screen, theme);

        assertThat(writer.update(screen, same)).isEmpty();
    }

    @Property(tries = 500)
    void whereATerminalTakesOtherWidthsTheRestIsRightAndNothingOldRemains(
            @ForAll("shows") Show show, @ForAll("otherWidths") Width width, @ForAll Theme theme) {
        var terminal = new Emulator(show.size(), width);
        var writer = new ScreenWriter(ColorDepth.PALETTE);
        Grid before = show.screens().getFirst();
        terminal.accept(writer.redraw(before, theme));
        assertCertainIsShown(terminal, before, theme);

        for (Grid screen : show.screens()) {
            terminal.accept(writer.update(before, screen));

            assertCertainIsShown(terminal, screen, theme);
            before = screen;
        }
    }

    @Provide
    Arbitrary<Width> otherWidths() {
        return Arbitraries.of(Width.OTHERWISE, Width.APART);
    }

    @Provide
    Arbitrary<Show> shows() {
        Arbitrary<Size> sizes =
                Combinators.combine(
                                Arbitraries.integers().between(1, 40),
                                Arbitraries.integers().between(1, 12))
                        .as(Size::new);
        Arbitrary<List<Drawing>> drawings =
                Combinators.combine(
                                Arbitraries.integers().between(0, 39),
                                Arbitraries.integers().between(0, 11),
                                texts(),
                                Arbitraries.of(Role.class))
                        .as(Drawing::new)
                        .list()
                        .ofMaxSize(20);
        Arbitrary<Change> changes =
                Combinators.combine(Arbitraries.of(true, false), drawings).as(Change::new);
        return Combinators.combine(sizes, changes.list().ofMinSize(1).ofMaxSize(5)).as(Show::new);
    }

    private static Arbitrary<String> texts() {
        Arbitrary<String> plain = Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(20);
        Arbitrary<String> any =
                Arbitraries.of(
                                " ",
                                "    ",
                                "a",
                                "7",
                                "—",
                                "…",
                                "é",
                                "─",
                                "│",
                                "┌",
                                "█",
                                "▁",
                                "●",
                                "▶",
                                "✖",
                                "漢",
                                "字",
                                "ア",
                                "ｱ",
                                "한",
                                "ह",
                                "א",
                                "😀",
                                "⌚",
                                "☺️",
                                "©",
                                "©️",
                                "👍🏽",
                                "🇮🇳",
                                "1️⃣",
                                "👩‍💻",
                                "👨‍👩‍👧‍👦",
                                "e\u0301",
                                "漢\u0301",
                                "z\u0300\u0301\u0302\u0303\u0304\u0305",
                                "\u0301",
                                "\u001b[2J",
                                "\n",
                                "\u202e")
                        .list()
                        .ofMaxSize(12)
                        .map(parts -> String.join("", parts));
        Arbitrary<String> blanks = Arbitraries.integers().between(1, 40).map(" "::repeat);
        return Arbitraries.oneOf(plain, any, blanks);
    }

    private static void assertShown(Emulator terminal, Grid screen, Theme theme, ColorDepth depth) {
        for (int y = 0; y < screen.rows(); y++) {
            for (int x = 0; x < screen.columns(); x++) {
                assertShown(terminal, screen, x, y, theme, depth);
            }
        }
    }

    private static void assertCertainIsShown(Emulator terminal, Grid screen, Theme theme) {
        for (int y = 0; y < screen.rows(); y++) {
            for (int x = 0; x < screen.columns(); x++) {
                Glyph glyph = screen.glyph(x, y);
                if (glyph.isCertain() && glyph.columns() > 0) {
                    assertShown(terminal, screen, x, y, theme, ColorDepth.PALETTE);
                } else {
                    assertThat(terminal.text(x, y))
                            .as("what was there")
                            .isIn(glyph.text(), " ", "");
                }
            }
        }
    }

    private static void assertShown(
            Emulator terminal, Grid screen, int x, int y, Theme theme, ColorDepth depth) {
        String text = screen.glyph(x, y).text();
        Look wanted = Look.of(theme.paint(screen.role(x, y)), depth);
        Look shown = terminal.look(x, y);
        boolean isBlank = text.equals(" ");

        if (!terminal.text(x, y).equals(text)
                || !(isBlank ? shown.ofBlank() : shown)
                        .equals(isBlank ? wanted.ofBlank() : wanted)) {
            throw new AssertionError(
                    "at %d, %d: \"%s\" %s rather than \"%s\" %s"
                            .formatted(x, y, terminal.text(x, y), shown, text, wanted));
        }
    }

    @Example
    void aChangedDigitTakesNineBytes() {
        Grid before = screen(33, 11, "1000 of 2000");
        Grid after = screen(33, 11, "1001 of 2000");
        var writer = new ScreenWriter(ColorDepth.PALETTE);
        writer.redraw(before, Theme.DARK);

        assertThat(text(writer.update(before, after))).isEqualTo("\u001b[12;37H1").hasSize(9);
    }

    @Example
    void aChangedDigitIsNotSurroundedByMovesWhereItsNeighbourIsAPicture() {
        Grid before = screen(0, 0, "× 1000 of 2000");
        Grid after = screen(0, 0, "× 1001 of 2000");
        var writer = new ScreenWriter(ColorDepth.PALETTE);
        writer.redraw(before, Theme.DARK);

        assertThat(text(writer.update(before, after))).isEqualTo("\u001b[1;6H1");
    }

    @Example
    void aShortGapIsWrittenAgainAndALongOneJumpedOver() {
        Grid before = screen(0, 0, "17:59:59  17:59:59");
        Grid after = screen(0, 0, "18:00:00  17:59:00");
        var writer = new ScreenWriter(ColorDepth.PALETTE);
        writer.redraw(before, Theme.DARK);

        assertThat(text(writer.update(before, after))).isEqualTo("\u001b[1;2H8:00:00\u001b[8C00");
    }

    @Example
    void aGapInAnotherColourIsJumpedOver() {
        Grid before = screen(0, 0, "a.b");
        before.region().write(1, 0, "-", Role.BAD);
        Grid after = screen(0, 0, "A.B");
        after.region().write(1, 0, "-", Role.BAD);
        var writer = new ScreenWriter(ColorDepth.PALETTE);
        writer.redraw(before, Theme.DARK);

        assertThat(text(writer.update(before, after))).endsWith("A\u001b[CB");
    }

    @Example
    void theEndOfALongRowIsErased() {
        Grid before = screen(2, 5, "x".repeat(70));
        Grid after = screen(2, 5, "xx");
        var writer = new ScreenWriter(ColorDepth.PALETTE);
        writer.redraw(before, Theme.DARK);

        assertThat(text(writer.update(before, after))).isEqualTo("\u001b[6;5H\u001b[K");
    }

    @Example
    void onlyALargeUpdateStandsBetweenMarks() {
        Grid before = screen(0, 0, "");
        var writer = new ScreenWriter(ColorDepth.PALETTE);
        writer.redraw(before, Theme.DARK);

        String small = text(writer.update(before, screen(0, 0, "x".repeat(50))));
        String large = text(writer.update(before, screen(0, 0, "x".repeat(80))));

        assertThat(small).doesNotContain("2026");
        assertThat(large).startsWith("\u001b[?2026h").endsWith("\u001b[?2026l");
    }

    @Example
    void withoutColoursNoneIsAskedFor() {
        for (Theme theme : Theme.values()) {
            String bytes = text(new ScreenWriter(ColorDepth.NONE).redraw(everyRole(), theme));

            assertThat(LOOKS.matcher(bytes).results().map(looks -> looks.group(1)))
                    .contains("0;1", "0;7")
                    .allMatch(parameters -> parameters.matches("(0|0;1|0;7|0;1;7)?"));
        }
    }

    @Example
    void withSixteenColoursNoneOfThePaletteIsAskedFor() {
        for (Theme theme : Theme.values()) {
            String bytes = text(new ScreenWriter(ColorDepth.SIXTEEN).redraw(everyRole(), theme));

            assertThat(bytes).doesNotContain("38;5").doesNotContain("48;5");
        }
    }

    private static Grid everyRole() {
        Grid screen = new Grid(USUAL);
        int row = 0;
        for (Role role : Role.values()) {
            screen.region().write(0, row++, role.name(), role);
        }
        return screen;
    }

    @Example
    void hostileTextDoesNotReachTheTerminal() {
        List<String> hostile =
                List.of(
                        "\u001b[2J\u001b[31mred\u001b[0m",
                        "\u001b]0;title\u0007",
                        "\u001b]52;c;aGVsbG8=\u001b\\",
                        "\u001bPq#0;2;0;0;0\u001b\\",
                        "\u009b2J\u009d0;title\u009c",
                        "a\u202eb\u2066c\u2069\u200f",
                        "a\r\nb\tc\bd\u007f\u0000",
                        "\ud800 \udc00 \ufffe \ue000");
        for (String text : hostile) {
            Grid screen = screen(0, 0, text);

            String bytes = text(new ScreenWriter(ColorDepth.PALETTE).redraw(screen, Theme.DARK));

            String visible = SEQUENCE.matcher(bytes).replaceAll("");
            assertThat(visible.codePoints())
                    .as(visible)
                    .noneMatch(
                            character ->
                                    switch (Character.getType(character)) {
                                        case Character.CONTROL,
                                                Character.FORMAT,
                                                Character.SURROGATE,
                                                Character.PRIVATE_USE,
                                                Character.UNASSIGNED ->
                                                true;
                                        default -> false;
                                    });
            assertThat(SEQUENCE.matcher(bytes).results().map(MatchResult::group))
                    .as(visible)
                    .filteredOn(sequence -> sequence.endsWith("J") || sequence.endsWith("m"))
                    .containsExactly("\u001b[m", "\u001b[2J");
        }
    }

    private static Grid screen(int x, int y, String text) {
        Grid screen = new Grid(USUAL);
        screen.region().write(x, y, text, Role.TEXT);
        return screen;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

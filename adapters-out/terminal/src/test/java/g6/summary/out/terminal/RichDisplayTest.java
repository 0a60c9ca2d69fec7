package g6.summary.out.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import g6.summary.application.DisplayObserver;
import g6.summary.application.Playback;
import g6.summary.domain.Frame;
import g6.summary.domain.StatusDocument;
import g6.summary.testkit.ManualClock;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;

final class RichDisplayTest {
    private static final StatusDocument CALM = new Market().document(90);
    private static final String CLEAR = "\u001b[2J";

    private final FakeDevice device = new FakeDevice();
    private final ManualClock clock = new ManualClock(Market.start(90).plusMillis(43_020));
    private final Stage source = new Stage(clock.instant());
    private final Emulator terminal = new Emulator(Stage.WIDE, Emulator.Width.AS_CLAIMED);
    private boolean diff = true;
    private int redrawings;
    private TerminalRules rules = TerminalRules.defaults();
    private final RichDisplay display = display(false);

    private RichDisplay display(boolean isAscii) {
        return new RichDisplay(
                device,
                new RichOptions(Theme.DARK, false, ColorDepth.PALETTE, isAscii, true),
                () -> rules,
                () -> diff,
                clock,
                new DisplayObserver() {
                    @Override
                    public void redrawnAfterFault() {
                        redrawings++;
                    }
                },
                Playback.none());
    }

    private Frame frame(StatusDocument document) {
        return source.reads(document).frame();
    }

    /// What is written, after the terminal has shown it.
    private byte[] shown() {
        byte[] bytes = device.take();
        terminal.accept(bytes);
        return bytes;
    }

    private List<String> rows() {
        return IntStream.range(0, Stage.WIDE.rows())
                .mapToObj(
                        y ->
                                IntStream.range(0, Stage.WIDE.columns())
                                        .mapToObj(x -> terminal.text(x, y))
                                        .reduce("", String::concat))
                .toList();
    }

    private String row(int y) {
        return rows().get(y);
    }

    @Test
    void theFirstFrameTakesLessThanTwelveKibibytes() throws IOException {
        display.show(frame(CALM));

        assertThat(shown()).hasSizeLessThan(12 * 1024);
        assertThat(row(0)).contains("G6 SUMMARY", "10:45:43 IST");
    }

    /// Meanwhile the age of the data goes to two digits and to minutes, and so does the time up.
    @Test
    void timeAloneTakesAHandfulOfBytesASecond() throws IOException {
        clock.jumpTo(Market.start(90).plusMillis(3_020));
        display.show(frame(CALM));
        shown();
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            clock.advance(Duration.ofSeconds(1));
            source.passes(1);
            display.show(source.readsAgain().frame());
            sizes.add(shown().length);
            assertThat(row(0)).contains("10:4");
        }

        IntSummaryStatistics after =
                sizes.stream().skip(1).mapToInt(Integer::intValue).summaryStatistics();
        assertThat(after.getAverage()).as("%s", sizes).isLessThan(40);
        assertThat(after.getMax()).as("%s", sizes).isLessThan(40);
        assertThat(row(1)).contains("data 2m 03s old", "up 1m");
    }

    @Test
    void aFrameThatSaysTheSameTakesNoBytes() throws IOException {
        display.show(frame(CALM));
        shown();

        display.show(source.readsAgain().frame());
        display.draw();

        assertThat(shown()).isEmpty();
    }

    @Test
    void aChangedPanelIsWrittenAlone() throws IOException {
        display.show(frame(CALM));
        shown();
        List<String> before = rows();

        display.show(
                frame(
                        Documents.with(
                                CALM, "storage", Documents.object("lag", 2.5, "queue_depth", 4))));
        byte[] bytes = shown();

        assertThat(bytes).hasSizeLessThan(200);
        for (int y = 2; y < Stage.WIDE.rows(); y++) {
            for (int x = 0; x < Stage.WIDE.columns(); x++) {
                if (!before.get(y).substring(x, x + 1).equals(terminal.text(x, y))) {
                    assertThat(x).as("column of a change").isBetween(82, 109);
                    assertThat(y).as("row of a change").isBetween(26, 34);
                }
            }
        }
        assertThat(String.join("\n", rows())).contains("2.50");
    }

    @Test
    void everyUpdateShowsWhatDrawingEverythingShows() throws IOException {
        display.show(frame(CALM));
        shown();
        for (int i = 91; i < 100; i++) {
            clock.advance(Duration.ofSeconds(60));
            source.passes(60);
            display.show(frame(i % 3 == 0 ? new Market().troubled(i) : new Market().document(i)));
            shown();
        }
        List<String> updated = rows();

        display.forget();
        display.draw();
        assertThat(device.take()).asString().contains(CLEAR);

        assertThat(rows()).isEqualTo(updated);
    }

    @Test
    void anotherSizeIsDrawnWhole() throws IOException {
        display.show(frame(CALM));
        device.take();

        device.resize(80, 24);
        display.draw();

        byte[] bytes = device.take();
        assertThat(bytes).asString().contains(CLEAR);
        new Emulator(new Size(80, 24), Emulator.Width.AS_CLAIMED).accept(bytes);
    }

    @Test
    void anotherThemeIsDrawnWhole() throws IOException {
        display.show(frame(CALM));
        device.take();

        display.press(new Key.Typed("t"));

        assertThat(device.take()).asString().contains(CLEAR);
        assertThat(redrawings).isZero();
    }

    @Test
    void ctrlLDrawsEverythingAnew() throws IOException {
        display.show(frame(CALM));
        device.take();

        assertThat(display.press(Key.Special.REDRAW)).containsExactly(Effect.REDRAW);

        assertThat(device.take()).asString().contains(CLEAR);
    }

    @Test
    void withoutDifferencesEveryPictureIsWhole() throws IOException {
        diff = false;
        display.show(frame(CALM));
        device.take();

        display.show(source.readsAgain().frame());

        assertThat(device.take()).asString().contains(CLEAR);
    }

    @Test
    void whatMayHaveComeThroughByHalfIsDrawnAgainWhole() throws IOException {
        display.show(frame(CALM));
        device.take();
        device.breaks(true);
        assertThatThrownBy(() -> display.show(frame(new Market().document(91))))
                .isInstanceOf(IOException.class);

        device.breaks(false);
        display.draw();

        assertThat(shown()).asString().contains(CLEAR);
        assertThat(String.join("\n", rows())).contains("cycle 91");
        assertThat(redrawings).isEqualTo(1);
    }

    @Test
    void aPanelThatCannotBeDrawnSaysSoIsToldOnceAndDrawsEverythingOnce() throws IOException {
        display.show(frame(CALM));
        shown();

        rules = Rules.impossible();
        display.draw();
        assertThat(shown()).asString().contains(CLEAR);
        assertThat(rows()).anyMatch(row -> row.contains("│ cannot be drawn: java.lang.Illegal"));
        assertThat(display.takeFault())
                .hasValueSatisfying(
                        fault ->
                                assertThat(fault)
                                        .hasMessage("panel alerts cannot be drawn")
                                        .hasCauseInstanceOf(IllegalArgumentException.class));
        assertThat(display.takeFault()).isEmpty();

        clock.advance(Duration.ofSeconds(1));
        display.draw();
        assertThat(shown()).asString().doesNotContain(CLEAR);
        assertThat(display.takeFault()).isEmpty();

        rules = TerminalRules.defaults();
        display.draw();
        assertThat(shown()).asString().doesNotContain(CLEAR);
        assertThat(rows()).noneMatch(row -> row.contains("cannot be drawn"));
        assertThat(display.takeFault()).isEmpty();
        assertThat(redrawings).isEqualTo(1);
    }

    @Test
    void theBellRingsWhereOperatorsWantIt() throws IOException {
        display.show(frame(CALM));
        display.show(frame(new Market().troubled(90)));
        assertThat(device.takeText()).doesNotContain("\u0007");

        rules = Rules.ringing();
        display.show(frame(CALM));
        assertThat(device.takeText()).doesNotContain("\u0007");
        display.show(frame(new Market().troubled(90)));
        assertThat(device.takeText()).containsOnlyOnce("\u0007");
    }

    @Test
    void asciiIsAscii() throws IOException {
        Frame hostile = frame(Hostile.in(CALM));

        display(true).show(hostile);

        assertThat(device.takeText().chars()).allMatch(character -> character < 0x7F);
    }
}

package g6.summary.out.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import g6.summary.domain.StatusDocument;
import g6.summary.domain.StatusFault.Outcome;
import g6.summary.out.terminal.UiState.Message;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

final class UiStateTest {
    private final Stage stage = Stage.nested();

    @Example
    void qEndsTheProgram() {
        assertThat(press("q")).containsExactly(Effect.QUIT);
    }

    @Example
    void ctrlLDrawsEverythingAnew() {
        assertThat(press(Key.Special.REDRAW)).containsExactly(Effect.REDRAW);
    }

    @Example
    void bracketsAndSpaceSteerARecording() {
        assertThat(press("]")).containsExactly(Effect.STEP_FORWARD);
        assertThat(press("[")).containsExactly(Effect.STEP_BACK);
        assertThat(press(" ")).containsExactly(Effect.PLAY_OR_HALT);
    }

    private Iterable<Effect> press(String character) {
        return press(new Key.Typed(character));
    }

    private Iterable<Effect> press(Key key) {
        return stage.happens(
                new Message.KeyPressed(key, stage.picture().panels().shown(), stage.now()));
    }

    @Example
    void pHoldsThePictureAndReleasesIt() {
        assertThat(stage.presses("p").state().watch().pause()).isPresent();
        assertThat(stage.presses("p").state().watch().pause()).isEmpty();
    }

    @Example
    void tGoesThroughAllThemes() {
        List<Theme> seen = new ArrayList<>();
        for (Theme _ : Theme.values()) {
            seen.add(stage.presses("t").state().theme());
        }

        assertThat(seen).containsExactlyInAnyOrder(Theme.values()).endsWith(Theme.DARK);
    }

    @Example
    void cTurnsBordersOffAndOn() {
        assertThat(stage.presses("c").text()).doesNotContain("│");
        assertThat(stage.presses("c").text()).contains("│");
    }

    @Example
    void aQuestionMarkShowsTheHelpAndHidesIt() {
        assertThat(stage.presses("?").text()).contains("draw everything anew");
        assertThat(stage.presses("?").text()).doesNotContain("draw everything anew");
        assertThat(stage.presses("h").state().isHelpShown()).isTrue();
    }

    @Example
    void aMakesNewAlertsOld() {
        Stage troubled = Stage.lively().reads(new Market().troubled(91));
        assertThat(troubled.text()).contains("3 new alerts", "→");

        troubled.presses("a");

        assertThat(troubled.state().watch().newAlerts().arrivals()).isEmpty();
        assertThat(troubled.text()).doesNotContain("new alert").doesNotContain("→");
    }

    @Example
    void tabAndArrowsWalkThroughThePanels() {
        List<String> order = stage.picture().panels().shown().order();
        assertThat(order).startsWith("indices", "analytics").endsWith("links");

        assertThat(focusAfter(Key.Special.TAB)).contains(order.get(0));
        assertThat(focusAfter(Key.Special.RIGHT)).contains(order.get(1));
        assertThat(focusAfter(Key.Special.LEFT)).contains(order.get(0));
        assertThat(focusAfter(Key.Special.BACK_TAB)).contains(order.getLast());
        assertThat(focusAfter(Key.Special.TAB)).contains(order.getFirst());
    }

    private Optional<String> focusAfter(Key key) {
        return stage.presses(key).state().gaze().focus();
    }

    @Example
    void enterZoomsAndEscapeGoesBackStepByStep() {
        stage.presses(Key.Special.TAB, Key.Special.ENTER);
        assertThat(stage.picture().panels().shown().windows()).containsOnlyKeys("indices");

        stage.presses(Key.Special.ESCAPE);
        assertThat(stage.state().gaze().isZoomed()).isFalse();
        assertThat(stage.state().gaze().focus()).contains("indices");

        stage.presses(Key.Special.ESCAPE);
        assertThat(stage.state().gaze().focus()).isEmpty();
    }

    @Example
    void escapeClosesTheHelpBeforeItDropsTheFilter() {
        stage.presses("/nifty").presses(Key.Special.ENTER).presses("?");

        stage.presses(Key.Special.ESCAPE);
        assertThat(stage.state().isHelpShown()).isFalse();
        assertThat(stage.state().filter().text()).isEqualTo("nifty");

        stage.presses(Key.Special.ESCAPE);
        assertThat(stage.state().filter()).isEqualTo(Filter.NONE);
    }

    @Example
    void keysGoIntoTheFilterUntilEnter() {
        stage.presses("/qpatc?");
        assertThat(stage.state().filter().text()).isEqualTo("qpatc?");
        assertThat(stage.state().isTyping()).isTrue();

        stage.presses(Key.Special.BACKSPACE, Key.Special.TAB, Key.Special.UP, Key.Special.ENTER);

        assertThat(stage.state().filter().text()).isEqualTo("qpatc");
        assertThat(stage.state().isTyping()).isFalse();
        assertThat(stage.state().gaze()).isEqualTo(Gaze.NOWHERE);
    }

    @Example
    void escapeDropsWhatWasTyped() {
        stage.presses("/nifty").presses(Key.Special.ESCAPE);

        assertThat(stage.state().filter()).isEqualTo(Filter.NONE);
        assertThat(stage.state().isTyping()).isFalse();
    }

    @Example
    void backspaceBeforeTheFirstCharacterEndsTheFilter() {
        stage.presses("/n").presses(Key.Special.BACKSPACE);
        assertThat(stage.state().isTyping()).isTrue();

        stage.presses(Key.Special.BACKSPACE);
        assertThat(stage.state().isTyping()).isFalse();
    }

    @Example
    void redrawingWorksWhileTyping() {
        stage.presses("/n");

        assertThat(press(Key.Special.REDRAW)).containsExactly(Effect.REDRAW);
        assertThat(stage.state().filter().text()).isEqualTo("n");
    }

    @Example
    void whatIsPastedIsNoKeys() {
        UiState before = stage.state();

        assertThat(press(new Key.Pasted("qp?"))).isEmpty();

        assertThat(stage.state()).isEqualTo(before);
    }

    @Example
    void whatIsPastedWhileTypingIsTextAsFarAsThereIsRoom() {
        stage.presses("/N").presses(new Key.Pasted("IFTY\n" + "x".repeat(10_000)));

        assertThat(stage.state().filter().text()).startsWith("NIFTY\nx").hasSize(60);
        assertThat(stage.state().isTyping()).isTrue();
    }

    @Example
    void otherKeysDoNothing() {
        UiState before = stage.state();

        stage.presses("zQ漢1").presses(Key.Special.BACKSPACE);

        assertThat(stage.state()).isEqualTo(before);
    }

    @Example
    void anyScreenOfEverySizeCanBeDrawn() {
        Stage lively = Stage.lively().reads(new Market().troubled(91));
        for (Stage shown :
                List.of(
                        new Stage(Market.OPENED),
                        lively,
                        Stage.lively().presses("c"),
                        Stage.nested().presses("?"),
                        Stage.nested().presses("/n"))) {
            for (int columns = 1; columns <= 120; columns += columns < 12 ? 1 : 9) {
                for (int rows = 1; rows <= 40; rows += rows < 12 ? 1 : 7) {
                    Grid grid = shown.of(columns, rows).grid();

                    assertThat(grid.size()).isEqualTo(new Size(columns, rows));
                }
            }
        }
    }

    @Property(tries = 300)
    void noSequenceOfKeysFramesAndSizesThrows(@ForAll("happenings") List<Happening> happenings) {
        Stage played = new Stage(Market.start(89));

        for (Happening happening : happenings) {
            assertThatCode(() -> happening.on().accept(played))
                    .as("%s", happenings)
                    .doesNotThrowAnyException();
            Picture picture = played.picture();
            assertThat(picture.panels().faults()).isEmpty();
            assertWindowsAreInside(picture.panels().shown());
        }
    }

    @Property(tries = 200)
    void whatIsTakenFromThePictureBeforeIsWhatWouldBeDrawn(
            @ForAll("happenings") List<Happening> happenings) {
        Stage played = new Stage(Market.start(89));
        Panels last = played.picture().panels();

        for (Happening happening : happenings) {
            happening.on().accept(played);
            Picture after = played.pictureAfter(last);
            assertSameScreen(after.grid(), played.grid());
            last = after.panels();
        }
    }

    private static void assertSameScreen(Grid shown, Grid drawn) {
        assertThat(shown.size()).isEqualTo(drawn.size());
        for (int row = 0; row < drawn.rows(); row++) {
            assertThat(shown.text(row)).isEqualTo(drawn.text(row));
            assertThat(shown.style(row)).isEqualTo(drawn.style(row));
        }
    }

    @Example
    void timeAloneDrawsNoPanelAnew() {
        Stage lively = Stage.lively();
        Panels before = lively.picture().panels();

        lively.passes(7);

        assertThat(lively.pictureAfter(before).panels()).isSameAs(before);
        assertThat(lively.readsAgain().pictureAfter(before).panels()).isSameAs(before);
    }

    private static void assertWindowsAreInside(Shown shown) {
        shown.windows()
                .forEach(
                        (panel, window) -> {
                            assertThat(shown.order()).contains(panel);
                            assertThat(window.first()).isBetween(0, window.last());
                            assertThat(window.end()).isGreaterThanOrEqualTo(window.first());
                        });
    }

    record Happening(String name, Consumer<Stage> on) {
        @Override
        public String toString() {
            return name;
        }
    }

    @Provide
    Arbitrary<List<Happening>> happenings() {
        Arbitrary<Happening> characters =
                Arbitraries.strings()
                        .withChars("qpatc/?hx*漢 ")
                        .ofLength(1)
                        .map(typed -> new Happening(typed, stage -> stage.presses(typed)));
        Arbitrary<Happening> keys =
                Arbitraries.of(Key.Special.class)
                        .map(key -> new Happening(key.name(), stage -> stage.presses(key)));
        Arbitrary<Happening> sizes =
                Combinators.combine(
                                Arbitraries.integers().between(1, 120),
                                Arbitraries.integers().between(1, 40))
                        .as(
                                (columns, rows) ->
                                        new Happening(
                                                columns + "x" + rows,
                                                stage -> stage.of(columns, rows)));
        Arbitrary<Happening> frames =
                Arbitraries.of(
                        new Happening("calm", stage -> stage.reads(new Market().document(90))),
                        new Happening("troubled", stage -> stage.reads(new Market().troubled(90))),
                        new Happening("few", stage -> stage.reads(new Market(2).document(91))),
                        new Happening("many", stage -> stage.reads(new Market(300).document(91))),
                        new Happening("empty", stage -> stage.reads(StatusDocument.empty())),
                        new Happening(
                                "hostile",
                                stage -> stage.reads(Hostile.in(new Market().document(90)))),
                        new Happening("fault", stage -> stage.fails(Outcome.DENIED, "")),
                        new Happening("time", stage -> stage.passes(50)));
        return Arbitraries.oneOf(characters, keys, sizes, frames).list().ofMaxSize(30);
    }
}

package g6.summary.out.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.domain.SourceState.Freshness;
import g6.summary.domain.StatusDocument;
import g6.summary.domain.StatusFault.Outcome;
import g6.summary.domain.Value;
import g6.summary.out.terminal.UiState.Message;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

final class WatchTest {
    private static final StatusDocument CALM = new Market().document(90);
    private static final StatusDocument TROUBLED = new Market().troubled(90);

    private final Stage stage = new Stage(Market.start(90).plusSeconds(43));

    @Example
    void theAlertsOfTheFirstFrameAreNotNew() {
        stage.reads(TROUBLED);

        assertThat(stage.state().watch().newAlerts()).isEqualTo(NewAlerts.NONE);
    }

    @Example
    void whereARecordingIsSteppedBackWhatCameLaterIsForgotten() {
        stage.reads(CALM).passes(Market.INTERVAL).reads(new Market().document(91));
        Watch then = stage.state().watch();
        Instant time = stage.now();
        stage.passes(Market.INTERVAL).reads(new Market().troubled(92));
        Watch later = stage.state().watch();
        stage.goesBackTo(time).reads(new Market().document(91));
        Watch back = stage.state().watch();

        assertThat(later.newAlerts().arrivals()).isNotEmpty();
        assertThat(back.newAlerts()).isEqualTo(NewAlerts.NONE);
        assertThat(later.trends().samples()).hasSize(3);
        assertThat(back.trends().prices("NIFTY").values())
                .hasSize(2)
                .isEqualTo(then.trends().prices("NIFTY").values());
    }

    @Example
    void aCycleIsOneSampleStillWhereARecordingIsSteppedBackWithinIt() {
        Instant time = stage.reads(CALM).passes(5).readsAgain().now();
        stage.passes(Market.INTERVAL).reads(new Market().document(91));
        stage.goesBackTo(time).reads(CALM);

        assertThat(stage.state().watch().trends().samples()).hasSize(1);
    }

    @Example
    void laterOnesAre() {
        stage.reads(CALM).reads(TROUBLED);

        assertThat(stage.state().watch().newAlerts().arrivals()).hasSize(2);
    }

    @Example
    void aCycleGivesOneSampleHoweverOftenItsDocumentIsRead() {
        stage.reads(CALM).readsAgain().reads(TROUBLED).readsAgain();
        assertThat(stage.state().watch().trends().samples()).hasSize(1);

        stage.reads(new Market().document(91));
        assertThat(stage.state().watch().trends().samples()).hasSize(2);
    }

    @Example
    void aHeldPictureStaysWhileTheDataGoOn() {
        stage.reads(CALM).presses("p");
        Grid held = stage.grid();
        Watch before = stage.state().watch();

        stage.reads(TROUBLED).reads(new Market().document(91)).readsAgain();

        Watch watch = stage.state().watch();
        assertThat(watch.shown()).isSameAs(before.shown());
        assertThat(watch.shownTrends()).isSameAs(before.trends());
        assertThat(watch.latest()).isSameAs(stage.frame());
        assertThat(watch.trends().samples()).hasSize(2);
        assertThat(middle(stage.grid())).isEqualTo(middle(held));
    }

    /// All but header and footer.
    private static List<String> middle(Grid grid) {
        List<String> rows = new ArrayList<>();
        for (int y = HeaderView.ROWS; y < grid.rows() - 1; y++) {
            rows.add(grid.text(y) + grid.style(y));
        }
        return rows;
    }

    @Example
    void aPauseCountsThePanelsThatChange() {
        stage.reads(CALM).presses("p").readsAgain();
        assertThat(changes()).isZero();

        stage.reads(Documents.with(CALM, "resources", Documents.object("cpu", 1)));
        assertThat(changes()).isEqualTo(1);
        assertThat(stage.text()).contains("PAUSED 0s, 1 change");

        stage.reads(CALM);
        assertThat(changes()).isEqualTo(2);
    }

    private long changes() {
        return stage.state().watch().pause().orElseThrow().changes();
    }

    @Example
    void releasedItShowsTheLatestAtOnce() {
        stage.reads(CALM).presses("p").reads(TROUBLED).presses("p");

        assertThat(stage.state().watch().shown()).isSameAs(stage.frame());
        assertThat(stage.text()).contains("912 ms");
    }

    @Example
    void theMarksOfNewAlertsHoldToo() {
        stage.reads(CALM).reads(TROUBLED).passes(10).presses("p");
        assertThat(stage.text()).contains("→ influx");

        stage.reads(CALM);

        assertThat(stage.text()).contains("→ influx").doesNotContain("new alert");
        assertThat(stage.presses("a").text()).doesNotContain("→ influx");
    }

    @Property(tries = 100)
    void aHeldPictureIsNeverCalledBetterThanTheDataAre(
            @ForAll @Size(max = 6) List<Integer> before,
            @ForAll @Size(max = 6) List<Integer> after) {
        Stage watched = new Stage(Market.start(90).plusSeconds(43));
        before.forEach(kind -> happens(watched, kind));
        watched.presses("p");
        Freshness held = watched.frame().source().freshness();

        for (int kind : after) {
            happens(watched, kind);

            Freshness said = watched.state().watch().source().freshness();
            assertThat(said)
                    .isGreaterThanOrEqualTo(watched.frame().source().freshness())
                    .isGreaterThanOrEqualTo(held);
        }
    }

    private static void happens(Stage stage, int kind) {
        switch (Math.floorMod(kind, 4)) {
            case 0 -> stage.reads(new Market().document(90));
            case 1 -> stage.passes(150).readsAgain();
            case 2 -> stage.fails(Outcome.MISSING, "");
            default ->
                    stage.reads(Documents.json("{\"timestamp\": \"%s\"}".formatted(stage.now())));
        }
    }

    @Example
    void aNewErrorRingsOnce() {
        StatusDocument error = withAlerts(alert("ERROR", "disk full"));
        stage.reads(withAlerts());

        assertThat(effects(error)).containsExactly(Effect.RING);
        assertThat(effects(error)).isEmpty();
        assertThat(effects(withAlerts(alert("ERROR", "disk full"), alert("INFO", "reloaded"))))
                .isEmpty();
        assertThat(effects(withAlerts(alert("ERROR", "disk full"), alert("critical", "again"))))
                .containsExactly(Effect.RING);
    }

    @Example
    void whatIsNoErrorRingsNot() {
        stage.reads(withAlerts());

        assertThat(effects(withAlerts(alert("WARNING", "slow"), alert("INFO", "reloaded"))))
                .isEmpty();
    }

    @Example
    void theFirstFrameRingsNot() {
        assertThat(effects(withAlerts(alert("ERROR", "disk full")))).isEmpty();
        assertThat(effects(withAlerts(alert("ERROR", "disk full")))).isEmpty();
    }

    @Example
    void anErrorThatSomebodyAcknowledgedRingsNotAgain() {
        stage.reads(withAlerts());
        effects(withAlerts(alert("ERROR", "disk full")));
        stage.presses("a");

        assertThat(effects(withAlerts(alert("ERROR", "disk full")))).isEmpty();
    }

    @Example
    void aNewConditionOfTheWorstKindRingsOnce() {
        stage.reads(CALM);
        StatusDocument full = Documents.with(CALM, "resources", Documents.object("memory_mb", 900));
        assertThat(effects(full)).as("not believed yet").isEmpty();

        assertThat(effects(full)).containsExactly(Effect.RING);
        assertThat(effects(full)).isEmpty();
        StatusDocument fuller =
                Documents.with(CALM, "resources", Documents.object("memory_mb", 1900));
        assertThat(effects(fuller)).isEmpty();
    }

    private static Value alert(String level, String message) {
        return Market.alert(90, 0, level, "Storage", message);
    }

    private static StatusDocument withAlerts(Value... alerts) {
        return Documents.with(CALM, "alerts", List.of(alerts));
    }

    private Set<Effect> effects(StatusDocument document) {
        UiState before = stage.state();
        stage.reads(document);
        Set<Effect> effects = EnumSet.noneOf(Effect.class);
        effects.addAll(
                before.after(new Message.FrameArrived(stage.frame(), stage.now())).effects());
        return effects;
    }
}

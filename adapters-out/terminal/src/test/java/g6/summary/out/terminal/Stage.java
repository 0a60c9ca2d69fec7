package g6.summary.out.terminal;

import g6.summary.application.CycleObserver;
import g6.summary.application.PanelRegistry;
import g6.summary.application.PanelSelection;
import g6.summary.application.Playback;
import g6.summary.application.StatusReading;
import g6.summary.application.SummaryCycle;
import g6.summary.domain.Frame;
import g6.summary.domain.PanelProvider;
import g6.summary.domain.StandardPanels;
import g6.summary.domain.StatusDocument;
import g6.summary.domain.StatusFault;
import g6.summary.domain.Thresholds;
import g6.summary.out.terminal.UiState.Message;
import g6.summary.testkit.ManualClock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A dashboard that a test plays on: documents become frames as in the program, keys are pressed,
/// time passes.
final class Stage {
    static final Size WIDE = new Size(160, 45);

    private final ManualClock clock;
    private final SummaryCycle cycle;
    private Size size = WIDE;
    private TerminalRules rules = TerminalRules.defaults();
    private UiState state;
    private Frame frame = Frame.none();
    private Optional<Playback.Position> past = Optional.empty();

    Stage(Instant now, PanelProvider... contributed) {
        clock = new ManualClock(now);
        List<PanelProvider> providers = new ArrayList<>(StandardPanels.all(links()));
        providers.addAll(List.of(contributed));
        cycle =
                new SummaryCycle(
                        new PanelRegistry(
                                providers,
                                PanelSelection::standard,
                                clock::nanos,
                                CycleObserver.none()),
                        Thresholds::defaults,
                        clock);
        state = UiState.initial(Theme.DARK, false, now);
    }

    private static StandardPanels.Links links() {
        return new StandardPanels.Links(Optional.of("runtime_status.json"), Optional.empty());
    }

    /// One that has shown a sample of the nested dialect a moment ago.
    static Stage nested() {
        return new Stage(Instant.parse("2025-10-17T16:33:00.5Z"))
                .reads(Documents.sample("nested-open"));
    }

    /// One that has shown a sample of the flat dialect a moment ago.
    static Stage flat() {
        return new Stage(Instant.parse("2025-09-26T17:41:38.5Z"))
                .reads(Documents.sample("flat-running"));
    }

    /// One that has followed a market for an hour.
    static Stage lively(PanelProvider... contributed) {
        Stage stage = new Stage(Market.start(30).plusSeconds(43), contributed);
        for (int i = 30; i < 90; i++) {
            stage.reads(new Market().document(i)).passes(Market.INTERVAL);
        }
        return stage.reads(new Market().document(90)).passes(Duration.ofSeconds(2));
    }

    Stage reads(StatusDocument document) {
        return shows(cycle.next(new StatusReading.Fresh(document, Optional.empty())));
    }

    Stage readsAgain() {
        return shows(cycle.next(new StatusReading.Unchanged(Optional.empty())));
    }

    Stage fails(StatusFault.Outcome outcome, String detail) {
        return shows(cycle.next(new StatusReading.Failed(new StatusFault(outcome, detail))));
    }

    private Stage shows(Frame next) {
        frame = next;
        happens(new Message.FrameArrived(next, now()));
        return this;
    }

    Stage presses(String characters) {
        characters
                .codePoints()
                .forEach(character -> presses(new Key.Typed(Character.toString(character))));
        return this;
    }

    Stage presses(Key... keys) {
        for (Key key : keys) {
            happens(new Message.KeyPressed(key, picture().panels().shown(), now()));
        }
        return this;
    }

    Set<Effect> happens(Message message) {
        UiState.Step step = state.after(message);
        state = step.state();
        return step.effects();
    }

    Stage passes(Duration time) {
        clock.advance(time);
        return this;
    }

    Stage passes(long seconds) {
        return passes(Duration.ofSeconds(seconds));
    }

    Stage of(int columns, int rows) {
        size = new Size(columns, rows);
        return this;
    }

    Stage in(Theme theme) {
        while (state.theme() != theme) {
            presses("t");
        }
        return this;
    }

    Stage with(TerminalRules chosen) {
        rules = chosen;
        return this;
    }

    Stage looks(Gaze gaze) {
        state =
                new UiState(
                        state.watch(),
                        gaze,
                        state.filter(),
                        state.isTyping(),
                        state.theme(),
                        state.isCompact(),
                        state.isHelpShown(),
                        state.startedAt());
        return this;
    }

    Stage goesBackTo(Instant moment) {
        clock.jumpTo(moment);
        return this;
    }

    Stage replays(Playback.Position position) {
        past = Optional.of(position);
        return this;
    }

    Instant now() {
        return clock.instant();
    }

    UiState state() {
        return state;
    }

    Frame frame() {
        return frame;
    }

    Picture picture() {
        return DashboardView.draw(state, rules, size, now(), past, Optional.empty());
    }

    /// The picture as it is drawn by whoever still has the panels of another one.
    Picture pictureAfter(Panels last) {
        return DashboardView.draw(state, rules, size, now(), past, Optional.of(last));
    }

    Grid grid() {
        return picture().grid();
    }

    /// The rows of the screen, as text.
    List<String> rows() {
        Grid grid = grid();
        return java.util.stream.IntStream.range(0, grid.rows()).mapToObj(grid::text).toList();
    }

    String text() {
        return String.join("\n", rows());
    }
}

package g6.summary.out.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.application.Playback.Position;
import g6.summary.domain.Panel;
import g6.summary.domain.PanelDescriptor;
import g6.summary.domain.PanelProvider;
import g6.summary.domain.StatusDocument;
import g6.summary.domain.StatusFault.Outcome;
import g6.summary.domain.SummarySnapshot;
import g6.summary.domain.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Whole screens, as they are read and as they look: each in a file of its own, text first, then
/// the letters of the roles.
final class ScreensTest {
    private static final String BORDERS = "│╭╮╰╯";

    private static void assertScreen(String name, Stage stage) {
        assertScreen(name, stage.state().theme(), stage.grid());
    }

    private static void assertScreen(String name, Theme theme, Grid grid) {
        String head = grid.columns() + " x " + grid.rows() + ", " + theme.label() + "\n";
        String text =
                IntStream.range(0, grid.rows())
                        .mapToObj(y -> grid.text(y) + "\n")
                        .collect(Collectors.joining());
        String style =
                IntStream.range(0, grid.rows())
                        .mapToObj(y -> grid.style(y) + "\n")
                        .collect(Collectors.joining());

        Golden.assertIsAsIn("screens/" + name + ".txt", head + text + "-- style --\n" + style);
    }

    @ParameterizedTest
    @CsvSource({"20, 6", "60, 24", "80, 24", "100, 30", "160, 45", "200, 60", "300, 90"})
    void theNestedDialect(int columns, int rows) {
        assertScreen("nested-" + columns + "x" + rows, Stage.nested().of(columns, rows));
    }

    @Test
    void theFlatDialect() {
        assertScreen("flat-160x45", Stage.flat());
    }

    @ParameterizedTest
    @CsvSource({"80, 24", "160, 45", "200, 60"})
    void aLivelyMarket(int columns, int rows) {
        assertScreen("lively-" + columns + "x" + rows, Stage.lively().of(columns, rows));
    }

    @ParameterizedTest
    @CsvSource({"60, 24", "160, 45"})
    void aRecordingIsNotTakenForThePresent(int columns, int rows) {
        Stage stage = Stage.lively();
        Position playing = new Position(stage.now(), true, 2.5, 90, 1200, Optional.empty());

        assertScreen("replay-" + columns + "x" + rows, stage.replays(playing).of(columns, rows));
    }

    @Test
    void aRecordingSaysWhetherItIsHaltedOrAtItsEnd() {
        Stage stage = Stage.nested();
        Instant now = stage.now();

        assertThat(stage.replays(new Position(now, false, 1, 2, 3, Optional.empty())).rows().get(1))
                .startsWith(" REPLAY 2025-10-17 2/3, halted  FRESH ");
        assertThat(stage.replays(new Position(now, false, 1, 3, 3, Optional.empty())).rows().get(1))
                .startsWith(" REPLAY 2025-10-17 3/3, the end  FRESH ");
        assertThat(
                        stage.replays(
                                        new Position(
                                                now,
                                                true,
                                                Double.POSITIVE_INFINITY,
                                                1,
                                                3,
                                                Optional.empty()))
                                .rows()
                                .get(1))
                .startsWith(" REPLAY 2025-10-17 1/3 at full speed  FRESH ");
    }

    @Test
    void aRecordingIsNotFrozenWhileNothingComes() {
        Stage stage = Stage.nested().passes(Duration.ofMinutes(1));

        assertThat(stage.rows().get(1)).startsWith(" FROZEN ");
        assertThat(
                        stage.replays(new Position(stage.now(), true, 1, 2, 3, Optional.empty()))
                                .rows()
                                .get(1))
                .contains("FRESH")
                .doesNotContain("no new frame");
    }

    @Test
    void inAGapOfARecordingNobodySaysThatDataAreFresh() {
        Stage stage = Stage.nested().passes(Duration.ofHours(8));
        Instant end = stage.now().plus(Duration.ofMinutes(30));

        assertThat(
                        stage.replays(new Position(stage.now(), true, 1, 2, 3, Optional.of(end)))
                                .rows()
                                .get(1))
                .startsWith(" REPLAY 2025-10-18 2/3 at 1x  GAP   data 8h ")
                .contains("nothing is recorded until 06:33:00")
                .doesNotContain("FRESH");
    }

    @Test
    void helpNamesTheKeysOfARecording() {
        Stage stage = Stage.nested();
        stage.replays(new Position(stage.now(), true, 1, 1, 3, Optional.empty())).presses("?");

        assertThat(stage.rows()).anySatisfy(row -> assertThat(row).contains("space", "halt it"));
    }

    @Test
    void aClosedMarket() {
        assertScreen(
                "closed",
                new Stage(Instant.parse("2025-09-18T15:59:10Z"))
                        .reads(
                                Documents.with(
                                        Documents.sample("nested-closed"),
                                        "next_market_open",
                                        "2025-09-19T03:45:00Z"))
                        .of(120, 30));
    }

    @Test
    void lateData() {
        assertScreen("late", Stage.lively().passes(200).readsAgain().passes(1).of(120, 30));
    }

    @Test
    void staleData() {
        assertScreen("stale", Stage.lively().passes(400).readsAgain().passes(1).of(120, 30));
    }

    @Test
    void noFrameAnyMore() {
        assertScreen("frozen", Stage.lively().passes(7).of(120, 30));
    }

    @Test
    void aFailedReadingAfterGoodOnes() {
        assertScreen(
                "failed",
                Stage.lively()
                        .fails(Outcome.MALFORMED, "unexpected end at line 3, column 14")
                        .of(120, 30));
    }

    @Test
    void aFailedReadingBeforeAnyGoodOne() {
        assertScreen(
                "failed-first", new Stage(Market.OPENED).fails(Outcome.MISSING, "").of(120, 30));
    }

    @Test
    void anEmptyDocument() {
        assertScreen("empty", new Stage(Market.OPENED).reads(StatusDocument.empty()).of(120, 30));
    }

    @Test
    void beforeTheFirstFrame() {
        assertScreen("waiting", new Stage(Market.OPENED).of(120, 30));
    }

    @Test
    void aPanelWhoseProviderFailsAndOneThatSomebodyContributed() {
        PanelProvider failing =
                contributed(
                        "greeks",
                        "Greeks",
                        () -> {
                            throw new IllegalStateException("no volatility for BANKEX");
                        });
        PanelProvider lines =
                contributed(
                        "weather",
                        "Weather in Mumbai",
                        () -> List.of("sunny", "31 degrees, and humid enough to be felt"));

        assertScreen("contributed", Stage.lively(failing, lines).of(120, 40));
    }

    private static PanelProvider contributed(
            String key, String title, java.util.function.Supplier<List<String>> lines) {
        PanelDescriptor descriptor = PanelDescriptor.stable(key, title);
        return new PanelProvider() {
            @Override
            public PanelDescriptor descriptor() {
                return descriptor;
            }

            @Override
            public Panel build(SummarySnapshot snapshot) {
                return descriptor.panel(lines.get(), Value.Null.NULL);
            }
        };
    }

    @Test
    void tenThousandIndicesAreScrolledThrough() {
        Stage stage = tenThousand();

        assertScreen(
                "ten-thousand",
                stage.looks(new Gaze(Optional.of("indices"), false, Map.of("indices", 5_000))));
    }

    @Test
    void tenThousandIndicesAreFiltered() {
        assertScreen(
                "ten-thousand-filtered",
                tenThousand().presses("/ok x*777").presses(Key.Special.ENTER));
    }

    private static Stage tenThousand() {
        Market large = new Market(10_000);
        return new Stage(Market.start(1).plusSeconds(43))
                .reads(large.document(1))
                .passes(Market.INTERVAL)
                .reads(large.document(2))
                .passes(2)
                .of(120, 30);
    }

    @Test
    void ascii() {
        Stage stage = Stage.lively();

        assertScreen("ascii", stage.state().theme(), stage.grid().inAscii());
    }

    @Test
    void compact() {
        assertScreen("compact", Stage.lively().presses("c").of(120, 30));
    }

    @Test
    void curated() {
        assertScreen("curated", Stage.lively().with(Rules.curated()).of(120, 30));
    }

    @Test
    void zoomedAlerts() {
        Stage stage = Stage.lively().of(120, 30);

        stage.looks(new Gaze(Optional.of("alerts"), false, Map.of())).presses(Key.Special.ENTER);

        assertScreen("zoomed-alerts", stage);
    }

    @Test
    void zoomedIndices() {
        Stage stage = Stage.lively().of(120, 30);

        assertScreen("zoomed-indices", stage.presses(Key.Special.TAB, Key.Special.ENTER));
    }

    @Test
    void help() {
        assertScreen("help", Stage.lively().presses("?").of(120, 30));
    }

    @Test
    void somebodyTypesAFilter() {
        assertScreen("typing", Stage.lively().presses("/nifty").of(120, 30));
    }

    @Test
    void aPausedPicture() {
        Stage stage = Stage.lively().presses("p").passes(58);

        assertScreen(
                "paused",
                stage.reads(new Market().document(91)).passes(14).readsAgain().of(120, 30));
    }

    @Test
    void newAlertsAreSetOff() {
        Stage stage = Stage.lively().passes(60);

        assertScreen("new-alerts", stage.reads(new Market().troubled(91)).passes(2).of(160, 45));
    }

    @Test
    void laterNewAlertsAreOnlyMarked() {
        Stage stage = Stage.lively().passes(60);

        assertScreen(
                "new-alerts-later",
                stage.reads(new Market().troubled(91)).passes(10).readsAgain().of(160, 45));
    }

    @Test
    void hostileTextInEveryField() {
        Stage calm = new Stage(Market.start(90).plusSeconds(45)).reads(new Market().document(90));
        Stage hostile = new Stage(Market.start(90).plusSeconds(45));
        hostile.reads(Hostile.in(new Market().document(90)));

        assertScreen("hostile", hostile);
        Set<Integer> columns = borderColumns(calm.grid());
        assertThat(columns).hasSize(6);
        assertThat(borderColumns(hostile.grid())).isEqualTo(columns);
        var terminal = new Emulator(Stage.WIDE, Emulator.Width.AS_CLAIMED);
        terminal.accept(new ScreenWriter(ColorDepth.PALETTE).redraw(hostile.grid(), Theme.DARK));
        for (int column : columns) {
            assertThat(terminal.text(column, 20)).isIn((Object[]) BORDERS.split(""));
        }
    }

    /// Where a border stands in each row between header and footer.
    private static Set<Integer> borderColumns(Grid grid) {
        return IntStream.range(0, grid.columns())
                .filter(
                        x ->
                                IntStream.range(HeaderView.ROWS, grid.rows() - 1)
                                        .allMatch(y -> BORDERS.contains(grid.glyph(x, y).text())))
                .boxed()
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @EnumSource
    void theSequencesOfEachRole(Theme theme) {
        StringBuilder table = new StringBuilder();
        for (Role role : Role.values()) {
            table.append("%-11s".formatted(role));
            for (ColorDepth depth : ColorDepth.values()) {
                String sequence = theme.paint(role).from(Paint.PLAIN, depth);
                table.append(" %s %-26s".formatted(depth.name().charAt(0), visible(sequence)));
            }
            table.append('\n');
        }

        Golden.assertIsAsIn(
                "colors/" + theme.label() + ".txt", table.toString().replaceAll("(?m) +$", ""));
    }

    @Test
    void theBytesOfAWholeScreen() {
        byte[] bytes =
                new ScreenWriter(ColorDepth.PALETTE)
                        .redraw(Stage.nested().of(80, 24).grid(), Theme.DARK);

        String text = visible(new String(bytes, StandardCharsets.UTF_8));
        Golden.assertIsAsIn(
                "redraw.txt", text.replaceAll("(?=␛\\[[0-9;]*H|␛\\[\\?2026l)", "\n") + "\n");
    }

    private static String visible(String text) {
        return text.replace('\u001b', '␛');
    }
}

package g6.summary.out.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// Sizes that operators choose for panels, on the screen.
final class SizesTest {
    private static final TerminalRules USUAL = TerminalRules.defaults();

    private final Stage stage = Stage.lively();

    private static TerminalRules rules(
            OptionalInt least,
            Map<String, Integer> widths,
            Map<String, Integer> heights,
            boolean fitsContent) {
        return new TerminalRules(
                USUAL.thresholds(),
                USUAL.scope(),
                USUAL.clip(),
                USUAL.groupsCategories(),
                USUAL.topCategories(),
                least,
                widths,
                heights,
                fitsContent,
                USUAL.patience(),
                USUAL.rings());
    }

    private static TerminalRules widths(Map<String, Integer> widths) {
        return rules(OptionalInt.empty(), widths, Map.of(), false);
    }

    private static TerminalRules heights(Map<String, Integer> heights) {
        return rules(OptionalInt.empty(), Map.of(), heights, false);
    }

    private List<String> rows(TerminalRules rules) {
        return stage.with(rules).rows();
    }

    /// The columns from corner to corner in the first row of panels.
    private List<Integer> widthsOn(List<String> rows) {
        String borders = rows.get(HeaderView.ROWS);
        return List.of(borders.replace("╮", "╮\n").split("\n")).stream()
                .map(String::length)
                .toList();
    }

    /// The rows from corner to corner in the first column of panels.
    private static List<Integer> heightsOn(List<String> rows) {
        List<Integer> heights = new ArrayList<>();
        int top = 0;
        for (int y = 0; y < rows.size(); y++) {
            if (rows.get(y).startsWith("╭")) {
                top = y;
            } else if (rows.get(y).startsWith("╰")) {
                heights.add(y - top + 1);
            }
        }
        return heights;
    }

    @Test
    void columnsShareTheScreenByFiftyTwentyThirty() {
        assertThat(widthsOn(rows(USUAL))).containsExactly(80, 32, 48);
    }

    @Test
    void aPanelIsAsWideAsWasChosenAndTheOthersShareTheRest() {
        assertThat(widthsOn(rows(widths(Map.of("indices", 110))))).containsExactly(110, 26, 24);
        assertThat(widthsOn(rows(widths(Map.of("alerts", 30))))).containsExactly(93, 37, 30);
        assertThat(widthsOn(rows(widths(Map.of("storage", 60, "resources", 20)))))
                .containsExactly(62, 60, 38);
    }

    @Test
    void whatIsTooWideLeavesTheOthersATrace() {
        assertThat(widthsOn(rows(widths(Map.of("indices", 1000))))).containsExactly(140, 10, 10);
    }

    @Test
    void everyColumnHasAtLeastWhatWasChosen() {
        TerminalRules rules = rules(OptionalInt.of(50), Map.of(), Map.of(), false);

        assertThat(widthsOn(rows(rules)))
                .allMatch(width -> width >= 50)
                .containsExactly(60, 50, 50);
    }

    /// A young display has short trends, and the collector's alerts want more than their share.
    @Test
    void columnsAreAsWideAsTheirContentNeedsWhereWanted() {
        TerminalRules fitting = rules(OptionalInt.empty(), Map.of(), Map.of(), true);
        Stage young = new Stage(Market.start(89)).reads(new Market().document(89)).of(200, 45);

        assertThat(widthsOn(young.with(USUAL).rows())).containsExactly(100, 40, 60);
        assertThat(widthsOn(young.with(fitting).rows())).containsExactly(74, 50, 76);
    }

    @Test
    void aPanelIsAsHighAsWasChosenAndTheOthersShareTheRest() {
        assertThat(heightsOn(rows(heights(Map.of("indices", 8))))).containsExactly(8, 34);
        assertThat(heightsOn(rows(heights(Map.of("analytics", 20))))).containsExactly(22, 20);
        assertThat(heightsOn(rows(heights(Map.of("indices", 8, "analytics", 5)))))
                .containsExactly(8, 5);
    }

    @Test
    void whatIsTooHighGoesToAPageOfItsOwn() {
        assertThat(heightsOn(rows(heights(Map.of("indices", 1000))))).containsExactly(42);
        assertThat(stage.rows().getLast()).contains("tab: 1 more");
    }
}

package g6.summary.out.terminal;

import g6.summary.domain.Thresholds;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

/// What the operator has chosen about the rich display. Immutable.
///
/// @param thresholds decide colours
/// @param scope which panels are shown
/// @param clip the longest text in a cell of a panel that shares the screen, columns
/// @param groupsCategories whether the categories of alerts stand by severity
/// @param topCategories how many of them are shown, of each severity where they stand by it
/// @param leastColumnWidth what a column of panels has at least, where there is one
/// @param widths the width of the column that a panel stands in, by the panel's key; of several the
///   greatest counts
/// @param heights rows of panels by their keys
/// @param fitsContent whether columns of panels are as wide as their content needs
/// @param patience the age of a frame from which on the display says that no newer one comes
/// @param rings whether a new error rings the terminal's bell
public record TerminalRules(
        Thresholds thresholds,
        Scope scope,
        int clip,
        boolean groupsCategories,
        int topCategories,
        OptionalInt leastColumnWidth,
        Map<String, Integer> widths,
        Map<String, Integer> heights,
        boolean fitsContent,
        Duration patience,
        boolean rings) {

    /// Which panels are shown.
    public enum Scope {
        /// Those that have something to say: indices, alerts, and whatever is not as it should be.
        CURATED,
        /// All that the frame has.
        FULL
    }

    private static final int USUAL_CLIP = 60;
    private static final int USUAL_TOP = 3;

    /// Copies what it is given.
    public TerminalRules {
        widths = Map.copyOf(widths);
        heights = Map.copyOf(heights);
    }

    /// What holds where nobody chooses.
    public static TerminalRules defaults() {
        return new TerminalRules(
                Thresholds.defaults(),
                Scope.FULL,
                USUAL_CLIP,
                true,
                USUAL_TOP,
                OptionalInt.empty(),
                Map.of(),
                Map.of(),
                false,
                Duration.ofSeconds(5),
                false);
    }
}

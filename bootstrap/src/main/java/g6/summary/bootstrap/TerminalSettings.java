package g6.summary.bootstrap;

import static g6.summary.bootstrap.SettingType.choice;
import static g6.summary.bootstrap.SettingType.optional;
import static g6.summary.bootstrap.SettingType.truth;
import static g6.summary.bootstrap.SettingType.whole;

import java.util.List;
import java.util.Optional;

/// How the dashboard looks on a terminal.
final class TerminalSettings {
    /// How much of the dashboard is shown.
    enum Mode {
        COMPACT,
        CURATED,
        FULL
    }

    static final Setting<Boolean> CURATED =
            Setting.of(
                            "G6_SUMMARY_CURATED_MODE",
                            truth(),
                            false,
                            "Show only the panels that matter for the mode.")
                    .notYet();
    static final Setting<Optional<Mode>> MODE =
            Setting.of(
                            "G6_SUMMARY_MODE",
                            optional(choice(Mode.class)),
                            Optional.<Mode>empty(),
                            "How much of the dashboard is shown.")
                    .notYet();
    static final Setting<Boolean> PLAIN_DIFF =
            Setting.of(
                    "G6_SUMMARY_PLAIN_DIFF",
                    truth(),
                    true,
                    "Print a frame only if it is another one than the last.");
    static final Setting<Boolean> RICH_DIFF =
            Setting.of("G6_SUMMARY_RICH_DIFF", truth(), true, "Redraw only what changed.").notYet();
    static final Setting<Boolean> ALTERNATE_SCREEN =
            Setting.of(
                            "G6_SUMMARY_ALT_SCREEN",
                            truth(),
                            true,
                            "Draw on the terminal's alternate screen.")
                    .notYet();
    static final Setting<Boolean> SHOW_NEED_FULL =
            Setting.of(
                            "G6_SUMMARY_SHOW_NEED_FULL",
                            truth(),
                            true,
                            "Show a badge while out of step with a remote stream.")
                    .notYet();
    static final Setting<Boolean> SEVERITY_GROUPING =
            Setting.of(
                            "G6_ALERTS_SEVERITY_GROUPING",
                            truth(),
                            true,
                            "Group alert categories by severity.")
                    .notYet();
    static final Setting<Long> SEVERITY_TOP =
            Setting.of(
                            "G6_ALERTS_SEVERITY_TOP_CAP",
                            whole(1, 100, "categories"),
                            3L,
                            "Categories shown of each severity.")
                    .notYet();
    static final Setting<Long> CLIP =
            Setting.of(
                            "G6_PANEL_CLIP",
                            whole(1, 10_000, "characters"),
                            60L,
                            "Longest text in a cell.")
                    .notYet();
    static final Setting<Optional<Long>> LEAST_COLUMN_WIDTH =
            Setting.of(
                            "G6_PANEL_MIN_COL_W",
                            optional(whole(1, 1000, "columns")),
                            Optional.<Long>empty(),
                            "Least width of a column of panels.")
                    .notYet();
    static final Setting<Optional<Long>> WIDTH =
            Setting.of(
                            "G6_PANEL_W_<NAME>",
                            optional(whole(1, 1000, "columns")),
                            Optional.<Long>empty(),
                            "Width of the panel with that key.")
                    .notYet();
    static final Setting<Optional<Long>> HEIGHT =
            Setting.of(
                            "G6_PANEL_H_<NAME>",
                            optional(whole(1, 1000, "lines")),
                            Optional.<Long>empty(),
                            "Height of the panel with that key.")
                    .notYet();
    static final Setting<Boolean> AUTO_FIT =
            Setting.of(
                            "G6_PANEL_AUTO_FIT",
                            truth(),
                            false,
                            "Give columns the width that their content needs.")
                    .notYet();

    static final List<Setting<?>> ALL =
            List.of(
                    CURATED,
                    MODE,
                    PLAIN_DIFF,
                    RICH_DIFF,
                    ALTERNATE_SCREEN,
                    SHOW_NEED_FULL,
                    SEVERITY_GROUPING,
                    SEVERITY_TOP,
                    CLIP,
                    LEAST_COLUMN_WIDTH,
                    WIDTH,
                    HEIGHT,
                    AUTO_FIT);

    private TerminalSettings() {}
}

package g6.summary.bootstrap;

import static g6.summary.bootstrap.SettingType.choice;
import static g6.summary.bootstrap.SettingType.optional;
import static g6.summary.bootstrap.SettingType.truth;
import static g6.summary.bootstrap.SettingType.whole;

import g6.summary.application.Liveness;
import g6.summary.out.terminal.RichOptions;
import g6.summary.out.terminal.TerminalRules;
import g6.summary.out.terminal.Theme;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
                    "Show only the panels that matter for the mode.");
    static final Setting<Optional<Mode>> MODE =
            Setting.of(
                            "G6_SUMMARY_MODE",
                            optional(choice(Mode.class)),
                            Optional.<Mode>empty(),
                            "How much of the dashboard is shown.")
                    .atStart();
    static final Setting<Theme> THEME =
            Setting.of(
                            "G6_SUMMARY_THEME",
                            choice(Theme.class),
                            Theme.DARK,
                            "Colors of the terminal; t goes on to the next ones.")
                    .atStart();
    static final Setting<Boolean> BELL =
            Setting.of(
                    "G6_SUMMARY_BELL", truth(), false, "Ring the terminal's bell at a new error.");
    static final Setting<Boolean> PLAIN_DIFF =
            Setting.of(
                    "G6_SUMMARY_PLAIN_DIFF",
                    truth(),
                    true,
                    "Print a frame only if it is another one than the last.");
    static final Setting<Boolean> RICH_DIFF =
            Setting.of("G6_SUMMARY_RICH_DIFF", truth(), true, "Redraw only what changed.");
    static final Setting<Boolean> ALTERNATE_SCREEN =
            Setting.of(
                            "G6_SUMMARY_ALT_SCREEN",
                            truth(),
                            true,
                            "Draw on the terminal's alternate screen.")
                    .atStart();
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
                    "Group alert categories by severity.");
    static final Setting<Long> SEVERITY_TOP =
            Setting.of(
                    "G6_ALERTS_SEVERITY_TOP_CAP",
                    whole(1, 100, "categories"),
                    3L,
                    "Categories shown of each severity.");
    static final Setting<Long> CLIP =
            Setting.of(
                    "G6_PANEL_CLIP",
                    whole(1, 10_000, "characters"),
                    60L,
                    "Longest text in a cell.");
    static final Setting<Optional<Long>> LEAST_COLUMN_WIDTH =
            Setting.of(
                    "G6_PANEL_MIN_COL_W",
                    optional(whole(1, 1000, "columns")),
                    Optional.<Long>empty(),
                    "Least width of a column of panels.");
    static final Setting<Optional<Long>> WIDTH =
            Setting.of(
                    "G6_PANEL_W_<NAME>",
                    optional(whole(1, 1000, "columns")),
                    Optional.<Long>empty(),
                    "Width of the panel with that key.");
    static final Setting<Optional<Long>> HEIGHT =
            Setting.of(
                    "G6_PANEL_H_<NAME>",
                    optional(whole(1, 1000, "lines")),
                    Optional.<Long>empty(),
                    "Height of the panel with that key.");
    static final Setting<Boolean> AUTO_FIT =
            Setting.of(
                    "G6_PANEL_AUTO_FIT",
                    truth(),
                    false,
                    "Give columns the width that their content needs.");

    static final List<Setting<?>> ALL =
            List.of(
                    CURATED,
                    MODE,
                    THEME,
                    BELL,
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

    /// What the rich display starts with.
    static RichOptions options(Settings settings, Looks looks, Map<String, String> environment) {
        return new RichOptions(
                looks.theme(settings),
                settings.get(MODE).filter(Mode.COMPACT::equals).isPresent(),
                looks.depth(environment),
                looks.isAscii(),
                settings.get(ALTERNATE_SCREEN));
    }

    /// What the rich display asks for with every picture.
    static TerminalRules rules(Settings settings) {
        return new TerminalRules(
                settings.thresholds(),
                isCurated(settings) ? TerminalRules.Scope.CURATED : TerminalRules.Scope.FULL,
                Math.toIntExact(settings.get(CLIP)),
                settings.get(SEVERITY_GROUPING),
                Math.toIntExact(settings.get(SEVERITY_TOP)),
                settings.get(LEAST_COLUMN_WIDTH).stream().mapToInt(Math::toIntExact).findFirst(),
                byPanel(settings, WIDTH),
                byPanel(settings, HEIGHT),
                settings.get(AUTO_FIT),
                Liveness.patience(settings.get(CycleSettings.REFRESH)),
                settings.get(BELL));
    }

    private static boolean isCurated(Settings settings) {
        return settings.get(MODE).map(Mode.CURATED::equals).orElseGet(() -> settings.get(CURATED));
    }

    private static Map<String, Integer> byPanel(Settings settings, Setting<Optional<Long>> family) {
        Map<String, Integer> byPanel = new HashMap<>();
        for (Setting<?> setting : settings.all()) {
            if (family.hasMember(setting.name())) {
                String panel = setting.name().substring(family.prefix().length());
                settings.get(family.member(panel))
                        .map(Math::toIntExact)
                        .ifPresent(size -> byPanel.put(panel.toLowerCase(Locale.ROOT), size));
            }
        }
        return byPanel;
    }
}

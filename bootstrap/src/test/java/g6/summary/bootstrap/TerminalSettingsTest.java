package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.out.terminal.ColorDepth;
import g6.summary.out.terminal.RichOptions;
import g6.summary.out.terminal.TerminalRules;
import g6.summary.out.terminal.TerminalRules.Scope;
import g6.summary.out.terminal.Theme;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.OptionalInt;

class TerminalSettingsTest {
    private static final Looks USUAL = new Looks(false, false, false, false, false);
    private static final Map<String, String> TERMINAL = Map.of("TERM", "xterm-256color");

    private static TerminalRules rules(Map<String, String> texts) {
        return TerminalSettings.rules(SettingSources.of(texts).read());
    }

    private static RichOptions options(Map<String, String> texts, Looks looks) {
        return TerminalSettings.options(SettingSources.of(texts).read(), looks, TERMINAL);
    }

    @Test
    void withoutSettingsEverythingIsShownWithTheUsualThresholds() {
        TerminalRules usual = TerminalRules.defaults();
        TerminalRules rules = rules(Map.of());

        assertThat(rules).usingRecursiveComparison().ignoringFields("thresholds").isEqualTo(usual);
        assertThat(rules.thresholds().amounts()).isEqualTo(usual.thresholds().amounts());
        assertThat(options(Map.of(), USUAL))
                .isEqualTo(new RichOptions(Theme.DARK, false, ColorDepth.PALETTE, false, true));
    }

    @Test
    void theModeDecidesWhatIsShownAndHow() {
        assertThat(rules(Map.of("G6_SUMMARY_MODE", "curated")).scope()).isEqualTo(Scope.CURATED);
        assertThat(rules(Map.of("G6_SUMMARY_CURATED_MODE", "1")).scope()).isEqualTo(Scope.CURATED);
        assertThat(rules(Map.of("G6_SUMMARY_CURATED_MODE", "1", "G6_SUMMARY_MODE", "full")).scope())
                .isEqualTo(Scope.FULL);
        assertThat(options(Map.of("G6_SUMMARY_MODE", "compact"), USUAL).isCompact()).isTrue();
    }

    @Test
    void sizesArePerPanel() {
        TerminalRules rules =
                rules(
                        Map.of(
                                "G6_PANEL_W_INDICES", "70",
                                "G6_PANEL_H_alerts", "9",
                                "G6_PANEL_MIN_COL_W", "25",
                                "G6_PANEL_CLIP", "20",
                                "G6_PANEL_AUTO_FIT", "on"));

        assertThat(rules.widths()).isEqualTo(Map.of("indices", 70));
        assertThat(rules.heights()).isEqualTo(Map.of("alerts", 9));
        assertThat(rules.leastColumnWidth()).isEqualTo(OptionalInt.of(25));
        assertThat(rules.clip()).isEqualTo(20);
        assertThat(rules.fitsContent()).isTrue();
    }

    @Test
    void alertsAreCountedAsTheOperatorWants() {
        TerminalRules rules =
                rules(
                        Map.of(
                                "G6_ALERTS_SEVERITY_GROUPING", "off",
                                "G6_ALERTS_SEVERITY_TOP_CAP", "7",
                                "G6_SUMMARY_BELL", "on"));

        assertThat(rules.groupsCategories()).isFalse();
        assertThat(rules.topCategories()).isEqualTo(7);
        assertThat(rules.rings()).isTrue();
    }

    @Test
    void aFrameIsOldByTheRuleByWhichTheLoopIsDead() {
        assertThat(rules(Map.of("G6_SUMMARY_REFRESH_SEC", "0.5")).patience()).hasSeconds(5);
        assertThat(rules(Map.of("G6_SUMMARY_REFRESH_SEC", "60")).patience()).hasSeconds(180);
    }

    @Test
    void optionsOfTheCommandLineWin() {
        Looks looks = new Looks(false, false, true, true, true);

        assertThat(options(Map.of("G6_SUMMARY_THEME", "light"), USUAL).theme())
                .isEqualTo(Theme.LIGHT);
        assertThat(options(Map.of("G6_SUMMARY_THEME", "light"), looks))
                .isEqualTo(new RichOptions(Theme.QUIET, false, ColorDepth.NONE, true, true));
    }

    @Test
    void whereIsDrawnIsASetting() {
        assertThat(options(Map.of("G6_SUMMARY_ALT_SCREEN", "off"), USUAL).usesAlternateScreen())
                .isFalse();
    }
}

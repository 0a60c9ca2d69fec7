package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.bootstrap.Settings.Warning;
import g6.summary.domain.Thresholds;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

class SettingsTest {
    private static final String OVERRIDES = "G6_SUMMARY_THRESH_OVERRIDES";

    @Test
    void withoutAnyTextTheDefaultsHold() {
        Settings settings = Settings.from(Map.of());

        assertThat(settings.get(Settings.REFRESH)).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.get(Settings.WATCH)).isTrue();
        assertThat(settings.get(Settings.MAX_CYCLES)).isEqualTo(Long.MAX_VALUE);
        assertThat(settings.get(Settings.STATUS_FILE))
                .isEqualTo(Path.of("data/runtime_status.json"));
        assertThat(settings.get(Settings.STATUS_MAX_BYTES)).isEqualTo(16L * 1024 * 1024);
        assertThat(settings.get(Settings.STATUS_READ_TIMEOUT)).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.get(Settings.METRICS_URL)).isEqualTo("http://127.0.0.1:9108/metrics");
        assertThat(settings.get(Settings.SHUTDOWN_TIMEOUT)).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.get(Settings.BENCH_WARMUP)).isEqualTo(5);
        assertThat(settings.get(Settings.BENCH_MEASURE)).isEqualTo(40);
        assertThat(settings.warnings()).isEmpty();
    }

    @Test
    void blanksAndAllDefaultsSayTheSame() {
        Map<String, String> blanks = new HashMap<>();
        Settings.ALL.forEach(setting -> blanks.put(setting.name(), " \t"));

        Settings settings = Settings.from(blanks);

        assertThat(settings.warnings()).isEmpty();
        for (Setting<?> setting : Settings.ALL) {
            assertThat((Object) settings.get(setting)).isEqualTo(setting.byDefault());
        }
    }

    @Test
    void everyNameIsDeclaredOnceAndExplained() {
        Set<String> names = new HashSet<>();
        for (Setting<?> setting : Settings.ALL) {
            assertThat(names.add(setting.name())).as(setting.name()).isTrue();
            setting.otherNames().forEach(name -> assertThat(names.add(name)).as(name).isTrue());
            assertThat(setting.meaning()).endsWith(".");
        }
    }

    @Test
    void whiteSpaceAroundATextIsNoPartOfIt() {
        assertThat(Settings.from(Map.of("G6_SUMMARY_WATCH", " off\n")).get(Settings.WATCH))
                .isFalse();
    }

    @Test
    void anOlderNameCountsWhereTheFirstIsUnset() {
        assertThat(refresh(Map.of("G6_MASTER_REFRESH_SEC", "3"))).isEqualTo(Duration.ofSeconds(3));
        assertThat(refresh(Map.of("G6_SUMMARY_REFRESH_SEC", " ", "G6_MASTER_REFRESH_SEC", "3")))
                .isEqualTo(Duration.ofSeconds(3));
        assertThat(refresh(Map.of("G6_SUMMARY_REFRESH_SEC", "2", "G6_MASTER_REFRESH_SEC", "3")))
                .isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void anOlderNameDoesNotHelpOutWhereTheFirstIsWrong() {
        Map<String, String> texts =
                Map.of("G6_SUMMARY_STATUS_FILE", "a\0b", "G6_STATUS_FILE", "other.json");
        Settings settings = Settings.from(texts);

        assertThat(settings.get(Settings.STATUS_FILE)).isEqualTo(Settings.STATUS_FILE.byDefault());
        assertThat(settings.warnings()).hasSize(1);
    }

    @Test
    void whatIsNotUnderstoodIsTheDefaultAndAWarning() {
        Settings settings = Settings.from(Map.of("G6_SUMMARY_REFRESH_SEC", "often"));

        assertThat(settings.get(Settings.REFRESH)).isEqualTo(Settings.REFRESH.byDefault());
        assertThat(settings.warnings())
                .containsExactly(
                        new Warning(
                                "G6_SUMMARY_REFRESH_SEC",
                                "G6_SUMMARY_REFRESH_SEC is not a number; the default holds"));
    }

    @Test
    void whatIsOutOfRangeIsTheBoundAndAWarning() {
        Settings settings = Settings.from(Map.of("G6_SUMMARY_REFRESH_SEC", "0.001"));

        assertThat(settings.get(Settings.REFRESH)).isEqualTo(Duration.ofMillis(50));
        assertThat(settings.warnings())
                .containsExactly(
                        new Warning(
                                "G6_SUMMARY_REFRESH_SEC",
                                "G6_SUMMARY_REFRESH_SEC is under the least value, 0.05, which"
                                        + " holds instead"));
    }

    @Test
    void aWarningNamesTheOlderNameWhereThatOneIsWrong() {
        assertThat(Settings.from(Map.of("G6_MASTER_REFRESH_SEC", "x")).warnings())
                .extracting(Warning::name)
                .containsExactly("G6_MASTER_REFRESH_SEC");
    }

    @Test
    void panelsAreChosenByKey() {
        Settings settings =
                Settings.from(
                        Map.of(
                                "G6_PANELS_SHOW", "cycle, indices",
                                "G6_PANELS_HIDE", "links",
                                "G6_PANELS_EXPERIMENTAL", "yes"));

        assertThat(settings.panels())
                .isEqualTo(
                        new g6.summary.application.PanelSelection(
                                Set.of("cycle", "indices"), Set.of("links"), true));
    }

    @Test
    void aKeyMayBeWrittenTwice() {
        assertThat(Settings.from(Map.of("G6_PANELS_HIDE", "links,links")).panels().hide())
                .containsExactly("links");
    }

    @Test
    void thresholdsAreTheDefaultsUnlessSomebodySaysOtherwise() {
        assertThat(Settings.from(Map.of()).thresholds().amounts())
                .isEqualTo(Thresholds.defaults().amounts());
    }

    @Test
    void overridesBeatTheOlderSingleNames() {
        Settings settings =
                Settings.from(
                        Map.of(
                                "G6_PROVIDER_LAT_WARN_MS",
                                "111",
                                "G6_PROVIDER_LAT_ERR_MS",
                                "222",
                                "G6_MEMORY_LEVEL1_MB",
                                "1",
                                "G6_MEMORY_LEVEL2_MB",
                                "2",
                                "G6_MEMORY_LEVEL3_MB",
                                "3",
                                "G6_SUMMARY_CHURN_WARN_RATIO",
                                "0.9",
                                OVERRIDES,
                                "{\"provider.latency.warn_ms\":50,\"dq.warn\":80.5}"));

        Map<String, BigDecimal> expected = new HashMap<>(Thresholds.defaults().amounts());
        expected.put("provider.latency.warn_ms", new BigDecimal("50"));
        expected.put("provider.latency.error_ms", new BigDecimal("222"));
        expected.put("mem.level1.mb", BigDecimal.ONE);
        expected.put("mem.level2.mb", BigDecimal.TWO);
        expected.put("mem.level3.mb", new BigDecimal("3"));
        expected.put("churn.warn_ratio", new BigDecimal("0.9"));
        expected.put("dq.warn", new BigDecimal("80.5"));
        assertThat(settings.thresholds().amounts())
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(expected);
        assertThat(settings.warnings()).isEmpty();
    }

    @Test
    void aThresholdNobodyKnowsIsNamedAndTheOthersHold() {
        Settings settings = Settings.from(Map.of(OVERRIDES, "{\"dq.wran\":1,\"dq.error\":60}"));

        assertThat(settings.thresholds().qualityError()).isEqualByComparingTo("60");
        assertThat(messages(settings))
                .containsExactly(OVERRIDES + " is taken in part: no threshold is called dq.wran");
    }

    @Test
    void aThresholdOfTheWrongTypeKeepsItsDefault() {
        Settings settings =
                Settings.from(
                        Map.of(
                                OVERRIDES,
                                "{\"dq.error\":\"60\",\"cpu.warn\":null,\"dq.warn\":true}"));

        assertThat(settings.thresholds().amounts()).isEqualTo(Thresholds.defaults().amounts());
        assertThat(messages(settings))
                .containsExactly(
                        OVERRIDES
                                + " is taken in part: dq.error is not a number and keeps its"
                                + " default, cpu.warn is not a number and keeps its default,"
                                + " dq.warn is not a number and keeps its default");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dq.warn=3", "{", "[1]", "3", "{\"dq.warn\":3} {}"})
    void whatIsNoJsonObjectChangesNothing(String text) {
        Settings settings = Settings.from(Map.of(OVERRIDES, text));

        assertThat(settings.thresholds().amounts()).isEqualTo(Thresholds.defaults().amounts());
        assertThat(messages(settings))
                .singleElement()
                .asString()
                .startsWith(OVERRIDES + " is not a JSON object: ")
                .endsWith("; the default holds");
    }

    private static Duration refresh(Map<String, String> texts) {
        return Settings.from(texts).get(Settings.REFRESH);
    }

    private static List<String> messages(Settings settings) {
        return settings.warnings().stream().map(Warning::message).toList();
    }
}

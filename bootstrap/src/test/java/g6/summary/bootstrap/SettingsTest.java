package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.bootstrap.SettingProblem.Severity;
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
        Settings settings = read(Map.of());

        assertThat(settings.get(CycleSettings.REFRESH)).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.get(CycleSettings.WATCH)).isTrue();
        assertThat(settings.get(CycleSettings.MAX_CYCLES)).isEmpty();
        assertThat(settings.get(CycleSettings.STATUS_FILE))
                .isEqualTo(Path.of("data/runtime_status.json"));
        assertThat(settings.get(CycleSettings.STATUS_MAX_BYTES)).isEqualTo(16L * 1024 * 1024);
        assertThat(settings.get(CycleSettings.STATUS_READ_TIMEOUT))
                .isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.get(OutputSettings.METRICS_URL))
                .isEqualTo("http://127.0.0.1:9108/metrics");
        assertThat(settings.get(ServiceSettings.SHUTDOWN_TIMEOUT)).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.get(ServiceSettings.BENCH_WARMUP)).isEqualTo(5);
        assertThat(settings.get(ServiceSettings.BENCH_MEASURE)).isEqualTo(40);
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void blanksAndAllDefaultsSayTheSame() {
        Map<String, String> blanks = new HashMap<>();
        KnownSettings.ALL.forEach(setting -> blanks.put(setting.name(), " \t"));

        Settings settings = read(blanks);

        assertThat(settings.problems()).isEmpty();
        for (Setting<?> setting : KnownSettings.ALL) {
            assertThat(settings.json(setting)).isEqualTo(settings.defaultJson(setting));
            assertThat(settings.layer(setting)).isEqualTo(Layer.DEFAULT);
        }
    }

    @Test
    void everyNameIsDeclaredOnceAndExplained() {
        Set<String> names = new HashSet<>();
        for (Setting<?> setting : KnownSettings.ALL) {
            assertThat(names.add(setting.name())).as(setting.name()).isTrue();
            setting.otherNames().forEach(name -> assertThat(names.add(name)).as(name).isTrue());
            assertThat(setting.meaning()).endsWith(".");
        }
    }

    @Test
    void whiteSpaceAroundATextIsNoPartOfIt() {
        assertThat(read(Map.of("G6_SUMMARY_WATCH", " off\n")).get(CycleSettings.WATCH)).isFalse();
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
        Settings settings = read(texts);

        assertThat(settings.get(CycleSettings.STATUS_FILE))
                .isEqualTo(Path.of("data/runtime_status.json"));
        assertThat(settings.problems()).hasSize(1);
    }

    @Test
    void whatIsNotUnderstoodIsTheDefaultAndAWarning() {
        Settings settings = read(Map.of("G6_SUMMARY_REFRESH_SEC", "often"));

        assertThat(settings.get(CycleSettings.REFRESH)).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.problems())
                .containsExactly(
                        warning(
                                "G6_SUMMARY_REFRESH_SEC",
                                "is not a number",
                                "the default, 0.5, holds"));
    }

    @Test
    void whatIsOutOfRangeIsTheBoundAndAWarning() {
        Settings settings = read(Map.of("G6_SUMMARY_REFRESH_SEC", "0.001"));

        assertThat(settings.get(CycleSettings.REFRESH)).isEqualTo(Duration.ofMillis(50));
        assertThat(settings.problems())
                .containsExactly(
                        warning(
                                "G6_SUMMARY_REFRESH_SEC",
                                "is under the least value, 0.05",
                                "0.05 holds"));
    }

    @Test
    void aWarningNamesTheOlderNameWhereThatOneIsWrong() {
        assertThat(read(Map.of("G6_MASTER_REFRESH_SEC", "x")).problems())
                .extracting(SettingProblem::name)
                .containsExactly("G6_MASTER_REFRESH_SEC");
    }

    @Test
    void panelsAreChosenByKey() {
        Settings settings =
                read(
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
        assertThat(read(Map.of("G6_PANELS_HIDE", "links,links")).panels().hide())
                .containsExactly("links");
    }

    @Test
    void thresholdsAreTheDefaultsUnlessSomebodySaysOtherwise() {
        assertThat(read(Map.of()).thresholds().amounts())
                .isEqualTo(Thresholds.defaults().amounts());
    }

    @Test
    void overridesBeatTheOlderSingleNames() {
        Settings settings =
                read(
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
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void aThresholdNobodyKnowsIsNamedAndTheOthersHold() {
        Settings settings = read(Map.of(OVERRIDES, "{\"dq.wran\":1,\"dq.error\":60}"));

        assertThat(settings.thresholds().qualityError()).isEqualByComparingTo("60");
        assertThat(messages(settings))
                .containsExactly(
                        OVERRIDES
                                + " (environment) is taken in part: no threshold is called"
                                + " dq.wran;"
                                + " {\"dq.error\":60} holds");
    }

    @Test
    void aThresholdOfTheWrongTypeKeepsItsDefault() {
        Settings settings =
                read(Map.of(OVERRIDES, "{\"dq.error\":\"60\",\"cpu.warn\":null,\"dq.warn\":true}"));

        assertThat(settings.thresholds().amounts()).isEqualTo(Thresholds.defaults().amounts());
        assertThat(messages(settings))
                .containsExactly(
                        OVERRIDES
                                + " (environment) is taken in part: dq.error is not a number and"
                                + " keeps its default, cpu.warn is not a number and keeps its"
                                + " default, dq.warn is not a number and keeps its default; {}"
                                + " holds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dq.warn=3", "{", "[1]", "3", "{\"dq.warn\":3} {}"})
    void whatIsNoJsonObjectChangesNothing(String text) {
        Settings settings = read(Map.of(OVERRIDES, text));

        assertThat(settings.thresholds().amounts()).isEqualTo(Thresholds.defaults().amounts());
        assertThat(messages(settings))
                .singleElement()
                .asString()
                .startsWith(OVERRIDES + " (environment) is not a JSON object: ")
                .endsWith("; the default, {}, holds");
    }

    @Test
    void otherIntervalsFollowThatOfTheCycleWhereOneIsSet() {
        assertThat(otherIntervals(Map.of())).containsOnly(Duration.ofSeconds(15));
        assertThat(otherIntervals(Map.of("G6_SUMMARY_REFRESH_SEC", "7.5")))
                .containsOnly(Duration.ofMillis(7500));
        assertThat(otherIntervals(Map.of("G6_MASTER_REFRESH_SEC", "20")))
                .containsOnly(Duration.ofSeconds(20));
        assertThat(otherIntervals(Map.of("G6_SUMMARY_REFRESH_SEC", "0.2")))
                .containsOnly(Duration.ofSeconds(1));
        assertThat(otherIntervals(Map.of("G6_SUMMARY_REFRESH_SEC", "often")))
                .containsOnly(Duration.ofSeconds(15));
        assertThat(
                        otherIntervals(
                                Map.of(
                                        "G6_SUMMARY_REFRESH_SEC", "7",
                                        "G6_SUMMARY_META_REFRESH_SEC", "3")))
                .containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(7));
    }

    private static List<Duration> otherIntervals(Map<String, String> texts) {
        Settings settings = read(texts);
        return List.of(
                settings.get(CycleSettings.META_REFRESH),
                settings.get(CycleSettings.RESOURCES_REFRESH));
    }

    @Test
    void aFamilyHasAMemberForEveryNameThatIsWritten() {
        Settings settings =
                read(
                        Map.of(
                                "G6_PANEL_W_indices", "40",
                                "G6_PANEL_W_cycle", "wide",
                                "G6_PANEL_H_links", "5"));
        Setting<?> indices = member(settings, "G6_PANEL_W_indices");

        assertThat(settings.text(indices)).isEqualTo("40");
        assertThat(settings.layer(indices)).isEqualTo(Layer.ENVIRONMENT);
        assertThat(settings.text(member(settings, "G6_PANEL_H_links"))).isEqualTo("5");
        assertThat(settings.get(TerminalSettings.WIDTH)).isEmpty();
        assertThat(settings.problems())
                .containsExactly(
                        warning("G6_PANEL_W_cycle", "is not a number", "it counts as not set"));
    }

    private static Setting<?> member(Settings settings, String name) {
        return settings.all().stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aDeprecatedSettingIsNotedAndHasNoEffect() {
        Settings settings = read(Map.of("G6_SSE_ENABLED", "1", "G6_SUMMARY_REWRITE", " "));

        assertThat(settings.deprecated())
                .extracting(DeprecatedSetting::name)
                .containsExactly("G6_SSE_ENABLED");
        assertThat(settings.problems())
                .containsExactly(
                        new SettingProblem(
                                "G6_SSE_ENABLED",
                                Layer.ENVIRONMENT,
                                "",
                                "is deprecated and has no effect",
                                "switch the stream on with G6_SSE_HTTP or G6_UNIFIED_HTTP",
                                Severity.DEPRECATED));
        assertThat(settings.all()).allMatch(setting -> !settings.isSet(setting));
        assertThat(settings.refusals(false)).isEmpty();
        assertThat(settings.refusals(true)).isEmpty();
    }

    @Test
    void aDeprecatedSettingIsRefusedWhereThatIsWanted() {
        Settings settings = read(Map.of("G6_SUMMARY_REWRITE", "1", "G6_STRICT_DEPRECATIONS", "1"));

        assertThat(settings.refusals(false))
                .extracting(SettingProblem::name)
                .containsExactly("G6_SUMMARY_REWRITE");
    }

    @Test
    void aWarningIsRefusedWhereThatIsWanted() {
        Settings settings =
                read(
                        Map.of(
                                "G6_SUMMARY_REFRESH_SEC", "often",
                                "G6_SUMMARY_COFFEE", "1",
                                "G6_SSE_IP_ALLOW", "me"));

        assertThat(settings.refusals(false))
                .extracting(SettingProblem::name)
                .containsExactly("G6_SSE_IP_ALLOW");
        assertThat(settings.refusals(true))
                .extracting(SettingProblem::name)
                .containsExactlyInAnyOrder(
                        "G6_SSE_IP_ALLOW", "G6_SUMMARY_REFRESH_SEC", "G6_SUMMARY_COFFEE");
    }

    @Test
    void everyOlderNameCounts() {
        Map<String, String> texts =
                Map.of(
                        "G6_STATUS_FILE", "s.json",
                        "G6_SSE_MAX_CLIENTS", "3",
                        "G6_PANELS_SSE_URL", "http://ops.example/events");
        Settings settings = read(texts);

        assertThat(settings.get(CycleSettings.STATUS_FILE)).isEqualTo(Path.of("s.json"));
        assertThat(settings.get(HttpSettings.MAX_CONNECTIONS)).isEqualTo(3);
        assertThat(settings.get(HttpSettings.REMOTE_URL)).contains("http://ops.example/events");
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void aBoundIsNamedAsItCouldBeWritten() {
        assertThat(read(Map.of("G6_PROVIDER_LAT_WARN_MS", "1e10")).problems())
                .containsExactly(
                        warning(
                                "G6_PROVIDER_LAT_WARN_MS",
                                "is over the greatest value, 1000000000",
                                "1000000000 holds"));
    }

    @Test
    void anomaliesAreLookedForWhereSomebodySaysHowFar() {
        assertThat(read(Map.of()).get(ThresholdSettings.ANOMALY_ZSCORE)).isEmpty();
        assertThat(
                        read(Map.of("G6_SUMMARY_ANOMALY_ZSCORE", "OFF"))
                                .get(ThresholdSettings.ANOMALY_ZSCORE))
                .isEmpty();
        assertThat(
                        read(Map.of("G6_SUMMARY_ANOMALY_ZSCORE", "3.5"))
                                .get(ThresholdSettings.ANOMALY_ZSCORE))
                .contains(new BigDecimal("3.5"));
    }

    @Test
    void wordsAreChosenInAnyLetterCase() {
        Settings settings = read(Map.of("G6_LOG_LEVEL", "Warning", "G6_LOG_FORMAT", "xml"));

        assertThat(settings.get(ServiceSettings.LOG_LEVEL)).isEqualTo(LogLevel.WARNING);
        assertThat(settings.problems())
                .containsExactly(
                        warning(
                                "G6_LOG_FORMAT",
                                "is not one of text, json",
                                "the default, text, holds"));
    }

    @Test
    void namesThatNothingHasAreAnsweredWithTheNearest() {
        Settings settings =
                read(
                        Map.of(
                                "G6_OUTPUT_SINKS", "loging,pannels,coffee,coffee",
                                "G6_PANELS_SHOW", "alrts,cycle",
                                "G6_PANELS_HIDE", "x"));

        assertThat(messages(settings))
                .containsExactly(
                        "G6_OUTPUT_SINKS (environment) names no output: loging; did you mean"
                                + " logging?",
                        "G6_OUTPUT_SINKS (environment) names no output: pannels; did you mean"
                                + " panels?",
                        "G6_OUTPUT_SINKS (environment) names no output: coffee",
                        "G6_PANELS_SHOW (environment) names no panel: alrts; did you mean alerts?",
                        "G6_PANELS_HIDE (environment) names no panel: x");
    }

    private static SettingProblem warning(String name, String complaint, String instead) {
        return new SettingProblem(
                name, Layer.ENVIRONMENT, "", complaint, instead, Severity.WARNING);
    }

    private static Settings read(Map<String, String> environment) {
        return SettingSources.of(environment).read();
    }

    private static Duration refresh(Map<String, String> texts) {
        return read(texts).get(CycleSettings.REFRESH);
    }

    private static List<String> messages(Settings settings) {
        return settings.problems().stream().map(SettingProblem::message).toList();
    }
}

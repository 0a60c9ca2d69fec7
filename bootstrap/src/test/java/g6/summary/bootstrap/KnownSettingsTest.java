package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.bootstrap.SettingProblem.Severity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class KnownSettingsTest {
    private static final List<Class<?>> GROUPS =
            List.of(
                    CycleSettings.class,
                    OutputSettings.class,
                    TerminalSettings.class,
                    ThresholdSettings.class,
                    HttpSettings.class,
                    ServiceSettings.class);

    /// What operators have in their scripts. A name may join them; none may go.
    private static final List<String> PROMISED =
            """
            G6_SUMMARY_REFRESH_SEC G6_MASTER_REFRESH_SEC G6_SUMMARY_META_REFRESH_SEC
            G6_SUMMARY_RES_REFRESH_SEC G6_SUMMARY_WATCH G6_SUMMARY_MAX_CYCLES G6_SUMMARY_MAX_SECONDS
            G6_SUMMARY_STATUS_FILE G6_STATUS_FILE G6_STATUS_MAX_BYTES G6_STATUS_READ_TIMEOUT_MS
            G6_PANELS_DIR G6_NO_WRITE_PANELS G6_PANELS_WRITER_BASIC G6_PANELS_LEGACY_COMPAT
            G6_SUMMARY_DOSSIER_PATH G6_SUMMARY_DOSSIER_INTERVAL_SEC G6_OUTPUT_SINKS G6_PANELS_SHOW
            G6_PANELS_HIDE G6_PANELS_EXPERIMENTAL G6_SUMMARY_RECORD_DIR G6_STRICT_DEPRECATIONS
            G6_CONFIG_FILE G6_INDICES_PANEL_LOG G6_UNIFIED_HTTP G6_UNIFIED_HTTP_PORT G6_SSE_HTTP
            G6_SSE_HTTP_PORT G6_SUMMARY_METRICS_HTTP G6_METRICS_HTTP_PORT G6_UNIFIED_METRICS
            G6_RESYNC_HTTP_PORT G6_DISABLE_RESYNC_HTTP G6_HTTP_BIND G6_HTTP_ALLOWED_HOSTS
            G6_HTTP_ALLOW_INSECURE G6_SSE_API_TOKEN G6_SSE_API_TOKEN_FILE G6_SSE_IP_ALLOW
            G6_SSE_UA_ALLOW G6_SSE_IP_CONNECT_RATE G6_SSE_ALLOW_ORIGIN G6_SSE_MAX_CONNECTIONS
            G6_SSE_MAX_CLIENTS G6_SSE_EVENTS_PER_SEC G6_SSE_HEARTBEAT_CYCLES
            G6_SSE_FORCE_FULL_EVERY_N G6_SSE_STRUCTURED G6_SSE_MAX_EVENT_BYTES
            G6_SSE_WRITE_TIMEOUT_MS G6_SHUTDOWN_TIMEOUT_MS G6_SUMMARY_SSE_URL G6_PANELS_SSE_URL
            G6_SUMMARY_SSE_TYPES G6_SUMMARY_SSE_TIMEOUT G6_SUMMARY_AUTO_FULL_RECOVERY
            G6_SUMMARY_CURATED_MODE G6_SUMMARY_MODE G6_SUMMARY_PLAIN_DIFF G6_SUMMARY_RICH_DIFF
            G6_SUMMARY_ALT_SCREEN G6_SUMMARY_SHOW_NEED_FULL G6_SUMMARY_THRESH_OVERRIDES
            G6_SUMMARY_BACKOFF_BADGE_MS G6_PROVIDER_LAT_WARN_MS G6_PROVIDER_LAT_ERR_MS
            G6_MEMORY_LEVEL1_MB G6_MEMORY_LEVEL2_MB G6_MEMORY_LEVEL3_MB G6_SUMMARY_CHURN_WARN_RATIO
            G6_SUMMARY_ANOMALY_ZSCORE G6_ALERTS_SEVERITY_GROUPING G6_ALERTS_SEVERITY_TOP_CAP
            G6_PANEL_CLIP G6_PANEL_MIN_COL_W G6_PANEL_W_<NAME> G6_PANEL_H_<NAME> G6_PANEL_AUTO_FIT
            G6_UNIFIED_MODEL_INIT_DEBUG G6_METRICS_URL G6_BENCH_WARMUP G6_BENCH_MEASURE
            G6_BENCH_MAX_P95_MS G6_BENCH_MIN_HIT_RATIO G6_BENCH_SKIP G6_LOG_LEVEL G6_LOG_FORMAT
            """
                    .lines()
                    .flatMap(line -> List.of(line.split(" ")).stream())
                    .toList();

    private static final List<String> DEPRECATED =
            List.of(
                    "G6_SUMMARY_PANELS_MODE",
                    "G6_SUMMARY_READ_PANELS",
                    "G6_SUMMARY_UNIFIED_SNAPSHOT",
                    "G6_SUMMARY_REWRITE",
                    "G6_SSE_ENABLED",
                    "G6_SUMMARY_RESYNC_HTTP");

    @TempDir private Path folder;

    @Test
    void everyDeclaredSettingIsKnown() throws IllegalAccessException {
        List<Setting<?>> declared = new ArrayList<>(ThresholdSettings.SINGLE.values());
        for (Class<?> group : GROUPS) {
            for (Field field : group.getDeclaredFields()) {
                if (field.getType() == Setting.class) {
                    declared.add((Setting<?>) field.get(null));
                }
            }
        }

        assertThat(KnownSettings.ALL).containsExactlyInAnyOrderElementsOf(declared);
    }

    @Test
    void everyPromisedSettingIsThere() {
        assertThat(KnownSettings.ALL.stream().flatMap(Setting::names)).containsAll(PROMISED);
    }

    @Test
    void everyDeprecatedSettingHasAReplacementOrAReason() {
        assertThat(DeprecatedSetting.ALL)
                .extracting(DeprecatedSetting::name)
                .containsExactlyElementsOf(DEPRECATED);
        assertThat(DeprecatedSetting.ALL).noneMatch(old -> old.instead().isBlank());
        assertThat(DEPRECATED).noneMatch(name -> KnownSettings.named(name).isPresent());
    }

    @Test
    void onlyTheTokenIsSecret() {
        assertThat(KnownSettings.ALL.stream().filter(setting -> setting.type().isSecret()))
                .extracting(Setting::name)
                .containsExactly("G6_SSE_API_TOKEN");
    }

    @Test
    void everyDefaultCouldBeWritten() {
        Settings defaults = SettingSources.of(Map.of()).read();
        for (Setting<?> setting : KnownSettings.ALL) {
            String text = defaults.text(setting);
            if (!text.isEmpty()) {
                Settings written = SettingSources.of(Map.of(setting.name(), text)).read();
                assertThat(written.problems()).as(setting.name()).isEmpty();
                assertThat(written.json(setting)).isEqualTo(defaults.json(setting));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "G6_SUMMARY_REFERSH_SEC, G6_SUMMARY_REFRESH_SEC",
        "G6_SUMMARY_REFRESH_SECS, G6_SUMMARY_REFRESH_SEC",
        "G6_SSE_IP_ALOW, G6_SSE_IP_ALLOW",
        "G6_SSE_IP_ALLOWED, G6_SSE_IP_ALLOW",
        "G6_SSE_APITOKEN, G6_SSE_API_TOKEN",
        "G6_PANELS_HIDDE, G6_PANELS_HIDE",
        "G6_PANEL_CILP, G6_PANEL_CLIP",
        "G6_SSE_MAX_CLIENT, G6_SSE_MAX_CLIENTS",
        "G6_SSE_TOKEN, G6_SSE_API_TOKEN",
        "G6_SUMMARY_REFRESH, G6_SUMMARY_REFRESH_SEC",
    })
    void aMistypedNameIsAnsweredWithTheNearest(String mistyped, String meant) {
        assertThat(SettingSources.of(Map.of(mistyped, "1")).read().problems())
                .containsExactly(
                        new SettingProblem(
                                mistyped,
                                Layer.ENVIRONMENT,
                                "",
                                "is no setting",
                                "did you mean " + meant + "?",
                                Severity.WARNING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"G6_SUMMARY_COFFEE", "G6_SSE_", "G6_PANEL_W_", "G6_PANELBEATER_OFFICE"})
    void whereNoNameIsNearNoneIsGuessed(String name) {
        assertThat(SettingSources.of(Map.of(name, "1")).read().problems())
                .extracting(SettingProblem::message)
                .containsExactly(name + " (environment) is no setting");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATH", "G6_COLLECTOR_MODE", "G6_UNIFIED_HTPP", "g6_summary_refresh"})
    void variablesOfOthersAreNoneOfOurBusiness(String name) throws IOException {
        Path envFile = Files.writeString(folder.resolve("env"), name + "=1\n");

        assertThat(SettingSources.of(Map.of(name, "1")).read().problems()).isEmpty();
        assertThat(new SettingSources(Map.of(), Optional.of(envFile), Map.of()).read().problems())
                .isEmpty();
    }

    @Test
    void inAPropertiesFileEveryNameIsOurs() throws IOException {
        Path file = Files.writeString(folder.resolve("a.properties"), "G6_UNIFIED_HTPP=on\n");

        assertThat(SettingSources.of(Map.of("G6_CONFIG_FILE", file.toString())).read().problems())
                .extracting(SettingProblem::message)
                .containsExactly(
                        "G6_UNIFIED_HTPP (file "
                                + file
                                + " line 1) is no setting; did you mean G6_UNIFIED_HTTP?");
    }

    @Test
    void aBlankUnknownNameIsUnsetToo() {
        assertThat(SettingSources.of(Map.of("G6_SUMMARY_COFFEE", " ")).read().problems()).isEmpty();
    }

    @Test
    void unknownNamesAreToldInOrder() {
        Map<String, String> texts =
                Map.of("G6_SUMMARY_Z_Z_Z", "1", "G6_SUMMARY_A_A_A", "1", "G6_SSE_M_M_M", "1");

        assertThat(SettingSources.of(texts).read().problems())
                .extracting(SettingProblem::name)
                .containsExactly("G6_SSE_M_M_M", "G6_SUMMARY_A_A_A", "G6_SUMMARY_Z_Z_Z");
    }
}

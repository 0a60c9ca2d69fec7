package g6.summary.bootstrap;

import g6.summary.application.PanelSelection;
import g6.summary.domain.Thresholds;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What the operator wants: typed, immutable, built once from names and texts.
///
/// A text that cannot be understood is never replaced in silence: a warning says which value holds
/// instead, and why.
final class Settings {
    static final Setting<Duration> REFRESH =
            Setting.of(
                            "G6_SUMMARY_REFRESH_SEC",
                            SettingType.seconds("0.05", "86400"),
                            Duration.ofMillis(500),
                            "Time from cycle to cycle, seconds.")
                    .orElse("G6_MASTER_REFRESH_SEC");
    static final Setting<Boolean> WATCH =
            Setting.of(
                    "G6_SUMMARY_WATCH",
                    SettingType.truth(),
                    true,
                    "Wake on the file system's change notice; polling is the fallback.");
    static final Setting<Long> MAX_CYCLES =
            Setting.of(
                    "G6_SUMMARY_MAX_CYCLES",
                    SettingType.whole(1, Long.MAX_VALUE),
                    Long.MAX_VALUE,
                    "End after so many cycles.");
    static final Setting<Path> STATUS_FILE =
            Setting.of(
                            "G6_SUMMARY_STATUS_FILE",
                            SettingType.path(),
                            Path.of("data/runtime_status.json"),
                            "The status document.")
                    .orElse("G6_STATUS_FILE");
    static final Setting<Long> STATUS_MAX_BYTES =
            Setting.of(
                    "G6_STATUS_MAX_BYTES",
                    SettingType.whole(1, 1L << 30),
                    16L << 20,
                    "Largest status document that is read, bytes.");
    static final Setting<Duration> STATUS_READ_TIMEOUT =
            Setting.of(
                    "G6_STATUS_READ_TIMEOUT_MS",
                    SettingType.milliseconds(10, 600_000),
                    Duration.ofSeconds(2),
                    "Longest time that one reading may take, milliseconds.");
    static final Setting<Boolean> NO_WRITE_PANELS =
            Setting.of("G6_NO_WRITE_PANELS", SettingType.truth(), false, "Write no panel files.");
    static final Setting<List<String>> PANELS_SHOW =
            Setting.of(
                    "G6_PANELS_SHOW",
                    SettingType.list(),
                    List.of(),
                    "Keys of the panels to show; all the others are not.");
    static final Setting<List<String>> PANELS_HIDE =
            Setting.of(
                    "G6_PANELS_HIDE", SettingType.list(), List.of(), "Keys of panels not to show.");
    static final Setting<Boolean> PANELS_EXPERIMENTAL =
            Setting.of(
                    "G6_PANELS_EXPERIMENTAL",
                    SettingType.truth(),
                    false,
                    "Show experimental panels too.");
    static final Setting<Boolean> PLAIN_DIFF =
            Setting.of(
                    "G6_SUMMARY_PLAIN_DIFF",
                    SettingType.truth(),
                    true,
                    "Print a frame only if it is another one than the last.");
    static final Setting<Map<String, BigDecimal>> THRESHOLDS =
            Setting.of(
                    "G6_SUMMARY_THRESH_OVERRIDES",
                    new ThresholdOverrides(),
                    Map.of(),
                    "Thresholds other than the defaults, a JSON object of their names.");
    static final Setting<String> METRICS_URL =
            Setting.of(
                    "G6_METRICS_URL",
                    SettingType.text(),
                    "http://127.0.0.1:9108/metrics",
                    "Where the collector's metrics are, for the links.");
    static final Setting<Duration> SHUTDOWN_TIMEOUT =
            Setting.of(
                    "G6_SHUTDOWN_TIMEOUT_MS",
                    SettingType.milliseconds(0, 600_000),
                    Duration.ofSeconds(5),
                    "Longest time that a graceful end may take, milliseconds.");
    static final Setting<Long> BENCH_WARMUP =
            Setting.of(
                    "G6_BENCH_WARMUP",
                    SettingType.whole(0, 10_000_000),
                    5L,
                    "Cycles that a benchmark runs before it measures.");
    static final Setting<Long> BENCH_MEASURE =
            Setting.of(
                    "G6_BENCH_MEASURE",
                    SettingType.whole(1, 10_000_000),
                    40L,
                    "Cycles that a benchmark measures.");

    /// Thresholds that have a setting of their own, under an older name. They override the defaults
    /// and are overridden by `G6_SUMMARY_THRESH_OVERRIDES`.
    static final List<Setting<Map<String, BigDecimal>>> SINGLE_THRESHOLDS =
            List.of(
                    threshold("G6_PROVIDER_LAT_WARN_MS", "provider.latency.warn_ms"),
                    threshold("G6_PROVIDER_LAT_ERR_MS", "provider.latency.error_ms"),
                    threshold("G6_MEMORY_LEVEL1_MB", "mem.level1.mb"),
                    threshold("G6_MEMORY_LEVEL2_MB", "mem.level2.mb"),
                    threshold("G6_MEMORY_LEVEL3_MB", "mem.level3.mb"),
                    threshold("G6_SUMMARY_CHURN_WARN_RATIO", "churn.warn_ratio"));

    /// Every setting, in the order in which they are explained.
    static final List<Setting<?>> ALL =
            Stream.concat(
                            Stream.of(
                                    REFRESH,
                                    WATCH,
                                    MAX_CYCLES,
                                    STATUS_FILE,
                                    STATUS_MAX_BYTES,
                                    STATUS_READ_TIMEOUT,
                                    NO_WRITE_PANELS,
                                    PANELS_SHOW,
                                    PANELS_HIDE,
                                    PANELS_EXPERIMENTAL,
                                    PLAIN_DIFF,
                                    THRESHOLDS,
                                    METRICS_URL,
                                    SHUTDOWN_TIMEOUT,
                                    BENCH_WARMUP,
                                    BENCH_MEASURE),
                            SINGLE_THRESHOLDS.stream())
                    .toList();

    /// Something that the operator should know about a setting.
    ///
    /// @param name the setting
    /// @param message what is wrong and what holds instead
    record Warning(String name, String message) {}

    private final Map<Setting<?>, Object> values;
    private final List<Warning> warnings;

    private Settings(Map<Setting<?>, Object> values, List<Warning> warnings) {
        this.values = values;
        this.warnings = List.copyOf(warnings);
    }

    /// Settings as these texts say, by name; blank ones say nothing.
    static Settings from(Map<String, String> texts) {
        Map<Setting<?>, Object> values = new HashMap<>();
        List<Warning> warnings = new ArrayList<>();
        for (Setting<?> setting : ALL) {
            read(setting, texts, values, warnings);
        }
        return new Settings(Map.copyOf(values), warnings);
    }

    private static <T> void read(
            Setting<T> setting,
            Map<String, String> texts,
            Map<Setting<?>, Object> values,
            List<Warning> warnings) {
        Stream.concat(Stream.of(setting.name()), setting.otherNames().stream())
                .filter(name -> !texts.getOrDefault(name, "").isBlank())
                .findFirst()
                .ifPresent(
                        name -> {
                            var parsed = setting.type().parse(texts.getOrDefault(name, "").strip());
                            parsed.value().ifPresent(value -> values.put(setting, value));
                            parsed.complaint()
                                    .map(complaint -> warning(setting, name, complaint, values))
                                    .ifPresent(warnings::add);
                        });
    }

    private static Warning warning(
            Setting<?> setting, String name, String complaint, Map<Setting<?>, Object> values) {
        String used = values.containsKey(setting) ? "" : "; the default holds";
        return new Warning(name, name + " " + complaint + used);
    }

    /// The value that holds.
    @SuppressWarnings("unchecked") // read() puts nothing but the setting's own type
    <T> T get(Setting<T> setting) {
        return (T) values.getOrDefault(setting, setting.byDefault());
    }

    /// What could not be taken as it was written.
    List<Warning> warnings() {
        return warnings;
    }

    PanelSelection panels() {
        return new PanelSelection(
                Set.copyOf(get(PANELS_SHOW)),
                Set.copyOf(get(PANELS_HIDE)),
                get(PANELS_EXPERIMENTAL));
    }

    Thresholds thresholds() {
        Map<String, BigDecimal> amounts = new HashMap<>();
        SINGLE_THRESHOLDS.forEach(setting -> amounts.putAll(get(setting)));
        amounts.putAll(get(THRESHOLDS));
        Thresholds thresholds = Thresholds.defaults();
        for (Map.Entry<String, BigDecimal> amount : amounts.entrySet()) {
            thresholds = thresholds.with(amount.getKey(), amount.getValue());
        }
        return thresholds;
    }

    private static Setting<Map<String, BigDecimal>> threshold(String name, String threshold) {
        SettingType<BigDecimal> number = SettingType.decimal("0", "1e12");
        return Setting.of(
                name,
                text -> {
                    var amount = number.parse(text);
                    return new SettingType.Parsed<>(
                            amount.value().map(value -> Map.of(threshold, value)),
                            amount.complaint());
                },
                Map.of(),
                "The threshold " + threshold + ", by its older name.");
    }
}

package g6.summary.bootstrap;

import static g6.summary.bootstrap.SettingType.decimal;
import static g6.summary.bootstrap.SettingType.milliseconds;
import static g6.summary.bootstrap.SettingType.orOff;

import g6.summary.domain.Thresholds;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// The figures at which something counts as bad.
final class ThresholdSettings {
    static final Setting<Map<String, BigDecimal>> OVERRIDES =
            Setting.of(
                    "G6_SUMMARY_THRESH_OVERRIDES",
                    ThresholdOverrides.type(),
                    Map.of(),
                    "Thresholds other than the defaults, by their names.");
    static final Setting<Duration> BACKOFF_BADGE =
            Setting.of(
                            "G6_SUMMARY_BACKOFF_BADGE_MS",
                            milliseconds(0, 86_400_000),
                            Duration.ofMinutes(2),
                            "Back-off from which a badge shows it.")
                    .notYet();
    static final Setting<Optional<BigDecimal>> ANOMALY_ZSCORE =
            Setting.of(
                    "G6_SUMMARY_ANOMALY_ZSCORE",
                    orOff(decimal("0.1", "1000", "")),
                    Optional.<BigDecimal>empty(),
                    "Standard deviations from which building a panel took unusually long.");

    /// Thresholds that have a setting of their own, by the threshold's name. They override the
    /// defaults and are overridden by `G6_SUMMARY_THRESH_OVERRIDES`.
    static final SequencedMap<String, Setting<BigDecimal>> SINGLE = single();

    static final List<Setting<?>> ALL =
            Stream.concat(
                            SINGLE.values().stream(),
                            Stream.<Setting<?>>of(OVERRIDES, BACKOFF_BADGE, ANOMALY_ZSCORE))
                    .toList();

    private ThresholdSettings() {}

    private static SequencedMap<String, Setting<BigDecimal>> single() {
        SequencedMap<String, Setting<BigDecimal>> single = new LinkedHashMap<>();
        add(single, "G6_PROVIDER_LAT_WARN_MS", "provider.latency.warn_ms", "1e9", "ms");
        add(single, "G6_PROVIDER_LAT_ERR_MS", "provider.latency.error_ms", "1e9", "ms");
        add(single, "G6_MEMORY_LEVEL1_MB", "mem.level1.mb", "1e9", "MiB");
        add(single, "G6_MEMORY_LEVEL2_MB", "mem.level2.mb", "1e9", "MiB");
        add(single, "G6_MEMORY_LEVEL3_MB", "mem.level3.mb", "1e9", "MiB");
        add(single, "G6_SUMMARY_CHURN_WARN_RATIO", "churn.warn_ratio", "1", "");
        return single;
    }

    private static void add(
            Map<String, Setting<BigDecimal>> single,
            String name,
            String threshold,
            String most,
            String unit) {
        single.put(
                threshold,
                Setting.of(
                        name,
                        decimal("0", most, unit),
                        Thresholds.defaults().amount(threshold),
                        "The threshold " + threshold + ", by its older name."));
    }

    /// The thresholds that these settings make.
    static Thresholds thresholds(Settings settings) {
        Thresholds thresholds = Thresholds.defaults();
        for (Map.Entry<String, Setting<BigDecimal>> single : SINGLE.entrySet()) {
            thresholds = thresholds.with(single.getKey(), settings.get(single.getValue()));
        }
        for (Map.Entry<String, BigDecimal> override : settings.get(OVERRIDES).entrySet()) {
            thresholds = thresholds.with(override.getKey(), override.getValue());
        }
        return thresholds;
    }
}

package g6.summary.bootstrap;

import static g6.summary.bootstrap.SettingType.milliseconds;
import static g6.summary.bootstrap.SettingType.optional;
import static g6.summary.bootstrap.SettingType.path;
import static g6.summary.bootstrap.SettingType.seconds;
import static g6.summary.bootstrap.SettingType.truth;
import static g6.summary.bootstrap.SettingType.whole;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What is read, and how often.
final class CycleSettings {
    private static final Duration WHERE_NO_INTERVAL_IS_SET = Duration.ofSeconds(15);
    private static final Duration LEAST_OTHER_INTERVAL = Duration.ofSeconds(1);

    static final Setting<Duration> REFRESH =
            Setting.of(
                            "G6_SUMMARY_REFRESH_SEC",
                            seconds("0.05", "86400"),
                            Duration.ofMillis(500),
                            "Time from cycle to cycle.")
                    .orElse("G6_MASTER_REFRESH_SEC");
    static final Setting<Duration> META_REFRESH =
            Setting.derived(
                            "G6_SUMMARY_META_REFRESH_SEC",
                            seconds("1", "86400"),
                            CycleSettings::otherInterval,
                            "Time after which metadata are read again; the cycle interval, where"
                                    + " one is set.")
                    .notYet();
    static final Setting<Duration> RESOURCES_REFRESH =
            Setting.derived(
                            "G6_SUMMARY_RES_REFRESH_SEC",
                            seconds("1", "86400"),
                            CycleSettings::otherInterval,
                            "Time after which the program's own resources are read again; the cycle"
                                    + " interval, where one is set.")
                    .notYet();
    static final Setting<Boolean> WATCH =
            Setting.of(
                            "G6_SUMMARY_WATCH",
                            truth(),
                            true,
                            "Wake on the file system's change notice; polling is the fallback.")
                    .atStart();
    static final Setting<Optional<Long>> MAX_CYCLES =
            Setting.of(
                            "G6_SUMMARY_MAX_CYCLES",
                            optional(whole(1, 1_000_000_000_000L, "cycles")),
                            Optional.<Long>empty(),
                            "End after so many cycles.")
                    .atStart();
    static final Setting<Optional<Duration>> MAX_SECONDS =
            Setting.of(
                            "G6_SUMMARY_MAX_SECONDS",
                            optional(seconds("0.001", "1000000000")),
                            Optional.<Duration>empty(),
                            "End after that time.")
                    .atStart();
    static final Setting<Path> STATUS_FILE =
            Setting.of(
                            "G6_SUMMARY_STATUS_FILE",
                            path(),
                            Path.of("data/runtime_status.json"),
                            "The status document.")
                    .orElse("G6_STATUS_FILE")
                    .withoutFallback()
                    .atStart();
    static final Setting<Long> STATUS_MAX_BYTES =
            Setting.of(
                    "G6_STATUS_MAX_BYTES",
                    whole(1, 1L << 30, "bytes"),
                    16L << 20,
                    "Largest status document that is read.");
    static final Setting<Duration> STATUS_READ_TIMEOUT =
            Setting.of(
                    "G6_STATUS_READ_TIMEOUT_MS",
                    milliseconds(10, 600_000),
                    Duration.ofSeconds(2),
                    "Longest time that one reading may take.");

    static final List<Setting<?>> ALL =
            List.of(
                    REFRESH,
                    META_REFRESH,
                    RESOURCES_REFRESH,
                    WATCH,
                    MAX_CYCLES,
                    MAX_SECONDS,
                    STATUS_FILE,
                    STATUS_MAX_BYTES,
                    STATUS_READ_TIMEOUT);

    private CycleSettings() {}

    private static Duration otherInterval(Settings settings) {
        Duration interval =
                settings.isSet(REFRESH) ? settings.get(REFRESH) : WHERE_NO_INTERVAL_IS_SET;
        return interval.compareTo(LEAST_OTHER_INTERVAL) < 0 ? LEAST_OTHER_INTERVAL : interval;
    }
}

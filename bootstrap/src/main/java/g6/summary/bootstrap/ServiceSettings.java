package g6.summary.bootstrap;

import static g6.summary.bootstrap.SettingType.choice;
import static g6.summary.bootstrap.SettingType.decimal;
import static g6.summary.bootstrap.SettingType.milliseconds;
import static g6.summary.bootstrap.SettingType.optional;
import static g6.summary.bootstrap.SettingType.path;
import static g6.summary.bootstrap.SettingType.truth;
import static g6.summary.bootstrap.SettingType.whole;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The program itself: its configuration, its log, its end, its benchmarks.
final class ServiceSettings {
    static final Setting<Optional<Path>> CONFIG_FILE =
            Setting.of(
                            "G6_CONFIG_FILE",
                            optional(path()),
                            Optional.<Path>empty(),
                            "Properties file with settings; not to be set in that file.")
                    .withoutFallback()
                    .atStart();
    static final Setting<Boolean> STRICT_DEPRECATIONS =
            Setting.of(
                    "G6_STRICT_DEPRECATIONS",
                    truth(),
                    false,
                    "Refuse to start with a deprecated setting.");
    static final Setting<LogLevel> LOG_LEVEL =
            Setting.of(
                    "G6_LOG_LEVEL",
                    choice(LogLevel.class),
                    LogLevel.INFO,
                    "The least important kind of line that is logged.");
    static final Setting<LogLayout> LOG_FORMAT =
            Setting.of(
                    "G6_LOG_FORMAT",
                    choice(LogLayout.class),
                    LogLayout.TEXT,
                    "How lines are logged.");
    static final Setting<Optional<Path>> LOG_FILE =
            Setting.of(
                    "G6_LOG_FILE",
                    optional(path()),
                    Optional.<Path>empty(),
                    "File that the log is appended to, instead of standard error.");
    static final Setting<Duration> SHUTDOWN_TIMEOUT =
            Setting.of(
                    "G6_SHUTDOWN_TIMEOUT_MS",
                    milliseconds(0, 600_000),
                    Duration.ofSeconds(5),
                    "Longest time that a graceful end may take.");
    static final Setting<Boolean> FIRST_SNAPSHOT =
            Setting.of(
                            "G6_UNIFIED_MODEL_INIT_DEBUG",
                            truth(),
                            false,
                            "Log the facts of the first frame once, as JSON.")
                    .atStart();
    static final Setting<Long> BENCH_WARMUP =
            Setting.of(
                            "G6_BENCH_WARMUP",
                            whole(0, 10_000_000, "cycles"),
                            5L,
                            "Cycles that a benchmark runs before it measures.")
                    .atStart();
    static final Setting<Long> BENCH_MEASURE =
            Setting.of(
                            "G6_BENCH_MEASURE",
                            whole(1, 10_000_000, "cycles"),
                            40L,
                            "Cycles that a benchmark measures.")
                    .atStart();
    static final Setting<BigDecimal> BENCH_MAX_P95 =
            Setting.of(
                            "G6_BENCH_MAX_P95_MS",
                            decimal("0.001", "1e6", "ms"),
                            new BigDecimal("150"),
                            "The 95th percentile that the guard of the build allows.")
                    .notYet();
    static final Setting<BigDecimal> BENCH_MIN_HIT_RATIO =
            Setting.of(
                            "G6_BENCH_MIN_HIT_RATIO",
                            decimal("0", "1", ""),
                            new BigDecimal("0.30"),
                            "The hit ratio that the guard of the build asks for.")
                    .notYet();
    static final Setting<Boolean> BENCH_SKIP =
            Setting.of("G6_BENCH_SKIP", truth(), false, "Leave the guard of the build out.")
                    .notYet();

    static final List<Setting<?>> ALL =
            List.of(
                    CONFIG_FILE,
                    STRICT_DEPRECATIONS,
                    LOG_LEVEL,
                    LOG_FORMAT,
                    LOG_FILE,
                    SHUTDOWN_TIMEOUT,
                    FIRST_SNAPSHOT,
                    BENCH_WARMUP,
                    BENCH_MEASURE,
                    BENCH_MAX_P95,
                    BENCH_MIN_HIT_RATIO,
                    BENCH_SKIP);

    private ServiceSettings() {}
}

package g6.summary.bootstrap;

import static g6.summary.bootstrap.SettingType.list;
import static g6.summary.bootstrap.SettingType.optional;
import static g6.summary.bootstrap.SettingType.path;
import static g6.summary.bootstrap.SettingType.seconds;
import static g6.summary.bootstrap.SettingType.truth;
import static g6.summary.bootstrap.SettingType.whole;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Which outputs run, which panels they show, and where files go.
final class OutputSettings {
    static final Setting<List<String>> OUTPUTS =
            Setting.of(
                            "G6_OUTPUT_SINKS",
                            list(),
                            List.of("stdout", "panels"),
                            "Outputs by name: stdout, logging, panels, sse, metrics, dossier,"
                                    + " record, indices_log, and contributed ones. One that has a"
                                    + " setting of its own runs by that too.")
                    .atStart();
    static final Setting<List<String>> PANELS_SHOW =
            Setting.of(
                    "G6_PANELS_SHOW",
                    list(),
                    List.of(),
                    "Keys of the panels to show; all the others are not.");
    static final Setting<List<String>> PANELS_HIDE =
            Setting.of("G6_PANELS_HIDE", list(), List.of(), "Keys of panels not to show.");
    static final Setting<Boolean> PANELS_EXPERIMENTAL =
            Setting.of("G6_PANELS_EXPERIMENTAL", truth(), false, "Show experimental panels too.");
    static final Setting<Path> PANELS_FOLDER =
            Setting.of(
                            "G6_PANELS_DIR",
                            path(),
                            Path.of("data/panels"),
                            "Folder of the panel files, which it switches on.")
                    .atStart();
    static final Setting<Boolean> NO_WRITE_PANELS =
            Setting.of("G6_NO_WRITE_PANELS", truth(), false, "Write no panel files.").atStart();
    static final Setting<Boolean> PANELS_BASIC =
            Setting.of(
                            "G6_PANELS_WRITER_BASIC",
                            truth(),
                            false,
                            "Of the panel files write unified_snapshot.json alone.")
                    .atStart();
    static final Setting<Boolean> PANELS_LEGACY =
            Setting.of(
                            "G6_PANELS_LEGACY_COMPAT",
                            truth(),
                            false,
                            "Write each panel file without its envelope too, under its older name.")
                    .atStart();
    static final Setting<Optional<Path>> DOSSIER =
            Setting.of(
                            "G6_SUMMARY_DOSSIER_PATH",
                            optional(path()),
                            Optional.<Path>empty(),
                            "File for the whole snapshot, which it switches on.")
                    .atStart();
    static final Setting<Duration> DOSSIER_INTERVAL =
            Setting.of(
                    "G6_SUMMARY_DOSSIER_INTERVAL_SEC",
                    seconds("1", "86400"),
                    Duration.ofSeconds(5),
                    "Least time from dossier to dossier.");
    static final Setting<Optional<Path>> INDICES_LOG =
            Setting.of(
                            "G6_INDICES_PANEL_LOG",
                            optional(path()),
                            Optional.<Path>empty(),
                            "File that gets a line per index and cycle, which it switches on.")
                    .atStart();
    static final Setting<Optional<Path>> RECORDING =
            Setting.of(
                            "G6_SUMMARY_RECORD_DIR",
                            optional(path()),
                            Optional.<Path>empty(),
                            "Folder of the recording, which it switches on.")
                    .atStart();
    static final Setting<Long> RECORDING_SIZE =
            Setting.of(
                    "G6_SUMMARY_RECORD_MAX_MB",
                    whole(1, 1L << 20, "MiB"),
                    1024L,
                    "Size that the recording keeps to; what is oldest goes.");
    static final Setting<Long> RECORDING_AGE =
            Setting.of(
                    "G6_SUMMARY_RECORD_MAX_DAYS",
                    whole(1, 36_500, "days"),
                    30L,
                    "Age that the recording keeps to; what is older goes.");
    static final Setting<String> METRICS_URL =
            Setting.of(
                            "G6_METRICS_URL",
                            AddressTypes.url(),
                            "http://127.0.0.1:9108/metrics",
                            "Where the collector's metrics are, for the links.")
                    .atStart();

    static final List<Setting<?>> ALL =
            List.of(
                    OUTPUTS,
                    PANELS_SHOW,
                    PANELS_HIDE,
                    PANELS_EXPERIMENTAL,
                    PANELS_FOLDER,
                    NO_WRITE_PANELS,
                    PANELS_BASIC,
                    PANELS_LEGACY,
                    DOSSIER,
                    DOSSIER_INTERVAL,
                    INDICES_LOG,
                    RECORDING,
                    RECORDING_SIZE,
                    RECORDING_AGE,
                    METRICS_URL);

    private OutputSettings() {}
}

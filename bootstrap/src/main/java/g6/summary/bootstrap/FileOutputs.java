package g6.summary.bootstrap;

import g6.summary.application.FolderLock;
import g6.summary.application.PanelFilesObserver;
import g6.summary.application.SummaryOutput;
import g6.summary.application.Ticker;
import g6.summary.in.json.JsonStatusDecoder;
import g6.summary.out.files.Dossier;
import g6.summary.out.files.DurableFiles;
import g6.summary.out.files.IndicesLog;
import g6.summary.out.files.OwnedFolder;
import g6.summary.out.files.PanelFiles;
import g6.summary.out.recording.Recording;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// The outputs that write files, as far as the settings ask for them.
///
/// @param outputs those that can write
/// @param refusals what the others are told: somebody else writes there
record FileOutputs(List<SummaryOutput> outputs, List<String> refusals) {
    static final String PANELS = "panels";
    static final String DOSSIER = "dossier";
    static final String RECORDING = "record";
    static final String INDICES_LOG = "indices_log";

    /// Names of the outputs that write files.
    static final List<String> NAMES = List.of(PANELS, DOSSIER, RECORDING, INDICES_LOG);

    private static final long MIB = 1L << 20;

    FileOutputs {
        outputs = List.copyOf(outputs);
        refusals = List.copyOf(refusals);
    }

    /// None at all.
    static FileOutputs none() {
        return new FileOutputs(List.of(), List.of());
    }

    /// What the settings ask for.
    static FileOutputs of(Supplier<Settings> settings, PanelFilesObserver observer, Logger log) {
        Opening opening = new Opening(settings, observer, log);
        if (arePanelFilesWanted(settings.get())) {
            opening.panelFiles();
        }
        if (opening.refusals.isEmpty()) {
            opening.dossier();
            opening.indicesLog();
        } else {
            opening.leaveSingleFiles();
        }
        opening.recording();
        return opening.opened();
    }

    /// Whether panel files are among the outputs of a program that runs.
    static boolean arePanelFilesWanted(Settings settings) {
        return !settings.get(OutputSettings.NO_WRITE_PANELS)
                && (settings.isSet(OutputSettings.PANELS_FOLDER)
                        || settings.get(OutputSettings.OUTPUTS).contains(PANELS));
    }

    /// The panel files of a program that has only a look: where somebody has named their folder or
    /// the outputs, as a look must not overwrite what a service has written.
    static FileOutputs ofPanelFilesAskedFor(
            Supplier<Settings> settings, PanelFilesObserver observer, Logger log) {
        Opening opening = new Opening(settings, observer, log);
        Settings now = settings.get();
        boolean isAsked =
                now.isSet(OutputSettings.PANELS_FOLDER) || now.isSet(OutputSettings.OUTPUTS);
        if (isAsked && arePanelFilesWanted(now)) {
            opening.panelFiles();
        }
        return opening.opened();
    }

    /// The setting without which an output has nowhere to write, where it is not set.
    static Optional<String> missingSetting(String output, Settings settings) {
        return switch (output) {
            case DOSSIER -> unset(OutputSettings.DOSSIER, settings);
            case RECORDING -> unset(OutputSettings.RECORDING, settings);
            case INDICES_LOG -> unset(OutputSettings.INDICES_LOG, settings);
            default -> Optional.empty();
        };
    }

    private static Optional<String> unset(Setting<Optional<Path>> setting, Settings settings) {
        return settings.get(setting).isPresent() ? Optional.empty() : Optional.of(setting.name());
    }

    /// Makes one output after the other, and asks for the folders that one process at a time writes
    /// into.
    private static final class Opening {
        private final Supplier<Settings> settings;
        private final PanelFilesObserver observer;
        private final Logger log;
        private final List<SummaryOutput> outputs = new ArrayList<>();
        private final List<String> refusals = new ArrayList<>();

        Opening(Supplier<Settings> settings, PanelFilesObserver observer, Logger log) {
            this.settings = settings;
            this.observer = observer;
            this.log = log;
        }

        FileOutputs opened() {
            return new FileOutputs(outputs, refusals);
        }

        private <T> T setting(Setting<T> setting) {
            return settings.get().get(setting);
        }

        void panelFiles() {
            Path folder = setting(OutputSettings.PANELS_FOLDER);
            owned(
                    "panel files",
                    folder,
                    lock ->
                            new PanelFiles(
                                    folder,
                                    lock,
                                    new DurableFiles(),
                                    new JsonStatusDecoder(),
                                    new PanelFiles.Options(
                                            setting(OutputSettings.PANELS_BASIC),
                                            setting(OutputSettings.PANELS_LEGACY)),
                                    observer));
        }

        /// They have no owner of their own; a service with the same settings writes them.
        void leaveSingleFiles() {
            if (setting(OutputSettings.DOSSIER).isPresent()) {
                refusals.add("no dossier: left to whoever writes the panel files");
            }
            if (setting(OutputSettings.INDICES_LOG).isPresent()) {
                refusals.add("no log of the indices: left to whoever writes the panel files");
            }
        }

        void dossier() {
            setting(OutputSettings.DOSSIER)
                    .ifPresent(
                            file ->
                                    outputs.add(
                                            new Dossier(
                                                    file,
                                                    new DurableFiles(),
                                                    () -> setting(OutputSettings.DOSSIER_INTERVAL),
                                                    Ticker.system(),
                                                    InstantSource.system())));
        }

        void indicesLog() {
            setting(OutputSettings.INDICES_LOG)
                    .ifPresent(file -> outputs.add(new IndicesLog(file)));
        }

        void recording() {
            setting(OutputSettings.RECORDING)
                    .ifPresent(
                            folder ->
                                    owned(
                                            "recording",
                                            folder,
                                            lock ->
                                                    new Recording(
                                                            folder,
                                                            lock,
                                                            this::bounds,
                                                            Ticker.system())));
        }

        private Recording.Bounds bounds() {
            return new Recording.Bounds(
                    setting(OutputSettings.RECORDING_SIZE) * MIB,
                    Duration.ofDays(setting(OutputSettings.RECORDING_AGE)));
        }

        /// A disk that refuses may come round; whoever has the folder will not.
        private void owned(String what, Path folder, Function<FolderLock, SummaryOutput> output) {
            FolderLock lock = new OwnedFolder(folder, InstantSource.system());
            Optional<String> owner = Optional.empty();
            try {
                owner = lock.take();
            } catch (IOException fault) {
                log.log(Level.DEBUG, "cannot take " + folder + ": " + IoCause.of(fault));
            }
            owner.ifPresentOrElse(
                    other -> refusals.add("no " + what + ": " + folder + " is written by " + other),
                    () -> outputs.add(output.apply(lock)));
        }
    }
}

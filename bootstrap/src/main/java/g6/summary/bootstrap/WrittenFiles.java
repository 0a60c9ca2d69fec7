package g6.summary.bootstrap;

import g6.summary.out.files.PanelFiles;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The single files that settings name to be written. Each needs a place of its own: written over
/// the status file it would destroy what the program lives on, written over another one the two
/// would replace each other for ever.
final class WrittenFiles {
    private static final List<Setting<Optional<Path>>> ALL =
            List.of(OutputSettings.DOSSIER, OutputSettings.INDICES_LOG, ServiceSettings.LOG_FILE);

    private WrittenFiles() {}

    /// What stands already where a setting wants its file, for each of which that is so.
    static Map<Setting<?>, String> inTheWay(Settings settings) {
        Map<Path, String> places = new HashMap<>();
        places.put(
                place(settings.get(CycleSettings.STATUS_FILE)),
                "names the status file, which is never written");
        if (FileOutputs.arePanelFilesWanted(settings)) {
            Path folder = settings.get(OutputSettings.PANELS_FOLDER);
            PanelFiles.names()
                    .forEach(name -> places.put(place(folder.resolve(name)), "names a panel file"));
        }
        Map<Setting<?>, String> inTheWay = new LinkedHashMap<>();
        for (Setting<Optional<Path>> setting : ALL) {
            settings.get(setting)
                    .map(
                            file ->
                                    places.putIfAbsent(
                                            place(file), "names the file of " + setting.name()))
                    .ifPresent(what -> inTheWay.put(setting, what));
        }
        return inTheWay;
    }

    /// As it is written: settings look at no file, which may be on a mount that hangs.
    private static Path place(Path file) {
        return file.toAbsolutePath().normalize();
    }
}

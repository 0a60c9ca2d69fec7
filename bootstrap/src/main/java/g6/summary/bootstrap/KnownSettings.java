package g6.summary.bootstrap;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Every setting there is, in the order in which they are explained.
final class KnownSettings {
    /// Settings that belong together.
    ///
    /// @param title what they are about
    record Group(String title, List<Setting<?>> settings) {}

    static final List<Group> GROUPS =
            List.of(
                    new Group("What is read, and how often", CycleSettings.ALL),
                    new Group("Outputs and panels", OutputSettings.ALL),
                    new Group("Terminal", TerminalSettings.ALL),
                    new Group("Thresholds", ThresholdSettings.ALL),
                    new Group("Listeners", HttpSettings.LISTENERS),
                    new Group("Who gets in", HttpSettings.ACCESS),
                    new Group("The stream", HttpSettings.STREAM),
                    new Group("What connections may cost", HttpSettings.LIMITS),
                    new Group("Following a remote stream", HttpSettings.REMOTE),
                    new Group("The program itself", ServiceSettings.ALL));

    static final List<Setting<?>> ALL =
            GROUPS.stream().<Setting<?>>flatMap(group -> group.settings().stream()).toList();

    /// What the names begin with that are ours alone: an unknown one is a typing error.
    private static final List<String> OUR_PREFIXES = List.of("G6_SUMMARY_", "G6_SSE_", "G6_PANEL");

    private KnownSettings() {}

    /// Whether a name begins as only names of this program do.
    static boolean isOurs(String name) {
        return OUR_PREFIXES.stream().anyMatch(name::startsWith);
    }

    /// The setting of this name, older ones included.
    static Optional<Setting<?>> named(String name) {
        return ALL.stream()
                .filter(
                        setting ->
                                setting.hasMember(name) || setting.names().anyMatch(name::equals))
                .findFirst();
    }

    /// The deprecated setting of this name.
    static Optional<DeprecatedSetting> deprecated(String name) {
        return DeprecatedSetting.ALL.stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst();
    }

    /// A question about a name that no setting has; empty where there is nothing to ask.
    static String hint(String name) {
        Stream<String> names =
                ALL.stream().flatMap(Setting::names).filter(known -> !known.contains("<"));
        return NearName.hint(names, name);
    }
}

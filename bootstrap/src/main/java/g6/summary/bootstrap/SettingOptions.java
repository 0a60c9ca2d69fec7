package g6.summary.bootstrap;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Options that stand for a setting, and override what the environment says.
final class SettingOptions {
    /// @param name the option's name
    /// @param label what its value is called; empty for a flag, which switches the setting on
    /// @param setting the setting
    private record Option(String name, Optional<String> label, Setting<?> setting) {
        String description() {
            return setting.meaning() + " Sets " + setting.name() + ".";
        }
    }

    private static final List<Option> OPTIONS =
            List.of(
                    value("--refresh", "SECONDS", Settings.REFRESH),
                    value("--cycles", "N", Settings.MAX_CYCLES),
                    flag("--no-write-panels", Settings.NO_WRITE_PANELS));

    private static final Option STATUS_FILE = value("--status-file", "FILE", Settings.STATUS_FILE);

    private SettingOptions() {}

    private static Option value(String name, String label, Setting<?> setting) {
        return new Option(name, Optional.of(label), setting);
    }

    private static Option flag(String name, Setting<Boolean> setting) {
        return new Option(name, Optional.empty(), setting);
    }

    static void addTo(CommandSpec command) {
        OPTIONS.forEach(option -> add(option, command));
    }

    static void addStatusFileTo(CommandSpec command) {
        add(STATUS_FILE, command);
    }

    private static void add(Option option, CommandSpec command) {
        command.addOption(
                option.label()
                        .map(
                                label ->
                                        Command.option(
                                                option.name(),
                                                label,
                                                String.class,
                                                option.description()))
                        .orElseGet(() -> Command.flag(option.description(), option.name())));
    }

    /// The texts of all settings on this command line in this environment, by name.
    ///
    /// @throws ParameterException if the value of an option is not what its setting takes
    static Map<String, String> texts(ParseResult options, Map<String, String> environment) {
        Map<String, String> texts = new HashMap<>(environment);
        Stream.concat(OPTIONS.stream(), Stream.of(STATUS_FILE))
                .filter(option -> options.hasMatchedOption(option.name()))
                .forEach(option -> texts.put(option.setting().name(), text(options, option)));
        return texts;
    }

    private static String text(ParseResult options, Option option) {
        String text = String.valueOf(options.<Object>matchedOptionValue(option.name(), ""));
        check(options, option, text);
        return text;
    }

    private static void check(ParseResult options, Option option, String text) {
        option.setting()
                .type()
                .parse(text.strip())
                .complaint()
                .ifPresent(
                        complaint -> {
                            throw new ParameterException(
                                    options.commandSpec().commandLine(),
                                    option.name() + " " + text + " " + complaint);
                        });
    }
}

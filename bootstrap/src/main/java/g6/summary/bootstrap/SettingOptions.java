package g6.summary.bootstrap;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The options of a command that stand for a setting, and override what every other layer says.
final class SettingOptions {
    private static final String ENV_FILE = "--env-file";
    private static final String STRICT = "--strict-config";

    /// @param name the option's name
    /// @param label what its value is called; empty for a flag
    /// @param setting the setting
    /// @param text what the setting becomes, from the option's value
    private record Option(
            String name, String label, Setting<?> setting, UnaryOperator<String> text) {
        OptionSpec spec() {
            String description =
                    setting.meaning()
                            + " Sets "
                            + setting.name()
                            + "."
                            + (setting.effect() == Effect.NOT_YET
                                    ? " Not in this version yet."
                                    : "");
            return label.isEmpty()
                    ? Command.flag(description, name)
                    : Command.option(name, label, String.class, description);
        }
    }

    private static final List<Option> FILE =
            List.of(value("--config", "FILE", ServiceSettings.CONFIG_FILE));
    private static final List<Option> SOURCE =
            List.of(
                    value("--status-file", "FILE", CycleSettings.STATUS_FILE),
                    value("--sse-url", "URL", HttpSettings.REMOTE_URL),
                    value("--sse-types", "TYPE,TYPE", HttpSettings.REMOTE_TYPES));
    private static final List<Option> SERVICE =
            List.of(
                    value("--refresh", "SECONDS", CycleSettings.REFRESH),
                    value("--cycles", "N", CycleSettings.MAX_CYCLES),
                    value("--max-seconds", "SECONDS", CycleSettings.MAX_SECONDS),
                    value("--panels-dir", "DIR", OutputSettings.PANELS_FOLDER),
                    flag("--no-write-panels", OutputSettings.NO_WRITE_PANELS, "on"),
                    value("--metrics-url", "URL", OutputSettings.METRICS_URL),
                    value("--record", "DIR", OutputSettings.RECORDING));
    private static final List<Option> REPLAY =
            List.of(
                    value("--max-seconds", "SECONDS", CycleSettings.MAX_SECONDS),
                    value("--panels-dir", "DIR", OutputSettings.PANELS_FOLDER));
    private static final List<Option> TERMINAL =
            List.of(flag("--compact", TerminalSettings.MODE, "compact"));

    /// One option for two settings: that everything is served, and where.
    private static final OptionSpec HTTP =
            OptionSpec.builder("--http")
                    .arity("0..1")
                    .type(String.class)
                    .paramLabel("PORT")
                    .fallbackValue("")
                    .description(
                            HttpSettings.UNIFIED.meaning()
                                    + " Sets "
                                    + HttpSettings.UNIFIED.name()
                                    + " and, with a port, "
                                    + HttpSettings.UNIFIED_PORT.name()
                                    + ".")
                    .build();

    private final List<Option> options;

    private SettingOptions(List<List<Option>> groups) {
        this.options = groups.stream().flatMap(List::stream).toList();
    }

    /// The options of a dashboard on a terminal.
    static SettingOptions ofRun() {
        return new SettingOptions(List.of(SOURCE, SERVICE, TERMINAL, FILE));
    }

    /// The options of a service.
    static SettingOptions ofService() {
        return new SettingOptions(List.of(SOURCE, SERVICE, FILE));
    }

    /// The options of a dashboard that brings its own source.
    static SettingOptions ofDemo() {
        return new SettingOptions(List.of(SERVICE, TERMINAL, FILE));
    }

    /// The options of a dashboard on a recording.
    static SettingOptions ofReplay() {
        return new SettingOptions(List.of(REPLAY, TERMINAL, FILE));
    }

    private static Option value(String name, String label, Setting<?> setting) {
        return new Option(name, label, setting, UnaryOperator.identity());
    }

    private static Option flag(String name, Setting<?> setting, String text) {
        return new Option(name, "", setting, _ -> text);
    }

    void addTo(CommandSpec command) {
        options.forEach(option -> command.addOption(option.spec()));
        command.addOption(HTTP.toBuilder().build());
        command.addOption(
                Command.option(
                        ENV_FILE,
                        "FILE",
                        Path.class,
                        "File of lines NAME=value, which the environment overrides."));
        command.addOption(
                Command.flag("Do not start with a setting that is not understood.", STRICT));
    }

    /// Whether a setting that is not understood keeps the program from starting.
    static boolean isStrict(ParseResult line) {
        return line.hasMatchedOption(STRICT);
    }

    /// Where the settings of this command line come from.
    ///
    /// @throws ParameterException if the value of an option is not what its setting takes
    SettingSources sources(ParseResult line, Map<String, String> environment) {
        Map<String, SettingText> texts = new HashMap<>();
        options.stream()
                .filter(option -> line.hasMatchedOption(option.name()))
                .forEach(
                        option ->
                                put(
                                        option.setting(),
                                        option.text().apply(matched(line, option.name())),
                                        option.name(),
                                        texts));
        String http = HTTP.longestName();
        if (line.hasMatchedOption(http)) {
            put(HttpSettings.UNIFIED, "on", http, texts);
            put(HttpSettings.UNIFIED_PORT, matched(line, http), http, texts);
        }
        texts.values().forEach(text -> check(line, text));
        line.matchedOptions().forEach(option -> checkNotEmpty(line, option));
        return new SettingSources(
                environment, Optional.ofNullable(line.matchedOptionValue(ENV_FILE, null)), texts);
    }

    private static void put(
            Setting<?> setting, String text, String option, Map<String, SettingText> texts) {
        if (!text.isBlank()) {
            texts.put(setting.name(), new SettingText(setting.name(), text, Layer.OPTION, option));
        }
    }

    private static String matched(ParseResult line, String option) {
        return String.valueOf(line.<Object>matchedOptionValue(option, ""));
    }

    /// A blank text sets nothing anywhere else; on a command line it is a variable that is not set.
    private static void checkNotEmpty(ParseResult line, OptionSpec option) {
        boolean mustHaveValue = option.arity().min() > 0;
        if (mustHaveValue && option.<Object>getValue().toString().isBlank()) {
            throw Command.usage(line, option.longestName() + " has an empty value");
        }
    }

    private static void check(ParseResult line, SettingText written) {
        KnownSettings.named(written.name())
                .flatMap(setting -> setting.type().parse(written.text().strip()).complaint())
                .ifPresent(
                        complaint -> {
                            throw Command.usage(
                                    line,
                                    written.place() + shown(written.text()) + " " + complaint);
                        });
    }

    /// What was written, unless it may be a URL with a password in it.
    private static String shown(String text) {
        return text.contains("@") ? "" : " " + text;
    }
}

package g6.summary.bootstrap;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The manual page, in the language of `man`, from the same declarations as the command line and
/// the settings.
final class ManPage {
    private final StringBuilder page = new StringBuilder();
    private final Settings defaults = Settings.of(Map.of(), List.of());

    private ManPage() {}

    static String of(CommandSpec program, String version) {
        ManPage manual = new ManPage();
        manual.write(program, version);
        return manual.page.toString();
    }

    private void write(CommandSpec program, String version) {
        page.append(".TH G6\\-SUMMARY 1 \"\" \"").append(escaped(version)).append("\"\n");
        section("NAME");
        text("g6-summary - live dashboard of a data collection");
        section("SYNOPSIS");
        request(".B", "g6-summary");
        text("[command] [options]");
        section("DESCRIPTION");
        text(
                "Watches the JSON status file that a collector rewrites every cycle, and shows what"
                        + " it says, and only what changed. It never shows a number that it does"
                        + " not have, and says at once when what it shows is old.");
        section("OPTIONS");
        text("Without a command, and with the command run:");
        options(program);
        section("COMMANDS");
        commands(program, "");
        section("ENVIRONMENT");
        text(
                "Settings come from these variables, from a file of properties (--config), from a"
                        + " file of lines NAME=value (--env-file), and from options. An option"
                        + " beats a variable, which beats a file.");
        KnownSettings.GROUPS.forEach(this::settings);
        section("SIGNALS");
        entry("SIGTERM, SIGINT", "end gently; a second SIGINT ends at once.");
        entry("SIGHUP", "serve reads its settings again; every other command ends.");
        section("EXIT STATUS");
        Arrays.stream(ExitCode.values())
                .forEach(code -> entry(Integer.toString(code.number()), code.meaning() + "."));
    }

    private void commands(CommandSpec parent, String prefix) {
        parent.subcommands()
                .forEach(
                        (name, line) -> {
                            CommandSpec command = line.getCommandSpec();
                            if (!command.usageMessage().hidden()) {
                                request(".SS", prefix + name);
                                text(String.join(" ", command.usageMessage().description()));
                                if (!name.equals("run")) {
                                    options(command);
                                }
                                commands(command, prefix + name + " ");
                            }
                        });
    }

    private void options(CommandSpec command) {
        command.options().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .forEach(
                        option ->
                                entry(
                                        Stream.of(option.names())
                                                .map(name -> name + label(option))
                                                .collect(Collectors.joining(", ")),
                                        String.join(" ", option.description())));
    }

    private static String label(OptionSpec option) {
        if (option.arity().max() == 0) {
            return "";
        }
        return option.arity().min() == 0
                ? "[=" + option.paramLabel() + "]"
                : "=" + option.paramLabel();
    }

    private void settings(KnownSettings.Group group) {
        request(".SS", group.title());
        for (Setting<?> setting : group.settings()) {
            String byDefault = defaults.text(setting);
            entry(
                    setting.names().collect(Collectors.joining(", ")),
                    setting.meaning()
                            + " May be: "
                            + setting.type().words()
                            + "."
                            + (byDefault.isEmpty() ? "" : " Default: " + byDefault + "."));
        }
    }

    private void section(String title) {
        request(".SH", title);
    }

    private void entry(String tag, String text) {
        page.append(".TP\n");
        request(".B", tag);
        text(text);
    }

    private void request(String name, String argument) {
        page.append(name).append(" \"").append(escaped(argument)).append("\"\n");
    }

    private void text(String text) {
        page.append("\\&").append(escaped(text)).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replace("\"", "\\(dq");
    }
}

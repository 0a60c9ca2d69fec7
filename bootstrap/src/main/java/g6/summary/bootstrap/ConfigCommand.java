package g6.summary.bootstrap;

import g6.summary.bootstrap.SettingProblem.Severity;
import g6.summary.domain.CanonicalJson;
import g6.summary.domain.Value;
import g6.summary.out.terminal.VisibleText;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.PrintWriter;
import java.util.List;

/// `config`: which value every setting has, who has set it, and what is wrong with what is written.
final class ConfigCommand {
    private static final String JSON = "--json";
    private static final String CHECK = "--check";
    private static final SettingOptions SETTINGS = SettingOptions.ofRun();

    private ConfigCommand() {}

    static CommandSpec spec(Session session) {
        CommandSpec command =
                Command.of(
                        "config",
                        "Shows the value of every setting and where it comes from.",
                        line -> config(session, line));
        command.addOption(Command.flag("Print JSON.", JSON));
        command.addOption(
                Command.flag(
                        "Print only what is wrong: exit code 78 if anything is, else 0.", CHECK));
        SETTINGS.addTo(command);
        return command;
    }

    private static ExitCode config(Session session, ParseResult line) {
        Settings settings = SETTINGS.sources(line, session.environment()).read();
        if (line.hasMatchedOption(CHECK)) {
            return check(session.streams(), settings);
        }
        PrintWriter out = session.streams().writer();
        if (line.hasMatchedOption(JSON)) {
            out.println(CanonicalJson.text(json(settings)));
        } else {
            table(settings, out);
        }
        List<SettingProblem> refusals = settings.refusals(SettingOptions.isStrict(line));
        refusals.forEach(refusal -> session.streams().complain(refusal.refusal()));
        return refusals.isEmpty() ? ExitCode.FINE : ExitCode.CONFIGURATION;
    }

    private static ExitCode check(StandardStreams streams, Settings settings) {
        settings.problems().forEach(problem -> streams.complain(problem.message()));
        if (settings.problems().isEmpty()) {
            streams.writer().println("settings are fine");
        }
        return settings.refusals(true).isEmpty() ? ExitCode.FINE : ExitCode.CONFIGURATION;
    }

    private static Value.Object json(Settings settings) {
        return Value.Object.builder()
                .put(
                        "settings",
                        Value.of(
                                settings.all().stream()
                                        .map(setting -> json(settings, setting))
                                        .toList()))
                .put(
                        "warnings",
                        Value.of(settings.problems().stream().map(ConfigCommand::json).toList()))
                .put(
                        "deprecated_seen",
                        Value.of(
                                settings.deprecated().stream()
                                        .map(old -> Value.of(old.name()))
                                        .toList()))
                .build();
    }

    private static Value json(Settings settings, Setting<?> setting) {
        return Value.Object.builder()
                .put("name", Value.of(setting.name()))
                .put("value", settings.json(setting))
                .put("origin", Value.of(settings.layer(setting).label()))
                .put("default", settings.defaultJson(setting))
                .put("secret", Value.of(setting.type().isSecret()))
                .build();
    }

    private static Value json(SettingProblem problem) {
        return Value.Object.builder()
                .put("name", Value.of(problem.name().isEmpty() ? problem.place() : problem.name()))
                .put("origin", Value.of(problem.layer().label()))
                .put("message", Value.of(problem.message()))
                .build();
    }

    private static void table(Settings settings, PrintWriter out) {
        List<Setting<?>> all = settings.all();
        int names = all.stream().mapToInt(setting -> setting.name().length()).max().orElse(0);
        for (Setting<?> setting : all) {
            String text = settings.text(setting);
            out.printf(
                    "%-" + names + "s  %-11s  %s%n",
                    setting.name(),
                    settings.layer(setting).label(),
                    text.isEmpty() ? "—" : VisibleText.of(text));
        }
        settings.problems().stream()
                .filter(problem -> problem.severity() != Severity.REFUSAL)
                .forEach(problem -> out.println("warning: " + VisibleText.of(problem.message())));
    }
}

package g6.summary.bootstrap;

import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;

import java.util.function.Supplier;

/// `generate`: what the build makes of the declarations, on standard output, and the run from which
/// it learns what a start needs. Not listed by `--help`, because it is of no use to operators.
final class GenerateCommand {
    private GenerateCommand() {}

    /// @param program the whole command line
    static CommandSpec spec(Session session, CommandSpec program) {
        CommandSpec generate =
                Command.group(
                        "generate",
                        "Prints what is made from the declarations.",
                        page(session, "settings", SettingsPage::settings),
                        page(session, "settings-schema", SettingsPage::schema),
                        page(session, "deprecations", SettingsPage::deprecations),
                        page(session, "completion", () -> completion(program)),
                        page(session, "man", () -> ManPage.of(program, Command.version())),
                        Command.of(
                                "training",
                                "Runs what operators run most, for the cache of classes.",
                                _ -> training(session)));
        generate.usageMessage().hidden(true);
        return generate;
    }

    private static CommandSpec page(Session session, String name, Supplier<String> content) {
        return Command.of(
                name,
                "Prints the " + name + ".",
                _ -> {
                    session.streams().writer().print(content.get());
                    return ExitCode.FINE;
                });
    }

    /// The full screen, where standard output is a terminal, and plain text.
    private static ExitCode training(Session session) {
        int screen =
                new CommandLineInterface(session)
                        .execute("demo", "--cycles", "20", "--refresh", "0.2");
        int plain = new CommandLineInterface(session).execute("demo", "--once");
        return screen + plain == 0 ? ExitCode.FINE : ExitCode.FAILED;
    }

    private static String completion(CommandSpec program) {
        return AutoComplete.bash(program.name(), program.commandLine());
    }
}

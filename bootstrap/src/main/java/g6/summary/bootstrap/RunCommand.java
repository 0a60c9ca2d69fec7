package g6.summary.bootstrap;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `run`, which is also what the program does without a command: the dashboard.
final class RunCommand {
    private RunCommand() {}

    static CommandSpec spec(Session session, String name) {
        CommandSpec command =
                Command.of(
                        name,
                        "Shows what a status file says, and only what changed.",
                        options -> run(session, options));
        SettingOptions.addStatusFileTo(command);
        DashboardOptions.addTo(command);
        return command;
    }

    private static ExitCode run(Session session, ParseResult options) {
        Settings settings = Settings.from(SettingOptions.texts(options, session.environment()));
        return DashboardOptions.show(session, settings, options);
    }
}

package g6.summary.bootstrap;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `run`, which is also what the program does without a command: the dashboard.
final class RunCommand {
    private static final SettingOptions SETTINGS = SettingOptions.ofRun();

    private RunCommand() {}

    static CommandSpec spec(Session session, String name) {
        CommandSpec command =
                Command.of(
                        name,
                        "Shows what a status file says, and only what changed.",
                        line -> run(session, line));
        SETTINGS.addTo(command);
        DisplayOptions.addTo(command);
        return command;
    }

    private static ExitCode run(Session session, ParseResult line) {
        return DisplayOptions.show(session, SETTINGS.sources(line, session.environment()), line);
    }
}

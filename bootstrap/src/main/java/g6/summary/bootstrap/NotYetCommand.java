package g6.summary.bootstrap;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// A command that is promised and still to come: it says so, instead of being unknown.
final class NotYetCommand {
    private NotYetCommand() {}

    static CommandSpec spec(Session session, String name, String description) {
        CommandSpec command =
                Command.of(
                        name,
                        description + " Not in this version yet.",
                        _ -> {
                            session.streams().complain(name + " is not in this version yet");
                            return ExitCode.FAILED;
                        });
        command.parser().unmatchedOptionsArePositionalParams(true);
        command.addPositional(
                PositionalParamSpec.builder()
                        .paramLabel("ARGUMENT")
                        .arity("0..*")
                        .hidden(true)
                        .type(String[].class)
                        .build());
        return command;
    }
}

package g6.summary.bootstrap;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// The commands of the program. What is wrong with a command line is said on standard error, with a
/// hint and exit code 2.
final class CommandLineInterface {
    private final CommandLine commandLine;

    CommandLineInterface(Session session) {
        CommandSpec program = RunCommand.spec(session, "g6-summary");
        program.usageMessage().exitCodeListHeading("Exit codes:%n").exitCodeList(exitCodes());
        program.addSubcommand("run", RunCommand.spec(session, "run"));
        program.addSubcommand("demo", DemoCommand.spec(session));
        program.addSubcommand("serve", ServeCommand.spec(session));
        program.addSubcommand("simulate", SimulateCommand.spec(session));
        program.addSubcommand("config", ConfigCommand.spec(session));
        program.addSubcommand("adapters", AdaptersCommand.spec(session));
        addNotYet(program, session);
        program.addSubcommand("generate", GenerateCommand.spec(session, program));
        program.addSubcommand("bench", BenchCommand.spec(session));
        commandLine =
                new CommandLine(program)
                        .setOut(session.streams().writer())
                        .setErr(session.streams().errorWriter())
                        .setParameterExceptionHandler(CommandLineInterface::usageError)
                        .setExecutionStrategy(CommandLineInterface::run)
                        .setExecutionExceptionHandler(CommandLineInterface::internalError);
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> meanings = new LinkedHashMap<>();
        Arrays.stream(ExitCode.values())
                .forEach(code -> meanings.put(Integer.toString(code.number()), code.meaning()));
        return meanings;
    }

    private static void addNotYet(CommandSpec program, Session session) {
        Map<String, String> descriptions = new LinkedHashMap<>();
        descriptions.put("tail", "Follows a stream and prints its events.");
        descriptions.put("replay", "Shows a recording.");
        descriptions.put("compare", "Shows what differs between two moments of a recording.");
        descriptions.put("explain", "Tells where every value of a panel comes from.");
        descriptions.forEach(
                (name, description) ->
                        program.addSubcommand(
                                name, NotYetCommand.spec(session, name, description)));
    }

    /// Options in front of a command would be options of `run`, and pass unnoticed.
    private static int run(CommandLine.ParseResult line) {
        if (line.hasSubcommand() && !line.matchedOptions().isEmpty()) {
            throw new CommandLine.ParameterException(
                    line.commandSpec().commandLine(),
                    line.matchedOptions().getFirst().longestName()
                            + " must stand behind the command");
        }
        return new CommandLine.RunLast().execute(line);
    }

    /// Runs one command line.
    ///
    /// @return the exit code
    int execute(String... arguments) {
        return commandLine.execute(arguments);
    }

    private static int usageError(CommandLine.ParameterException fault, String[] arguments) {
        CommandLine command = fault.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("g6-summary: " + fault.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(fault, err);
        err.println(
                "Try '" + command.getCommandSpec().qualifiedName() + " --help' for the options.");
        err.flush();
        return ExitCode.USAGE.number();
    }

    private static int internalError(
            Exception fault, CommandLine command, CommandLine.ParseResult arguments) {
        command.getErr()
                .println(
                        "g6-summary: internal error, please report it: "
                                + fault
                                + System.lineSeparator()
                                + "    at "
                                + fault.getStackTrace()[0]);
        command.getErr().flush();
        return ExitCode.INTERNAL.number();
    }
}

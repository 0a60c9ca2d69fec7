package g6.summary.bootstrap;

import g6.summary.out.terminal.VisibleText;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

import java.io.PrintWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The commands of the program. What is wrong with a command line is said on standard error, with a
/// hint and exit code 2.
final class CommandLineInterface {
    private final StandardStreams streams;
    private final Logger log;
    private final Session session;

    CommandLineInterface(Session session) {
        this.session = session;
        streams = session.streams();
        log = session.logger();
    }

    /// Each command has dozens of options, so that only the one that is called is made, where that
    /// is clear; whoever asks for help or mistypes a name sees all of them.
    private CommandSpec program(String first) {
        CommandSpec program = RunCommand.spec(session, "g6-summary");
        program.usageMessage().exitCodeListHeading("Exit codes:%n").exitCodeList(exitCodes());
        Map<String, Supplier<CommandSpec>> commands = commands();
        Optional.ofNullable(commands.get(first))
                .ifPresentOrElse(
                        only -> program.addSubcommand(first, only.get()),
                        () -> addAll(commands, program));
        return program;
    }

    private void addAll(Map<String, Supplier<CommandSpec>> commands, CommandSpec program) {
        commands.forEach((name, command) -> program.addSubcommand(name, command.get()));
        program.addSubcommand("generate", GenerateCommand.spec(session, program)); // about them all
    }

    private Map<String, Supplier<CommandSpec>> commands() {
        Map<String, Supplier<CommandSpec>> commands = new LinkedHashMap<>();
        commands.put("run", () -> RunCommand.spec(session, "run"));
        commands.put("demo", () -> DemoCommand.spec(session));
        commands.put(ServeCommand.NAME, () -> ServeCommand.spec(session));
        commands.put("simulate", () -> SimulateCommand.spec(session));
        commands.put("replay", () -> ReplayCommand.spec(session));
        commands.put("compare", () -> CompareCommand.spec(session));
        commands.put("config", () -> ConfigCommand.spec(session));
        commands.put("adapters", () -> AdaptersCommand.spec(session));
        notYet().forEach(
                        (name, description) ->
                                commands.put(
                                        name,
                                        () -> NotYetCommand.spec(session, name, description)));
        commands.put("bench", () -> BenchCommand.spec(session));
        return commands;
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> meanings = new LinkedHashMap<>();
        Arrays.stream(ExitCode.values())
                .forEach(code -> meanings.put(Integer.toString(code.number()), code.meaning()));
        return meanings;
    }

    private static Map<String, String> notYet() {
        Map<String, String> descriptions = new LinkedHashMap<>();
        descriptions.put("tail", "Follows a stream and prints its events.");
        descriptions.put("explain", "Tells where every value of a panel comes from.");
        return descriptions;
    }

    /// Options in front of a command would be options of `run`, and pass unnoticed.
    private int run(CommandLine.ParseResult line) {
        if (line.hasSubcommand()
                && !line.isUsageHelpRequested()
                && !line.isVersionHelpRequested()
                && !line.matchedOptions().isEmpty()) {
            throw new CommandLine.ParameterException(
                    line.commandSpec().commandLine(),
                    line.matchedOptions().getFirst().longestName()
                            + " must stand behind the command");
        }
        boolean isService =
                line.hasSubcommand()
                        && line.subcommand().commandSpec().name().equals(ServeCommand.NAME);
        if (!isService) {
            session.end().endOnHangup();
        }
        return new CommandLine.RunLast().execute(line);
    }

    /// Runs one command line.
    ///
    /// @return the exit code
    int execute(String... arguments) {
        String first = arguments.length == 0 ? "" : arguments[0];
        int code =
                new CommandLine(program(first))
                        .setExpandAtFiles(false) // a file's name may begin as it likes
                        .setOut(streams.writer())
                        .setErr(streams.errorWriter())
                        .setParameterExceptionHandler(CommandLineInterface::usageError)
                        .setExecutionStrategy(this::run)
                        .setExecutionExceptionHandler(this::internalError)
                        .execute(arguments);
        if (code == ExitCode.FINE.number() && streams.writer().checkError()) {
            streams.complain("cannot write to standard output");
            return ExitCode.IO.number();
        }
        return code;
    }

    private static int usageError(CommandLine.ParameterException fault, String[] arguments) {
        CommandLine command = fault.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("g6-summary: " + VisibleText.of(String.valueOf(fault.getMessage())));
        CommandLine.UnmatchedArgumentException.printSuggestions(fault, err);
        err.println(
                "Try '" + command.getCommandSpec().qualifiedName() + " --help' for the options.");
        err.flush();
        return ExitCode.USAGE.number();
    }

    private int internalError(
            Exception fault, CommandLine command, CommandLine.ParseResult arguments) {
        log.log(Level.ERROR, "internal error, please report it", fault);
        return ExitCode.INTERNAL.number();
    }
}

package g6.summary.bootstrap;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/// Makes commands through picocli's programming interface, so that no field is set by reflection.
final class Command {
    private Command() {}

    /// A command that does something with what it is given.
    static CommandSpec of(String name, String description, Function<ParseResult, ExitCode> action) {
        Action running = new Action(action);
        CommandSpec spec = CommandSpec.wrapWithoutInspection(running);
        running.command = spec;
        return described(spec, name, description);
    }

    /// A command that only has others.
    static CommandSpec group(String name, String description, CommandSpec... commands) {
        CommandSpec group = described(CommandSpec.create(), name, description);
        for (CommandSpec command : commands) {
            group.addSubcommand(command.name(), command);
        }
        return group;
    }

    private static CommandSpec described(CommandSpec spec, String name, String description) {
        spec.name(name).usageMessage().description(description);
        // picocli's own standard options come by reflection, which every start would pay for.
        return spec.addOption(
                        switched("Show this help message and exit.", "-h", "--help")
                                .usageHelp(true)
                                .build())
                .addOption(
                        switched("Print version information and exit.", "-V", "--version")
                                .versionHelp(true)
                                .build())
                .versionProvider(() -> new String[] {version()});
    }

    /// An option that is there or not.
    static OptionSpec flag(String description, String... names) {
        return switched(description, names).build();
    }

    private static OptionSpec.Builder switched(String description, String... names) {
        return OptionSpec.builder(names).arity("0").type(boolean.class).description(description);
    }

    /// An option with a value.
    static <T> OptionSpec option(String name, String label, Class<T> type, String description) {
        return OptionSpec.builder(name)
                .arity("1")
                .type(type)
                .paramLabel(label)
                .description(description)
                .build();
    }

    /// Wrong usage of the command on this line.
    static ParameterException usage(ParseResult line, String complaint) {
        return new ParameterException(line.commandSpec().commandLine(), complaint);
    }

    /// The program and its version.
    static String version() {
        return "g6-summary " + versionNumber().orElse("of an unpacked build");
    }

    /// The version alone; empty where the program runs out of a folder of classes.
    static Optional<String> versionNumber() {
        return Command.class.getModule().getDescriptor().rawVersion();
    }

    /// What picocli calls. It learns its command only after that has been made of it.
    private static final class Action implements Callable<Integer> {
        private final Function<ParseResult, ExitCode> action;
        private CommandSpec command = CommandSpec.create();

        Action(Function<ParseResult, ExitCode> action) {
            this.action = action;
        }

        @Override
        public Integer call() {
            return action.apply(command.commandLine().getParseResult()).number();
        }
    }
}

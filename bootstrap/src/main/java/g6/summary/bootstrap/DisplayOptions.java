package g6.summary.bootstrap;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.stream.Stream;

/// The options of every command that shows the dashboard, and what they make of it.
final class DisplayOptions {
    private static final String ONCE = "--once";

    /// Looks of the dashboard that are still to come.
    private static final List<String> NOT_YET =
            List.of("--low-contrast", "--ascii", "--no-color", "--accessible");

    private DisplayOptions() {}

    static void addTo(CommandSpec command) {
        Stream.of(
                        Command.flag(
                                "Show one frame and end: exit code 0 if the status could be read,"
                                        + " else 74.",
                                ONCE),
                        Command.flag(
                                "Print blocks of plain text, which is also what this version does"
                                        + " without.",
                                "--plain",
                                "--no-rich"),
                        notYet("--low-contrast", "Use few and quiet colours."),
                        notYet("--ascii", "Print ASCII alone."),
                        notYet("--no-color", "Use no colours."),
                        notYet("--accessible", "Tell each change in a plain sentence."))
                .forEach(command::addOption);
    }

    private static OptionSpec notYet(String name, String description) {
        return Command.flag(description + " Not in this version yet.", name);
    }

    /// Shows the dashboard as settings and options say.
    static ExitCode show(Session session, SettingSources sources, ParseResult line) {
        return StartUp.with(
                session, sources, SettingOptions.isStrict(line), live -> show(session, live, line));
    }

    private static ExitCode show(Session session, LiveSettings live, ParseResult line) {
        NOT_YET.stream()
                .filter(line::hasMatchedOption)
                .forEach(
                        option ->
                                session.logger()
                                        .log(
                                                Level.WARNING,
                                                option + " has no effect in this version yet"));
        Dashboard dashboard =
                new Dashboard(
                        live,
                        session,
                        Outputs.withTerminal(session, live)
                                .chosen(Contributions.outputs(session.logger())));
        return line.hasMatchedOption(ONCE) ? dashboard.runOnce() : dashboard.run(List.of());
    }
}

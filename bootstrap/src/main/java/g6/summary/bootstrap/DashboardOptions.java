package g6.summary.bootstrap;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// The options of every command that shows the dashboard.
final class DashboardOptions {
    private static final String ONCE = "--once";

    private DashboardOptions() {}

    static void addTo(CommandSpec command) {
        SettingOptions.addTo(command);
        command.addOption(
                Command.flag(
                        "Show one frame and end: exit code 0 if the status could be read, else 74.",
                        ONCE));
        command.addOption(
                Command.flag(
                        "Print blocks of plain text, which is also what this version does without.",
                        "--plain",
                        "--no-rich"));
    }

    /// Shows the dashboard as the options say.
    static ExitCode show(Session session, Settings settings, ParseResult options) {
        session.patience().accept(settings.get(Settings.SHUTDOWN_TIMEOUT));
        Dashboard dashboard = new Dashboard(settings, session.streams());
        return options.hasMatchedOption(ONCE) ? dashboard.runOnce() : dashboard.run();
    }
}

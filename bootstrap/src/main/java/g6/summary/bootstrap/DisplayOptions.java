package g6.summary.bootstrap;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.lang.System.Logger.Level;
import java.util.List;

/// The options of every command that shows the dashboard, and what they make of it.
final class DisplayOptions {
    private static final String ONCE = "--once";

    private DisplayOptions() {}

    static void addTo(CommandSpec command) {
        command.addOption(
                Command.flag(
                        "Show one frame and end: exit code 0 if the status could be read, else"
                                + " 74.",
                        ONCE));
        Looks.addTo(command);
    }

    /// Whether one frame is shown and nothing else done.
    static boolean isOnce(ParseResult line) {
        return line.hasMatchedOption(ONCE);
    }

    /// Shows the dashboard as settings and options say.
    static ExitCode show(Session session, SettingSources sources, ParseResult line) {
        return StartUp.with(
                session, sources, SettingOptions.isStrict(line), live -> show(session, live, line));
    }

    private static ExitCode show(Session session, LiveSettings live, ParseResult line) {
        boolean isOnce = isOnce(line);
        Looks looks = isOnce ? Looks.of(line).plain() : Looks.of(line);
        Origin origin = Origin.ofStatusFile(live);
        Instruments instruments =
                isOnce
                        ? Instruments.ofHealthAlone(origin.clock())
                        : Instruments.of(live.get(), origin.clock(), origin.playback());
        FileOutputs files =
                isOnce
                        ? FileOutputs.ofPanelFilesAskedFor(
                                live, instruments.ofPanelFiles(), session.logger())
                        : FileOutputs.of(live, instruments.ofPanelFiles(), session.logger());
        files.refusals().forEach(refusal -> session.logger().log(Level.WARNING, refusal));
        Outputs outputs =
                Outputs.withTerminal(session, live, origin, looks, files, instruments.ofDisplay());
        Dashboard dashboard =
                new Dashboard(
                        live,
                        session,
                        origin,
                        instruments,
                        outputs.chosen(Contributions.outputs(session.logger())));
        return isOnce ? dashboard.runOnce() : dashboard.run(List.of());
    }
}

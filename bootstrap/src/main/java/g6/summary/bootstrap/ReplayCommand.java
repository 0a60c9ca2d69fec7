package g6.summary.bootstrap;

import g6.summary.application.SummaryOutput;
import g6.summary.application.Ticker;
import g6.summary.out.recording.Recorded;
import g6.summary.out.recording.Replay;
import g6.summary.out.terminal.RichTerminal;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `replay`: the dashboard on a recording. On a terminal keys steer it; as text every recorded
/// frame is printed, and then it ends.
final class ReplayCommand {
    private static final String NAME = "replay";
    private static final String SPEED = "--speed";
    private static final String STEP = "--step";

    private static final SettingOptions SETTINGS = SettingOptions.ofReplay();

    /// Long enough for nothing to happen but what the recording says.
    private static final Duration NO_REFRESH = Duration.ofDays(1);

    private ReplayCommand() {}

    static CommandSpec spec(Session session) {
        CommandSpec command =
                Command.of(
                        NAME,
                        "Shows a recording: the past, exactly as it was.",
                        line -> replay(session, line));
        command.addPositional(RecordingOptions.folder());
        RecordedPart.addTo(command);
        command.addOption(
                Command.option(
                        SPEED,
                        "X",
                        double.class,
                        "Seconds of the recording in a second: by default 1 on a full screen, and"
                                + " as text as many as can be printed."));
        command.addOption(Command.flag("Begin halted; ] and [ step, space plays.", STEP));
        SETTINGS.addTo(command);
        Looks.addTo(command);
        return command;
    }

    private static ExitCode replay(Session session, ParseResult line) {
        RecordedPart part = RecordedPart.of(line);
        speed(line);
        return RecordingOptions.with(
                session,
                line,
                recorded ->
                        StartUp.with(
                                session,
                                sources(session, line),
                                SettingOptions.isStrict(line),
                                live -> replay(session, line, part, recorded, live)));
    }

    /// The past must not get where the present is expected, whatever the environment says: it is
    /// served and written where options of this command say so.
    private static SettingSources sources(Session session, ParseResult line) {
        return SETTINGS.sources(line, session.environment())
                .unlessSaid(
                        Map.of(
                                OutputSettings.OUTPUTS, Outputs.STANDARD_OUTPUT,
                                OutputSettings.NO_WRITE_PANELS, "off",
                                HttpSettings.UNIFIED, "off",
                                HttpSettings.SSE, "off",
                                HttpSettings.METRICS, "off"),
                        NAME);
    }

    private static Optional<Double> speed(ParseResult line) {
        Optional<Double> speed = Optional.ofNullable(line.matchedOptionValue(SPEED, null));
        if (speed.isPresent() && !(speed.get() > 0)) {
            throw Command.usage(line, SPEED + " " + speed.get() + " is not over 0");
        }
        return speed;
    }

    private static ExitCode replay(
            Session session,
            ParseResult line,
            RecordedPart part,
            Recorded recorded,
            LiveSettings live) {
        Replay replay = new Replay(recorded, Ticker.system());
        Origin origin =
                new Origin(replay, () -> NO_REFRESH, replay.cycles(), replay.clock(), replay);
        Instruments instruments = Instruments.of(live.get(), origin.clock(), origin.playback());
        FileOutputs files =
                live.get().layer(OutputSettings.PANELS_FOLDER) == Layer.OPTION
                        ? FileOutputs.ofPanelFilesAskedFor(
                                live, instruments.ofPanelFiles(), session.logger())
                        : FileOutputs.none();
        if (!files.refusals().isEmpty()) {
            files.refusals().forEach(session::complain);
            return ExitCode.IO;
        }
        List<SummaryOutput> outputs =
                Outputs.withTerminal(
                                session,
                                live,
                                origin,
                                Looks.of(line),
                                files,
                                instruments.ofDisplay())
                        .chosen(Contributions.outputs(session.logger()));
        Dashboard dashboard = new Dashboard(live, session, origin, instruments, outputs);
        try {
            return show(session, line, part, recorded, replay, dashboard, outputs);
        } catch (IOException unreadable) {
            return RecordingOptions.unreadable(session, unreadable);
        }
    }

    private static ExitCode show(
            Session session,
            ParseResult line,
            RecordedPart part,
            Recorded recorded,
            Replay replay,
            Dashboard dashboard,
            List<SummaryOutput> outputs)
            throws IOException {
        boolean isSteered = outputs.stream().anyMatch(RichTerminal.class::isInstance);
        Optional<Replay.Span> span = part.in(recorded, isSteered);
        if (span.isEmpty()) {
            session.complain(part.whyNothing(recorded));
            return ExitCode.FAILED;
        }
        if (isSteered) {
            boolean isHalted = line.hasMatchedOption(STEP) || part.at().isPresent();
            replay.begin(span.get(), speed(line).orElse(1.0), !isHalted);
            return dashboard.run(List.of());
        }
        if (line.hasMatchedOption(STEP)) {
            session.logger().log(Level.WARNING, STEP + " has no effect without the full screen");
        }
        boolean isPrinted =
                outputs.stream().anyMatch(o -> o.name().equals(Outputs.STANDARD_OUTPUT));
        double usual = isPrinted ? Double.POSITIVE_INFINITY : 1;
        replay.begin(span.get(), speed(line).orElse(usual), true);
        return dashboard.run(
                span.get().count(),
                isPrinted ? List.of(replay.waitingFor(Outputs.STANDARD_OUTPUT)) : List.of());
    }
}

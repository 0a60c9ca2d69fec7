package g6.summary.bootstrap;

import g6.summary.application.Liveness;
import g6.summary.application.Ticker;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/// `serve`: every output but the terminal, for as long as the machine runs. SIGHUP reloads the
/// settings.
final class ServeCommand {
    static final String NAME = "serve";

    private static final SettingOptions SETTINGS = SettingOptions.ofService();

    private ServeCommand() {}

    static CommandSpec spec(Session session) {
        CommandSpec command =
                Command.of(
                        NAME,
                        "Runs without a terminal, as a service; SIGHUP reloads the settings.",
                        line -> serve(session, line));
        SETTINGS.addTo(command);
        return command;
    }

    private static ExitCode serve(Session session, ParseResult line) {
        return StartUp.with(
                session,
                SETTINGS.sources(line, session.environment()),
                SettingOptions.isStrict(line),
                live -> serve(session, live));
    }

    private static ExitCode serve(Session session, LiveSettings live) {
        Logger log = session.logger();
        Origin origin = Origin.ofStatusFile(live);
        Instruments instruments = Instruments.of(live.get(), origin.clock(), origin.playback());
        FileOutputs files = FileOutputs.of(live, instruments.ofPanelFiles(), log);
        if (!files.refusals().isEmpty()) {
            files.refusals().forEach(session::complain);
            return ExitCode.IO;
        }
        Dashboard dashboard =
                new Dashboard(
                        live,
                        session,
                        origin,
                        instruments,
                        Outputs.ofService(session, live, files).chosen(Contributions.outputs(log)));
        SystemdNotices manager = manager(session, dashboard.liveness());
        session.end().onHangup(() -> reload(live, manager));
        session.end().onEnd(manager::stopping);
        manager.start();
        log.log(
                Level.INFO,
                Command.version() + " serves " + live.get().text(CycleSettings.STATUS_FILE));
        ExitCode ended = dashboard.run(List.of(live, new SourceReport(log), manager));
        log.log(Level.INFO, "ended");
        return ended;
    }

    /// One after the other, so that the manager hears of the end of each.
    private static void reload(LiveSettings live, SystemdNotices manager) {
        synchronized (live) {
            manager.reloading();
            try {
                live.reload();
            } finally {
                manager.ready();
            }
        }
    }

    private static SystemdNotices manager(Session session, Liveness liveness) {
        return new SystemdNotices(
                NotifySocket.from(session.environment()),
                SystemdNotices.watchdog(session.environment(), ProcessHandle.current().pid()),
                liveness,
                Ticker.system(),
                session.logger());
    }
}

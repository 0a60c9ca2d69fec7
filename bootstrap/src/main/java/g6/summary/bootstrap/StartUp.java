package g6.summary.bootstrap;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The way from what the operator has written to a running command: either everything that is wrong
/// is said at once and nothing starts, or what differs from what was written is logged.
final class StartUp {
    private StartUp() {}

    /// Runs something with the settings from these sources.
    ///
    /// @param strict whether a setting that is not understood keeps it from starting
    static ExitCode with(
            Session session,
            SettingSources sources,
            boolean strict,
            Function<LiveSettings, ExitCode> action) {
        Settings settings = sources.read();
        List<String> refusals = new ArrayList<>();
        settings.refusals(strict).forEach(refusal -> refusals.add(refusal.refusal()));
        boolean isMisconfigured = !refusals.isEmpty();
        try {
            session.log().follow(settings);
        } catch (IOException fault) {
            refusals.add(
                    ServiceSettings.LOG_FILE.name() + " cannot be opened: " + IoCause.of(fault));
        }
        if (!refusals.isEmpty()) {
            refusals.forEach(session::complain);
            return isMisconfigured ? ExitCode.CONFIGURATION : ExitCode.IO;
        }
        session.end().mayTake(settings.get(ServiceSettings.SHUTDOWN_TIMEOUT));
        warn(settings, session.logger());
        return action.apply(new LiveSettings(sources, strict, settings, session));
    }

    private static void warn(Settings settings, Logger log) {
        settings.problems().forEach(problem -> log.log(Level.WARNING, problem.message()));
        settings.withoutEffect().forEach(name -> log.log(Level.WARNING, notYet(name)));
    }

    /// What is said about a setting that is still to come.
    static String notYet(String name) {
        return name + " is set and has no effect in this version yet";
    }
}

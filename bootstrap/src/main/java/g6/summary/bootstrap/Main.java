package g6.summary.bootstrap;

import java.lang.System.Logger.Level;
import java.util.Optional;

/// The program's entry.
public final class Main {
    private Main() {}

    /// Runs one command line and ends the process with its exit code.
    public static void main(String[] arguments) {
        HeadStart.ofTheFirstFrame();
        ProcessLog log = ProcessLog.OF_PROCESS;
        ProcessEnd end = new ProcessEnd(Thread.currentThread(), log);
        end.listen();
        LegacyLogHandler.install(log);
        Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> report(log, thread, fault));
        Session session = new Session(System.getenv(), StandardStreams.OF_PROCESS, log, end);
        end.exit(run(session, arguments));
    }

    private static int run(Session session, String[] arguments) {
        try {
            return new CommandLineInterface(session).execute(arguments);
        } catch (Error fault) { // picocli hands on exceptions alone
            report(session.log(), Thread.currentThread(), fault);
            return ExitCode.INTERNAL.number();
        }
    }

    private static void report(ProcessLog log, Thread thread, Throwable fault) {
        log.add(
                Level.ERROR,
                Main.class.getName(),
                "thread " + thread.getName() + " died of a fault of the program, please report it",
                Optional.of(fault));
    }
}

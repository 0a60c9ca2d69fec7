package g6.summary.bootstrap;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets a signal end the process as gently as its own last line would: SIGTERM, SIGINT and SIGHUP
/// interrupt the main thread, wait until it has finished, and exit with its code.
final class ProcessEnd {
    /// On top of the time that a graceful end may take by itself.
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Thread main;
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile int code = ExitCode.INTERRUPTED.number();
    private volatile Duration patience = Duration.ofSeconds(5);

    private ProcessEnd(Thread main) {
        this.main = main;
    }

    /// Watches over the calling thread, the main one.
    static ProcessEnd ofThisProcess() {
        ProcessEnd end = new ProcessEnd(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(new Thread(end::onShutdown, "g6-shutdown"));
        return end;
    }

    /// Says how long a graceful end may take.
    void mayTake(Duration timeout) {
        patience = timeout;
    }

    /// Ends the process, from the main thread.
    void exit(int exitCode) {
        code = exitCode;
        finished.countDown();
        System.exit(exitCode);
    }

    private void onShutdown() {
        boolean bySignal = finished.getCount() > 0;
        if (!bySignal) {
            return;
        }
        main.interrupt();
        try {
            finished.await(patience.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            // Nobody interrupts this thread but a machine in a hurry: the process ends right below.
        }
        Runtime.getRuntime().halt(code); // the exit code of a signal would be 128 and its number
    }
}

package g6.summary.bootstrap;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Lets a signal end the process as gently as its own last line would: SIGTERM, SIGINT and SIGHUP
/// interrupt the main thread, wait until it has finished, and exit with its code. Who presses
/// Ctrl-C a second time does not want to wait.
final class ProcessEnd {
    /// On top of the time that a graceful end may take by itself.
    private static final Duration GRACE = Duration.ofSeconds(1);

    /// For the last lines of the log.
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    /// For what is done at last: a terminal that takes no bytes any more does not keep the process.
    private static final Duration LAST_ACTS = Duration.ofSeconds(1);

    private final Thread main;
    private final ProcessLog log;
    private final CountDownLatch finished = new CountDownLatch(1);
    private final AtomicBoolean ending = new AtomicBoolean();
    private volatile int code = ExitCode.INTERRUPTED.number();
    private volatile Duration patience = Duration.ofSeconds(5);
    private Optional<Runnable> onHangup = Optional.empty();
    private boolean hungUp;
    private final List<Runnable> onEnd = new CopyOnWriteArrayList<>();
    private final List<Runnable> atLast = new CopyOnWriteArrayList<>();

    /// @param main the thread that a signal interrupts
    /// @param log is written to its end before the process ends
    ProcessEnd(Thread main, ProcessLog log) {
        this.main = main;
        this.log = log;
    }

    /// Takes the signals of this process, from now on, and what else ends it: a module of somebody
    /// else's may end the virtual machine.
    void listen() {
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("g6-end").unstarted(this::actAtLast));
        Signals.on("TERM", this::end);
        Signals.on("INT", this::interrupt);
        Signals.on("HUP", this::hangUp);
    }

    /// Says how long a graceful end may take.
    void mayTake(Duration timeout) {
        patience = timeout;
    }

    /// How long a graceful end may take.
    Duration patience() {
        return patience;
    }

    /// Does this at SIGHUP, on a thread of its own, from now on; at once, if one came already.
    void onHangup(Runnable action) {
        synchronized (this) {
            onHangup = Optional.of(action);
        }
        if (takeHangup()) {
            Thread.ofPlatform().daemon().name("g6-hangup").start(action);
        }
    }

    /// Ends at SIGHUP, from now on.
    void endOnHangup() {
        onHangup(this::end);
    }

    /// Before it is known what a hangup means, it is only remembered.
    private void hangUp() {
        Optional<Runnable> action;
        synchronized (this) {
            action = onHangup;
            hungUp = action.isEmpty();
        }
        action.ifPresent(Runnable::run);
    }

    private synchronized boolean takeHangup() {
        boolean came = hungUp;
        hungUp = false;
        return came;
    }

    /// Does this first when a signal ends the process, after what was asked for before. It must be
    /// quick.
    void onEnd(Runnable action) {
        onEnd.add(action);
    }

    /// Does this right before the process ends, whichever way it does. It must be quick, and may be
    /// called more than once.
    void atLast(Runnable action) {
        atLast.add(action);
    }

    /// Begins a graceful end, as its own last line would, and returns at once.
    void begin() {
        main.interrupt();
    }

    /// Ends the process, from the main thread. Where there was something to be done at last nothing
    /// is left to other shutdown hooks: that of JLine would set the modes of a terminal once more,
    /// which may be another job's by now.
    void exit(int exitCode) {
        code = exitCode;
        actAtLast();
        log.end(LAST_WORDS);
        finished.countDown();
        if (!atLast.isEmpty()) {
            halt(exitCode);
        }
        System.exit(exitCode);
    }

    private void interrupt() {
        if (!end()) {
            actAtLast();
            halt(ExitCode.INTERRUPTED.number());
        }
    }

    /// @return whether this is the first call; then it does not return before the process ends
    private boolean end() {
        if (!ending.compareAndSet(false, true)) {
            return false;
        }
        onEnd.forEach(Runnable::run);
        main.interrupt();
        try {
            if (!finished.await(patience.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS)) {
                actAtLast();
                log.end(LAST_WORDS);
            }
        } catch (InterruptedException _) {
            // Nobody interrupts this thread but a machine in a hurry: the process ends right below.
        }
        halt(code);
        return true;
    }

    private void actAtLast() {
        Thread acting =
                Thread.ofPlatform()
                        .daemon()
                        .name("g6-last-acts")
                        .start(() -> atLast.forEach(Runnable::run));
        try {
            acting.join(LAST_ACTS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // in a hurry, as the end of the log is then
        }
    }

    private static void halt(int exitCode) {
        Runtime.getRuntime().halt(exitCode);
    }
}

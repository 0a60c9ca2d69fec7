package g6.summary.bootstrap;

import g6.summary.application.CycleObserver;
import g6.summary.application.Liveness;
import g6.summary.application.Ticker;
import g6.summary.domain.Frame;
import g6.summary.domain.SourceState;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Keeps the service manager informed: ready after the first completed cycle, how the source is,
/// and alive, twice in the watchdog's time, only while the loop is. A thread of its own speaks, so
/// that a manager who does not listen holds up nobody. Without a manager all of this does nothing.
/// Thread-safe.
final class SystemdNotices implements CycleObserver {
    private static final String READY = "READY=1";
    private static final String ALIVE = "WATCHDOG=1";

    /// More than ever waits where somebody listens; what does not fit is lost.
    private static final int MOST_WAITING = 64;

    private static final Duration WITHOUT_WATCHDOG = Duration.ofDays(1);

    private final NotifySocket socket;
    private final Optional<Duration> watchdog;
    private final Liveness liveness;
    private final Ticker ticker;
    private final Logger log;

    private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Semaphore news = new Semaphore(0);

    private volatile boolean completed;
    // The loop's thread alone:
    private String status = "";
    // The speaking thread alone:
    private long beatDue;
    private String standingFault = "";

    /// @param watchdog how long the manager waits for a sign of life; empty if it does not
    SystemdNotices(
            NotifySocket socket,
            Optional<Duration> watchdog,
            Liveness liveness,
            Ticker ticker,
            Logger log) {
        this.socket = socket;
        this.watchdog = watchdog;
        this.liveness = liveness;
        this.ticker = ticker;
        this.log = log;
        this.beatDue = ticker.nanos();
    }

    /// How long the manager of this environment waits for a sign of life of this process, as in
    /// `sd_watchdog_enabled(3)`: what is not for this process or not a positive number is none.
    static Optional<Duration> watchdog(Map<String, String> environment, long processId) {
        String process = environment.getOrDefault("WATCHDOG_PID", "");
        String micros = environment.getOrDefault("WATCHDOG_USEC", "");
        boolean isForThis = process.isEmpty() || process.equals(Long.toString(processId));
        return isForThis && micros.matches("0*[1-9]\\d{0,17}")
                ? Optional.of(Duration.of(Long.parseLong(micros), ChronoUnit.MICROS))
                : Optional.empty();
    }

    /// Starts to speak, on a daemon thread. Call it once.
    void start() {
        if (socket.isThere()) {
            Thread.ofPlatform().daemon().name("g6-notices").start(this::speak);
        }
    }

    /// New settings are being read; [#ready()] follows.
    void reloading() {
        // nanoTime is CLOCK_MONOTONIC on Linux, with which the manager compares.
        tell("RELOADING=1\nMONOTONIC_USEC=" + TimeUnit.NANOSECONDS.toMicros(ticker.nanos()));
    }

    /// It serves, with the settings that hold; before the first cycle it does not yet.
    void ready() {
        if (completed) {
            tell(READY);
        }
    }

    /// The end has begun.
    void stopping() {
        tell("STOPPING=1");
    }

    @Override
    public void cycleCompleted(Frame frame, Duration build, Duration whole) {
        if (!completed) {
            completed = true;
            ready();
        }
        tellStatus(frame.source());
    }

    @Override
    public void cycleBroken(Frame frame, Throwable fault) {
        tellStatus(frame.source());
    }

    private void tellStatus(SourceState source) {
        String now = "STATUS=source is " + SourceReport.words(source);
        if (!now.equals(status)) {
            status = now;
            tell(now.replace('\n', ' '));
        }
    }

    private void tell(String message) {
        if (socket.isThere() && waiting.offer(message)) {
            news.release();
        }
    }

    private void speak() {
        try {
            while (true) {
                boolean _ = news.tryAcquire(beatDue - ticker.nanos(), TimeUnit.NANOSECONDS);
                sayWhatIsDue();
            }
        } catch (InterruptedException _) {
            // Nobody interrupts this thread; without it the manager's watchdog decides.
        }
    }

    /// Says what waits, and that the loop lives, where it is time for that and true.
    void sayWhatIsDue() {
        for (String message = waiting.poll(); message != null; message = waiting.poll()) {
            say(message);
        }
        if (ticker.nanos() - beatDue >= 0) {
            if (watchdog.isPresent() && completed && liveness.isAlive()) {
                say(ALIVE);
            }
            beatDue = ticker.nanos() + watchdog.orElse(WITHOUT_WATCHDOG).toNanos() / 2;
        }
    }

    private void say(String message) {
        try {
            socket.send(message);
            standingFault = "";
        } catch (IOException e) {
            String fault = IoCause.of(e);
            if (!fault.equals(standingFault)) {
                standingFault = fault;
                log.log(Level.WARNING, "service manager could not be told: " + fault);
            }
        }
    }
}

package g6.summary.bootstrap;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// The log: the one back end of every [System.Logger]. Thread-safe.
///
/// Lines are written by a thread of their own, so that a log nobody reads holds up nobody: past
/// 1024 waiting lines further ones are left out, and their number is logged. The token never stands
/// in it, whoever logs it.
final class ProcessLog {
    private static final int MOST_WAITING = 1024;

    /// The one of this process, on its standard error.
    static final ProcessLog OF_PROCESS =
            new ProcessLog(StandardStreams.OF_PROCESS.err(), InstantSource.system());

    private final OutputStream standardError;
    private final InstantSource clock;
    private final AtomicLong lost = new AtomicLong();
    private final ThreadPoolExecutor writer =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(MOST_WAITING),
                    Thread.ofPlatform().daemon().name("g6-log").factory(),
                    (_, _) -> lost.incrementAndGet());

    /// The writer's thread alone.
    private String afterFailure = "";

    private volatile Rules rules = new Rules(LogLevel.INFO, LogLayout.TEXT, List.of());
    private volatile OutputStream target;

    /// Is closed by the writer's thread, which may still write to it.
    private volatile Optional<OutputStream> formerTarget = Optional.empty();

    /// What is logged, and how.
    ///
    /// @param least the least important level that is
    /// @param layout how lines look
    /// @param secrets what never stands in one, the former ones too
    private record Rules(LogLevel least, LogLayout layout, List<Secret> secrets) {
        String lines(LogEvent event) {
            return layout.lines(secrets.isEmpty() ? event : event.with(this::masked));
        }

        String masked(String text) {
            String masked = text;
            for (Secret secret : secrets) {
                masked = masked.replace(secret.text(), Secret.MASK);
            }
            return masked;
        }
    }

    /// A text as it may be shown: without any secret that was set so far.
    String masked(String text) {
        return rules.masked(text);
    }

    ProcessLog(OutputStream standardError, InstantSource clock) {
        this.standardError = standardError;
        this.clock = clock;
        this.target = standardError;
    }

    /// Logs as these settings say, from now on. A log file is opened anew, so that one that was
    /// moved away is let go.
    ///
    /// @throws IOException if the file cannot be opened; then the log stays where it was
    synchronized void follow(Settings settings) throws IOException {
        OutputStream next = open(settings.get(ServiceSettings.LOG_FILE));
        rules =
                new Rules(
                        settings.get(ServiceSettings.LOG_LEVEL),
                        settings.get(ServiceSettings.LOG_FORMAT),
                        Stream.concat(
                                        settings.get(HttpSettings.TOKEN).stream(),
                                        rules.secrets().stream())
                                .distinct()
                                .toList());
        OutputStream last = target;
        target = next;
        if (!last.equals(standardError)) {
            formerTarget = Optional.of(last);
        }
    }

    private OutputStream open(Optional<Path> file) throws IOException {
        if (file.filter(Files::exists).filter(path -> !Files.isRegularFile(path)).isPresent()) {
            throw new IOException("it is not a file"); // a pipe would be waited for, for ever
        }
        return file.isEmpty()
                ? standardError
                : Files.newOutputStream(
                        file.get(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static void close(OutputStream last) {
        try {
            last.close();
        } catch (IOException _) {
            // Every line was flushed: there is nothing left to lose.
        }
    }

    boolean isLoggable(Level level) {
        return rules.least().admits(level);
    }

    /// Adds an event, if its level is logged, and returns at once.
    void add(Level level, String logger, String message, Optional<Throwable> fault) {
        if (isLoggable(level)) {
            String lines =
                    rules.lines(
                            new LogEvent(
                                    clock.instant(),
                                    level,
                                    logger,
                                    message,
                                    LogEvent.stackOf(fault)));
            writer.execute(() -> write(lines));
        }
    }

    private void write(String lines) {
        formerTarget.ifPresent(ProcessLog::close);
        formerTarget = Optional.empty();
        long leftOut = lost.getAndSet(0);
        try {
            // At once, so that a line that fails takes the word about those before it along.
            target.write((afterFailure + notice(leftOut) + lines).getBytes(StandardCharsets.UTF_8));
            target.flush();
            afterFailure = "";
        } catch (IOException _) {
            afterFailure = "\n"; // half a line may stand there
            // Nobody is left to be told; the next line that gets through tells how many did not.
            lost.addAndGet(leftOut + 1);
        }
    }

    private String notice(long leftOut) {
        return leftOut == 0
                ? ""
                : rules.lines(
                        new LogEvent(
                                clock.instant(),
                                Level.WARNING,
                                "g6.summary",
                                leftOut + " lines of the log could not be written before now",
                                List.of()));
    }

    /// A logger that logs here.
    System.Logger logger(String name) {
        return new LogFront(name, this);
    }

    /// Waits until everything is written, at most so long. Nothing is logged afterwards.
    void end(Duration timeout) {
        writer.shutdown();
        try {
            writer.awaitTermination(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // in a hurry: what is not written is not missed
        }
    }
}

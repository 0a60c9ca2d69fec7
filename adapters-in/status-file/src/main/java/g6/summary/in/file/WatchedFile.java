package g6.summary.in.file;

import g6.summary.application.StatusDecoder;
import g6.summary.application.StatusReading;
import g6.summary.application.StatusSource;
import g6.summary.domain.StatusFault;
import g6.summary.domain.StatusFault.Outcome;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// A status file that another process rewrites, replaces, truncates or takes away as it likes.
///
/// Whatever touches the file system happens on one daemon thread of its own, so a hung mount hangs
/// that thread alone. A reading that outlasts its limit is abandoned: while it goes on, none is
/// started beside it and every `read` is a timed-out one, at once. When it ends, what it brought is
/// thrown away, `awaitChange` returns, and the next reading is a complete one.
///
/// A document that the file no longer has whole is never returned: a file that changes under each
/// of three tries to read it is an I/O error. `Unchanged` always means the last document that was
/// returned as `Fresh`.
///
/// Used by one thread, but for `close`. Not to be used after `close`.
public final class WatchedFile implements StatusSource {
    private final StatusFile file;
    private final ChangeNotices notices;
    private final Supplier<Limits> limits;
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("status-file").factory());

    /// The last one that was started; at first one that brought nothing.
    private CompletableFuture<StatusReading> reading =
            CompletableFuture.completedFuture(new StatusReading.Unchanged(Optional.empty()));

    private boolean isReturned = true;

    /// What a reading may cost. Asked for anew by every reading.
    ///
    /// @param maxBytes the largest file that is read, in bytes, at least 1
    /// @param readTimeout how long a reading may take, more than nothing
    public record Limits(int maxBytes, Duration readTimeout) {
        /// Refuses limits that no reading could keep.
        public Limits {
            if (maxBytes < 1 || maxBytes == Integer.MAX_VALUE) {
                throw new IllegalArgumentException("maxBytes is " + maxBytes);
            }
            if (!readTimeout.isPositive()) {
                throw new IllegalArgumentException("readTimeout is " + readTimeout);
            }
        }
    }

    private WatchedFile(StatusFile file, ChangeNotices notices, Supplier<Limits> limits) {
        this.file = file;
        this.notices = notices;
        this.limits = limits;
    }

    /// Watches the file at this path, whether or not there is one yet. Nothing is touched before
    /// the first reading.
    ///
    /// @param withNotices whether to ask the operating system for change notices; where it has none
    ///   to give, `awaitChange` waits its whole time
    /// @param clock tells how old a modification is
    public static WatchedFile at(
            Path path,
            StatusDecoder decoder,
            Supplier<Limits> limits,
            boolean withNotices,
            InstantSource clock) {
        return at(path, decoder, limits, withNotices, clock, StatusFile.Opening.OF_THE_SYSTEM);
    }

    static WatchedFile at(
            Path path,
            StatusDecoder decoder,
            Supplier<Limits> limits,
            boolean withNotices,
            InstantSource clock,
            StatusFile.Opening opening) {
        Path absolute = path.toAbsolutePath();
        return new WatchedFile(
                new StatusFile(absolute, decoder, () -> limits.get().maxBytes(), clock, opening),
                withNotices ? ChangeNotices.of(absolute) : ChangeNotices.none(),
                limits);
    }

    @Override
    public StatusReading read() throws InterruptedException {
        Duration timeout = limits.get().readTimeout();
        if (!reading.isDone()) {
            return timedOut(timeout);
        }
        startReading();
        try {
            StatusReading result = reading.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            isReturned = true;
            return result;
        } catch (TimeoutException _) { // said by the value that is returned
            return timedOut(timeout);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("the reading broke down", broken.getCause());
        }
    }

    private void startReading() {
        boolean isLost = !isReturned;
        isReturned = false;
        reading =
                CompletableFuture.supplyAsync(
                        () -> {
                            if (isLost) {
                                file.forget();
                            }
                            notices.follow(); // first, so that no change after the look is missed
                            return file.read();
                        },
                        worker);
    }

    private static StatusReading timedOut(Duration timeout) {
        return new StatusReading.Failed(
                new StatusFault(
                        Outcome.TIMED_OUT, "no answer within " + timeout.toMillis() + " ms"));
    }

    @Override
    public boolean awaitChange(Duration timeout) throws InterruptedException {
        return isReturned ? notices.await(timeout) : awaitAbandoned(timeout);
    }

    /// Before the abandoned reading is over no change is of interest, and its end is one.
    private boolean awaitAbandoned(Duration timeout) throws InterruptedException {
        try {
            reading.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException _) { // the next reading meets the same, and tells
            return true;
        } catch (TimeoutException _) { // said by the value that is returned
            return false;
        }
    }

    @Override
    public void close() {
        // A hung thread would hang whoever waited for it; it is a daemon and keeps nobody alive.
        if (!worker.isShutdown()) {
            worker.execute(notices::close);
            worker.shutdown();
        }
    }
}

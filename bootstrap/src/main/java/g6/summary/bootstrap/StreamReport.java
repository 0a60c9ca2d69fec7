package g6.summary.bootstrap;

import g6.summary.application.StreamObserver;
import g6.summary.application.Ticker;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/// Logs who comes, who goes and why, and who is turned away: so many lines in a second, so that
/// nobody can fill a disk by knocking. Thread-safe.
final class StreamReport implements StreamObserver {
    private static final int LINES_A_SECOND = 20;

    private final Logger log;
    private final Ticker ticker;
    private long second;
    private int lines;
    private long leftOut;

    StreamReport(Logger log, Ticker ticker) {
        this.log = log;
        this.ticker = ticker;
        this.second = secondNow();
    }

    @Override
    public void rejected(Caller caller, Rejection cause) {
        write(Level.WARNING, "rejected (" + cause.label() + ") " + words(caller), Optional.empty());
    }

    @Override
    public void joined(Caller caller) {
        write(Level.INFO, "stream opened by " + words(caller), Optional.empty());
    }

    @Override
    public void left(Caller caller, Departure reason, Duration stayed) {
        write(
                Level.INFO,
                "stream ended ("
                        + reason.label()
                        + ") after "
                        + stayed.toSeconds()
                        + " s, "
                        + words(caller),
                Optional.empty());
    }

    @Override
    public void requestFailed(Caller caller, Throwable fault) {
        write(Level.ERROR, "request failed, " + words(caller), Optional.of(fault));
    }

    private static String words(Caller caller) {
        return caller.address()
                + " agent "
                + caller.agent()
                + (caller.requestId().isEmpty() ? "" : " request " + caller.requestId());
    }

    private void write(Level level, String line, Optional<Throwable> fault) {
        long before;
        synchronized (this) {
            if (secondNow() != second) {
                second = secondNow();
                lines = 0;
            }
            if (++lines > LINES_A_SECOND) {
                leftOut++;
                return;
            }
            before = leftOut;
            leftOut = 0;
        }
        if (before > 0) {
            log.log(Level.WARNING, before + " lines on streams left out, they were too many");
        }
        fault.ifPresentOrElse(f -> log.log(level, line, f), () -> log.log(level, line));
    }

    private long secondNow() {
        return Math.floorDiv(ticker.nanos(), 1_000_000_000L);
    }
}

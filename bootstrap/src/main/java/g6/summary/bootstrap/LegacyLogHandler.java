package g6.summary.bootstrap;

import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Brings what libraries log through `java.util.logging` to the one log.
final class LegacyLogHandler extends Handler {
    private final SimpleFormatter formatter = new SimpleFormatter();
    private final ProcessLog log;

    private LegacyLogHandler(ProcessLog log) {
        this.log = log;
    }

    /// Makes the log the only place that lines of `java.util.logging` go to.
    static void install(ProcessLog log) {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.addHandler(new LegacyLogHandler(log));
        root.setLevel(java.util.logging.Level.ALL);
    }

    @Override
    public void publish(LogRecord line) {
        Level level = level(line.getLevel().intValue());
        if (!log.isLoggable(level)) {
            return;
        }
        log.add(
                level,
                Objects.requireNonNullElse(line.getLoggerName(), ""),
                formatter.formatMessage(line),
                Optional.ofNullable(line.getThrown()));
    }

    private static Level level(int value) {
        if (value >= java.util.logging.Level.SEVERE.intValue()) {
            return Level.ERROR;
        }
        if (value >= java.util.logging.Level.WARNING.intValue()) {
            return Level.WARNING;
        }
        if (value >= java.util.logging.Level.INFO.intValue()) {
            return Level.INFO;
        }
        return value >= java.util.logging.Level.FINE.intValue() ? Level.DEBUG : Level.TRACE;
    }

    /// Does nothing: the log flushes every line.
    @Override
    public void flush() {}

    /// Does nothing: the log ends with the process.
    @Override
    public void close() {}
}

package g6.summary.bootstrap;

import java.lang.System.Logger.Level;

/// How important a line must be to be logged.
enum LogLevel {
    TRACE(Level.TRACE),
    DEBUG(Level.DEBUG),
    INFO(Level.INFO),
    WARNING(Level.WARNING),
    ERROR(Level.ERROR),
    OFF(Level.OFF);

    private final Level least;

    LogLevel(Level least) {
        this.least = least;
    }

    boolean admits(Level level) {
        return this != OFF && level.getSeverity() >= least.getSeverity();
    }
}

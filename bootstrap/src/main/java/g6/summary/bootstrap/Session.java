package g6.summary.bootstrap;

import java.util.Map;

/// What every command of one process has at hand.
///
/// @param environment the environment variables
/// @param streams where it writes what was asked for
/// @param log where it writes what happened
/// @param end how it ends
record Session(
        Map<String, String> environment, StandardStreams streams, ProcessLog log, ProcessEnd end) {
    private static final String LOGGER = "g6.summary";

    /// Says what the operator should know at once, on standard error.
    void complain(String what) {
        streams.complain(log.masked(what));
    }

    /// The program's own logger.
    System.Logger logger() {
        return log.logger(LOGGER);
    }
}

package g6.summary.bootstrap;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/// What every command of one process has at hand.
///
/// @param environment the environment variables
/// @param streams where it writes
/// @param patience is told how long a graceful end may take
record Session(
        Map<String, String> environment, StandardStreams streams, Consumer<Duration> patience) {}

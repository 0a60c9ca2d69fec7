package g6.summary.bootstrap;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Something worth a line in the log.
///
/// @param time when it happened
/// @param level how important it is
/// @param logger who says so
/// @param message what happened
/// @param stack where a fault of the program happened, line by line; empty without one
record LogEvent(Instant time, Level level, String logger, String message, List<String> stack) {
    LogEvent {
        stack = List.copyOf(stack);
    }

    /// A fault's own line, its frames, and those of its causes.
    static List<String> stackOf(Optional<Throwable> fault) {
        return Stream.iterate(fault, Optional::isPresent, f -> f.map(Throwable::getCause))
                .limit(MOST_CAUSES)
                .flatMap(Optional::stream)
                .<String>flatMap(
                        cause ->
                                Stream.concat(
                                        Stream.of(cause.toString()),
                                        Stream.of(cause.getStackTrace())
                                                .map(frame -> "at " + frame)))
                .toList();
    }

    /// The same with its texts changed.
    LogEvent with(UnaryOperator<String> change) {
        return new LogEvent(
                time,
                level,
                change.apply(logger),
                change.apply(message),
                stack.stream().map(change).toList());
    }

    /// Causes may form a ring.
    private static final int MOST_CAUSES = 10;
}

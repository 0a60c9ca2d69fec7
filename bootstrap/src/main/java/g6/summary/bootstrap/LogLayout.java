package g6.summary.bootstrap;

import g6.summary.domain.CanonicalJson;
import g6.summary.domain.Value;
import g6.summary.out.terminal.VisibleText;

import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;

/// How an event of the log is laid out. Whatever stands in it, the result controls no terminal and
/// has no line more than it should.
enum LogLayout {
    /// Time, level and message; the stack of a fault on lines of its own.
    TEXT {
        @Override
        String lines(LogEvent event) {
            String first = time(event) + " " + event.level() + " " + visible(event.message());
            return event.stack().stream()
                    .map(line -> "\n    " + visible(line))
                    .collect(Collectors.joining("", first, "\n"));
        }
    },
    /// One JSON object on one line.
    JSON {
        @Override
        String lines(LogEvent event) {
            Value.Object.Builder json =
                    Value.Object.builder()
                            .put("time", Value.of(time(event)))
                            .put("level", Value.of(event.level().name()))
                            .put("logger", Value.of(visible(event.logger())))
                            .put("message", Value.of(visible(event.message())));
            if (!event.stack().isEmpty()) {
                json.put(
                        "stack",
                        Value.of(
                                event.stack().stream()
                                        .map(line -> Value.of(visible(line)))
                                        .toList()));
            }
            return CanonicalJson.text(json.build()) + "\n";
        }
    };

    /// The event as text that ends with a line feed.
    abstract String lines(LogEvent event);

    private static String time(LogEvent event) {
        return event.time().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static String visible(String text) {
        return VisibleText.of(text);
    }
}

package g6.summary.bootstrap;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;

/// A log that nobody reads but the test.
final class RecordingLog implements System.Logger {
    private final List<String> lines = new ArrayList<>();

    /// What was logged, a level and a message each.
    List<String> lines() {
        return lines;
    }

    @Override
    public String getName() {
        return "recording";
    }

    @Override
    public boolean isLoggable(Level level) {
        return true;
    }

    @Override
    public void log(
            Level level,
            @Nullable ResourceBundle bundle,
            @Nullable String message,
            @Nullable Throwable thrown) {
        lines.add(level + " " + message + (thrown == null ? "" : " with stack trace"));
    }

    @Override
    public void log(
            Level level,
            @Nullable ResourceBundle bundle,
            @Nullable String format,
            @Nullable Object... parameters) {
        String pattern = String.valueOf(format);
        lines.add(
                level
                        + " "
                        + (parameters == null || parameters.length == 0
                                ? pattern
                                : MessageFormat.format(pattern, parameters)));
    }
}

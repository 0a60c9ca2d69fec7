package g6.summary.bootstrap;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;

/// What code sees of the log. Of what the web server tells, only what somebody must act on counts.
///
/// @param name who logs
/// @param log where
record LogFront(String name, ProcessLog log) implements System.Logger {
    private static final String WEB_SERVER = "io.helidon.";

    @Override
    public String getName() {
        return name;
    }

    @Override
    public boolean isLoggable(Level level) {
        boolean isChatter =
                name.startsWith(WEB_SERVER) && level.getSeverity() < Level.WARNING.getSeverity();
        return !isChatter && log.isLoggable(level);
    }

    @Override
    public void log(
            Level level,
            @Nullable ResourceBundle bundle,
            @Nullable String message,
            @Nullable Throwable thrown) {
        if (isLoggable(level)) {
            log.add(level, name, localised(bundle, message), Optional.ofNullable(thrown));
        }
    }

    @Override
    public void log(
            Level level,
            @Nullable ResourceBundle bundle,
            @Nullable String format,
            @Nullable Object @Nullable ... parameters) {
        if (isLoggable(level)) {
            log.add(level, name, filled(localised(bundle, format), parameters), Optional.empty());
        }
    }

    private static String localised(@Nullable ResourceBundle bundle, @Nullable String message) {
        String key = Objects.requireNonNullElse(message, "");
        return bundle != null && bundle.containsKey(key) ? bundle.getString(key) : key;
    }

    private static String filled(String format, @Nullable Object @Nullable [] parameters) {
        if (parameters == null || parameters.length == 0) {
            return format;
        }
        try {
            return MessageFormat.format(format, parameters);
        } catch (RuntimeException _) {
            // A library's own braces, or a parameter without words: better unfilled than lost.
            return format;
        }
    }
}

package g6.summary.bootstrap;

import g6.summary.application.CycleObserver;
import g6.summary.domain.Frame;
import g6.summary.domain.SourceState;
import g6.summary.domain.SourceState.Freshness;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/// Logs when the source gets better or worse, for a service that nobody looks at. Told by the
/// loop's thread alone.
final class SourceReport implements CycleObserver {
    private final Logger log;
    private Optional<String> last = Optional.empty();

    SourceReport(Logger log) {
        this.log = log;
    }

    @Override
    public void cycleCompleted(Frame frame, Duration build, Duration whole) {
        String state = words(frame.source());
        if (!last.equals(Optional.of(state))) {
            log.log(level(frame.source().freshness()), "status is {0}", state);
            last = Optional.of(state);
        }
    }

    /// How the source is, and why.
    static String words(SourceState source) {
        return source.freshness().label()
                + source.fault().map(fault -> ", " + fault.cause()).orElse("");
    }

    private static Level level(Freshness freshness) {
        return switch (freshness) {
            case FRESH -> Level.INFO;
            case LATE -> Level.WARNING;
            case STALE, FAILED -> Level.ERROR;
        };
    }
}

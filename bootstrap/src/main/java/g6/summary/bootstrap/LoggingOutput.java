package g6.summary.bootstrap;

import g6.summary.application.SummaryOutput;
import g6.summary.domain.Frame;
import g6.summary.domain.FrameChanges;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.stream.Stream;

/// One line of the log per changed frame: which panels changed.
final class LoggingOutput implements SummaryOutput {
    static final String NAME = "logging";

    private final Logger log;

    LoggingOutput(Logger log) {
        this.log = log;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void deliver(Frame latest, FrameChanges since) {
        if (!since.isEmpty()) {
            log.log(
                    Level.INFO,
                    "cycle {0}, {1}, snapshot {2}, changed: {3}",
                    Long.toString(latest.cycle()),
                    latest.source().freshness().label(),
                    latest.id(),
                    changed(since));
        }
    }

    private static String changed(FrameChanges since) {
        List<String> keys =
                Stream.concat(
                                since.changed().stream().map(panel -> panel.panel().key()),
                                since.removed().stream().map(key -> "-" + key))
                        .toList();
        return keys.isEmpty() ? "source" : String.join(" ", keys);
    }

    /// Does nothing: the log belongs to the process.
    @Override
    public void close() {}
}

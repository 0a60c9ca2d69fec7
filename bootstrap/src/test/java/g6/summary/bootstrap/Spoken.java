package g6.summary.bootstrap;

import g6.summary.testkit.ManualClock;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/// What a program says that speaks to nobody but the test. Its log is logged at noon.
final class Spoken {
    /// What each line of the log begins with.
    static final String NOON = "2026-01-05T12:00:00Z ";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ProcessLog log = new ProcessLog(err, ManualClock.at("2026-01-05T12:00:00Z"));
    private final ProcessEnd end = new ProcessEnd(Thread.ofVirtual().unstarted(() -> {}), log);

    StandardStreams streams() {
        return new StandardStreams(out, err);
    }

    ProcessEnd end() {
        return end;
    }

    Session session(Map<String, String> environment) {
        return new Session(environment, streams(), log, end);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /// Complaints and log. Nothing is logged afterwards.
    String err() {
        log.end(Duration.ofSeconds(30));
        return err.toString(StandardCharsets.UTF_8);
    }
}

package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.application.StreamObserver.Caller;
import g6.summary.application.StreamObserver.Departure;
import g6.summary.application.StreamObserver.Rejection;
import g6.summary.testkit.ManualClock;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/// What the log says of clients.
class StreamReportTest {
    private static final Caller CALLER = new Caller("10.0.0.1", "0123456789ab", "r-1");

    private final ManualClock clock = ManualClock.at("2025-10-17T16:33:00Z");
    private final RecordingLog log = new RecordingLog();
    private final StreamReport report = new StreamReport(log, clock::nanos);

    @Test
    void comingGoingAndBeingTurnedAwayAreOneLineEach() {
        report.joined(CALLER);
        report.left(CALLER, Departure.STALLED, Duration.ofSeconds(75));
        report.rejected(new Caller("::1", "-", ""), Rejection.AUTH);
        assertThat(log.lines())
                .containsExactly(
                        "INFO stream opened by 10.0.0.1 agent 0123456789ab request r-1",
                        "INFO stream ended (stalled) after 75 s, 10.0.0.1 agent 0123456789ab"
                                + " request r-1",
                        "WARNING rejected (auth) ::1 agent -");
    }

    @Test
    void nobodyFillsTheLogByKnocking() {
        for (int i = 0; i < 1000; i++) {
            report.rejected(CALLER, Rejection.CAP);
        }
        assertThat(log.lines()).hasSize(20);
        clock.advance(Duration.ofSeconds(1));
        report.joined(CALLER);
        assertThat(log.lines())
                .hasSize(22)
                .contains("WARNING 980 lines on streams left out, they were too many");
    }
}

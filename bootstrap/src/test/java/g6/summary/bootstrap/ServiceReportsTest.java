package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.domain.Frame;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.Panel;
import g6.summary.domain.SourceState;
import g6.summary.domain.SourceState.Freshness;
import g6.summary.domain.StatusFault;
import g6.summary.domain.StatusFault.Outcome;
import g6.summary.domain.Thresholds;
import g6.summary.domain.Value;

import org.junit.jupiter.api.Test;

import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What stands in the log of a service that nobody looks at.
class ServiceReportsTest {
    private static final SourceState FRESH = SourceState.unread();
    private static final SourceState LATE = state(Freshness.LATE);
    private static final SourceState STALE = state(Freshness.STALE);

    private final Spoken spoken = new Spoken();
    private final Logger log = spoken.session(Map.of()).logger();
    private final LoggingOutput output = new LoggingOutput(log);
    private final SourceReport report = new SourceReport(log);

    private static SourceState state(Freshness freshness) {
        return new SourceState(freshness, Optional.empty(), Optional.empty());
    }

    private static SourceState failed(String detail) {
        return SourceState.failed(new StatusFault(Outcome.MALFORMED, detail), Optional.empty());
    }

    /// The frame after another, with a panel for each of these texts `key=content`.
    private static Frame after(Frame before, SourceState source, String... panels) {
        List<HashedPanel> hashed = Stream.of(panels).map(ServiceReportsTest::panel).toList();
        return before.next(Instant.EPOCH, source, Optional.empty(), hashed, Thresholds.defaults());
    }

    private static HashedPanel panel(String text) {
        String key = text.substring(0, text.indexOf('='));
        String content = text.substring(text.indexOf('=') + 1);
        return HashedPanel.of(
                new Panel(
                        key,
                        "Title",
                        List.of(content),
                        new Value.Object(Map.of("content", Value.of(content)))));
    }

    private void deliver(Frame latest, Frame before) {
        output.deliver(latest, latest.changesSince(before));
    }

    private void complete(SourceState source) {
        report.cycleCompleted(after(Frame.none(), source), Duration.ZERO, Duration.ZERO);
    }

    /// What was logged. Nothing is logged afterwards.
    private List<String> lines() {
        return spoken.err().lines().toList();
    }

    @Test
    void aLineSaysWhichPanelsChanged() {
        Frame first = after(Frame.none(), FRESH, "cycle=1", "links=a");
        Frame second = after(first, LATE, "cycle=2", "alerts={0}");
        deliver(first, Frame.none());
        deliver(second, first);

        assertThat(lines())
                .containsExactly(
                        Spoken.NOON
                                + "INFO cycle 1, fresh, snapshot "
                                + first.id()
                                + ", changed: cycle links",
                        Spoken.NOON
                                + "INFO cycle 2, late, snapshot "
                                + second.id()
                                + ", changed: cycle alerts -links");
    }

    @Test
    void largeNumbersOfCyclesAreNotGrouped() {
        Frame last = Frame.none();
        for (int i = 0; i < 1000; i++) {
            last = after(last, FRESH, "cycle=1");
        }
        deliver(last, Frame.none());

        assertThat(lines()).singleElement().asString().contains("INFO cycle 1000, ");
    }

    @Test
    void aFrameThatSaysTheSameIsNoLine() {
        Frame first = after(Frame.none(), FRESH, "cycle=1");
        deliver(after(first, FRESH, "cycle=1"), first);

        assertThat(lines()).isEmpty();
    }

    @Test
    void aSourceThatChangesAloneIsALine() {
        Frame first = after(Frame.none(), FRESH, "cycle=1");
        deliver(after(first, STALE, "cycle=1"), first);

        assertThat(lines())
                .containsExactly(
                        Spoken.NOON
                                + "INFO cycle 2, stale, snapshot "
                                + first.id()
                                + ", changed: source");
    }

    @Test
    void theSourceIsReportedWhenItGetsBetterOrWorse() {
        Stream.of(FRESH, FRESH, LATE, STALE, STALE, FRESH).forEach(this::complete);

        assertThat(lines())
                .containsExactly(
                        Spoken.NOON + "INFO status is fresh",
                        Spoken.NOON + "WARNING status is late",
                        Spoken.NOON + "ERROR status is stale",
                        Spoken.NOON + "INFO status is fresh");
    }

    @Test
    void aSourceThatFailsSaysWhyOncePerCause() {
        Stream.of(failed("line 1, it's {0}"), failed("line 1, it's {0}"), failed("line 2"))
                .forEach(this::complete);

        assertThat(lines())
                .containsExactly(
                        Spoken.NOON + "ERROR status is failed, malformed: line 1, it's {0}",
                        Spoken.NOON + "ERROR status is failed, malformed: line 2");
    }

    @Test
    void theFirstSnapshotIsLoggedOnce() {
        FirstSnapshot snapshot = new FirstSnapshot(log);
        Frame first = after(Frame.none(), FRESH, "cycle={0}", "links=it's");
        snapshot.cycleCompleted(first, Duration.ZERO, Duration.ZERO);
        snapshot.cycleCompleted(after(first, FRESH, "cycle=2"), Duration.ZERO, Duration.ZERO);

        assertThat(lines())
                .containsExactly(
                        Spoken.NOON
                                + "INFO first snapshot: {\"cycle\":{\"content\":\"{0}\"},"
                                + "\"links\":{\"content\":\"it's\"}}");
    }
}

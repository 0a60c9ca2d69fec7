package g6.summary.application;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.domain.Frame;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.Panel;
import g6.summary.domain.SourceState;
import g6.summary.domain.SourceState.Freshness;
import g6.summary.domain.StandardPanels;
import g6.summary.domain.Thresholds;
import g6.summary.domain.Value;
import g6.summary.testkit.ManualClock;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class SummaryCycleTest {
    private final ManualClock clock = ManualClock.at("2025-10-17T16:33:00Z");
    private final SummaryCycle cycle = cycle();

    private SummaryCycle cycle() {
        PanelRegistry registry =
                new PanelRegistry(
                        StandardPanels.all(StandardPanels.Links.none()),
                        PanelSelection::standard,
                        clock::nanos,
                        CycleObserver.none());
        return new SummaryCycle(registry, Thresholds::defaults, clock);
    }

    @Test
    void beforeAnyDocumentEveryFigureIsADash() {
        Frame frame = cycle.next(Documents.missing());

        assertThat(lines(frame, "cycle")).contains("cycle: —");
        assertThat(frame.source().fault()).contains(Documents.MISSING);
        assertThat(lines(frame, "conditions"))
                .containsExactly("ERROR status missing: no such file");
    }

    @Test
    void aFailedReadingKeepsTheLastGoodFactsOnShow() {
        cycle.next(Documents.cycle(7));
        Frame frame = cycle.next(Documents.missing());

        assertThat(lines(frame, "cycle")).contains("cycle: 7");
        assertThat(frame.source().freshness()).isEqualTo(Freshness.FAILED);
    }

    @Test
    void oneFailedReadingBetweenGoodOnesIsNoCondition() {
        cycle.next(Documents.cycle(7));
        Frame during = cycle.next(Documents.missing());
        Frame after = cycle.next(Documents.cycle(8));

        assertThat(lines(during, "conditions")).containsExactly("none");
        assertThat(lines(after, "conditions")).containsExactly("none");
        assertThat(after.source().freshness()).isEqualTo(Freshness.FRESH);
    }

    @Test
    void aFaultThatStaysIsACondition() {
        cycle.next(Documents.cycle(7));
        cycle.next(Documents.missing());
        Frame frame = cycle.next(Documents.missing());

        assertThat(lines(frame, "conditions"))
                .containsExactly("ERROR status missing: no such file");
    }

    @Test
    void anUnchangedDocumentKeepsEveryPanelAndTheId() {
        Frame first = cycle.next(Documents.cycle(7));
        Frame second = cycle.next(Documents.unchanged());

        assertThat(second.changesSince(first).isEmpty()).isTrue();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.panel("cycle").orElseThrow())
                .isSameAs(first.panel("cycle").orElseThrow());
    }

    @Test
    void oldDataAreLateAndThenStaleThoughTheFileReadsWell() {
        cycle.next(Documents.startedAt("2025-10-17T16:33:00Z"));

        assertThat(after(Duration.ofMinutes(1))).isEqualTo(Freshness.FRESH);
        assertThat(after(Duration.ofSeconds(1))).isEqualTo(Freshness.LATE);
        assertThat(after(Duration.ofMinutes(2))).isEqualTo(Freshness.STALE);
    }

    @Test
    void withoutACycleStartTheModificationOfTheFileTellsTheAge() {
        Frame frame =
                cycle.next(Documents.modifiedAt(clock.instant().minus(Duration.ofSeconds(61))));

        assertThat(frame.source().freshness()).isEqualTo(Freshness.LATE);
        assertThat(frame.source().staleSeconds(clock.instant())).contains(61.0);
    }

    @Test
    void finishedPanelsKeepTheirHashesAlsoWhenTheirSourceFails() {
        HashedPanel panel =
                HashedPanel.of(new Panel("remote", "Remote", List.of("far away"), Value.Null.NULL));
        SourceState late =
                new SourceState(Freshness.LATE, Optional.of(clock.instant()), Optional.empty());

        Frame shown = cycle.next(new StatusReading.Panels(List.of(panel), late));
        Frame failed = cycle.next(Documents.missing());
        Frame again = cycle.next(Documents.unchanged());

        assertThat(shown.panels()).containsExactly(panel);
        assertThat(shown.source()).isEqualTo(late);
        assertThat(shown.snapshot()).isEmpty();
        assertThat(failed.panels()).containsExactly(panel);
        assertThat(failed.source().fault()).contains(Documents.MISSING);
        assertThat(again.panels()).containsExactly(panel);
        assertThat(again.source()).isEqualTo(late);
    }

    @Test
    void aBrokenCycleShowsWhatItHadAndSaysSo() {
        cycle.next(Documents.cycle(7));
        Frame frame = cycle.broken(new IllegalStateException("a secret"));

        assertThat(lines(frame, "cycle")).contains("cycle: 7");
        assertThat(frame.source().fault().orElseThrow().cause())
                .isEqualTo("internal error: IllegalStateException");
    }

    @Test
    void changingOneFactChangesOnlyThePanelsThatShowIt() {
        Frame before = cycle.next(Documents.fresh(Map.of("cpu_pct", Value.of(1))));
        Frame now = cycle.next(Documents.fresh(Map.of("cpu_pct", Value.of(2))));

        assertThat(now.changesSince(before).changed())
                .extracting(HashedPanel::key)
                .containsExactly("resources");
    }

    private Freshness after(Duration time) {
        clock.advance(time);
        return cycle.next(Documents.unchanged()).source().freshness();
    }

    private static List<String> lines(Frame frame, String key) {
        return frame.panel(key).orElseThrow().panel().lines();
    }
}

package g6.summary.application;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.domain.Frame;
import g6.summary.domain.SourceState.Freshness;
import g6.summary.domain.StandardPanels;
import g6.summary.domain.Thresholds;
import g6.summary.testkit.ManualClock;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

class SummaryLoopTest {
    private static final Duration REFRESH = Duration.ofMillis(1);

    private final ManualClock clock = ManualClock.at("2025-10-17T16:33:00Z");
    private final Instant start = clock.instant();
    private final FakeSource source = new FakeSource(clock);
    private final RecordingObserver observer = new RecordingObserver();
    private final FrameFeed feed = new FrameFeed();

    @Test
    void everyReadingBecomesAFrameAndTheLastOneStays() {
        source.reads(Documents.cycle(1)).reads(Documents.unchanged()).reads(Documents.cycle(2));

        run(Long.MAX_VALUE);

        assertThat(observer.frames).extracting(Frame::cycle).containsExactly(1L, 2L, 3L);
        assertThat(feed.latest()).isSameAs(observer.frames.getLast());
    }

    @Test
    void itEndsAfterSoManyCycles() {
        source.reads(Documents.cycle(1)).reads(Documents.cycle(2)).reads(Documents.cycle(3));

        run(2);

        assertThat(observer.frames).hasSize(2);
        assertThat(source.unread()).isEqualTo(1);
    }

    @Test
    void cyclesComeWithTheRefresh() {
        source.reads(Documents.cycle(1)).reads(Documents.unchanged()).reads(Documents.unchanged());

        run(Long.MAX_VALUE);

        assertThat(observer.frames)
                .extracting(Frame::builtAt)
                .containsExactly(start, start.plus(REFRESH), start.plus(REFRESH.multipliedBy(2)));
    }

    @Test
    void whatChangesWithTheBeginOfACycleHoldsInIt() {
        source.reads(Documents.cycle(1)).reads(Documents.unchanged()).reads(Documents.unchanged());
        AtomicReference<Duration> refresh = new AtomicReference<>(REFRESH);
        CycleObserver shorter =
                new CycleObserver() {
                    @Override
                    public void cycleBegun() {
                        refresh.set(REFRESH.dividedBy(2));
                    }
                };

        run(Long.MAX_VALUE, refresh::get, CycleObserver.all(List.of(observer, shorter)));

        assertThat(observer.frames)
                .extracting(Frame::builtAt)
                .containsExactly(start, start.plus(REFRESH.dividedBy(2)), start.plus(REFRESH));
    }

    @Test
    void aChangeNoticeBringsACycleAtOnceAndTheRefreshKeepsItsPace() {
        Duration soon = REFRESH.dividedBy(10);
        source.reads(Documents.cycle(1)).reads(Documents.cycle(2)).reads(Documents.unchanged());
        source.notices(soon);

        run(Long.MAX_VALUE);

        assertThat(observer.frames)
                .extracting(Frame::builtAt)
                .containsExactly(start, start.plus(soon), start.plus(REFRESH));
    }

    @Test
    void aFailureInTheMiddleOfAReplacementIsNotEvenAFrame() {
        Duration soon = REFRESH.dividedBy(10);
        source.reads(Documents.cycle(1)).reads(Documents.missing()).reads(Documents.cycle(2));
        source.notices(soon, soon);

        run(Long.MAX_VALUE);

        assertThat(observer.frames)
                .extracting(frame -> frame.source().freshness())
                .containsExactly(Freshness.FRESH, Freshness.FRESH);
    }

    @Test
    void aFailureThatLastsUntilTheRefreshIsShown() {
        source.reads(Documents.cycle(1)).reads(Documents.missing()).reads(Documents.missing());
        source.notices(REFRESH.dividedBy(10));

        run(Long.MAX_VALUE);

        assertThat(observer.frames)
                .extracting(frame -> frame.source().freshness())
                .containsExactly(Freshness.FRESH, Freshness.FAILED);
        assertThat(observer.frames.getLast().builtAt()).isEqualTo(start.plus(REFRESH));
    }

    @Test
    void whateverASourceThrowsIsPartOfTheNextFrameAndTheLoopGoesOn() {
        source.reads(Documents.cycle(1))
                .does(
                        () -> {
                            throw new AssertionError("impossible");
                        })
                .reads(Documents.cycle(2));

        run(3);

        assertThat(observer.broken).hasSize(1);
        assertThat(observer.frames.get(1).source().fault().orElseThrow().cause())
                .isEqualTo("internal error: AssertionError");
        assertThat(observer.frames.get(2).source().freshness()).isEqualTo(Freshness.FRESH);
    }

    @Test
    void aJumpOfTheClockDisturbsNoPace() {
        source.reads(Documents.cycle(1))
                .does(
                        () -> {
                            clock.jumpTo(Instant.parse("2020-01-01T00:00:00Z"));
                            return Documents.unchanged();
                        })
                .reads(Documents.unchanged());

        run(Long.MAX_VALUE);

        assertThat(observer.frames).hasSize(3);
        assertThat(clock.nanos()).isEqualTo(REFRESH.multipliedBy(3).toNanos());
    }

    @Test
    void atItsEndNoFurtherFrameIsAwaited() throws InterruptedException {
        source.reads(Documents.cycle(1));

        run(1);

        assertThat(feed.awaitNewerThan(feed.latest())).isEmpty();
    }

    private void run(long cycles) {
        run(cycles, () -> REFRESH, CycleObserver.all(List.of(observer)));
    }

    private void run(long cycles, Supplier<Duration> refresh, CycleObserver all) {
        PanelRegistry registry =
                new PanelRegistry(
                        StandardPanels.all(StandardPanels.Links.none()),
                        PanelSelection::standard,
                        clock::nanos,
                        observer);
        SummaryCycle cycle = new SummaryCycle(registry, Thresholds::defaults, clock);
        new SummaryLoop(source, cycle, feed, refresh, clock::nanos, all).run(cycles);
    }
}

package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.application.CycleObserver;
import g6.summary.application.Playback;
import g6.summary.application.StatusReading;
import g6.summary.application.StatusSource;
import g6.summary.application.SummaryOutput;
import g6.summary.application.Ticker;
import g6.summary.bootstrap.SseParser.Event;
import g6.summary.domain.Frame;
import g6.summary.domain.StatusDocument;
import g6.summary.in.json.JsonStatusDecoder;
import g6.summary.in.simulator.Simulator;
import g6.summary.in.simulator.SimulatorOptions;
import g6.summary.out.files.OwnedFolder;
import g6.summary.out.recording.Recorded;
import g6.summary.out.recording.Recording;
import g6.summary.out.recording.Replay;
import g6.summary.testkit.ManualClock;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;

/// A client that follows a stream from its first cycle on, live and later again.
@Timeout(120)
class ReplayedStreamTest {
    private static final int CYCLES = 60;
    private static final Duration LONG = Duration.ofDays(1);

    private final ManualClock clock = ManualClock.at("2025-10-17T05:00:00.250Z");

    @TempDir private Path folder;

    /// Brings a reading whenever it is its turn.
    private record Paced(StatusSource source, Semaphore turns) implements StatusSource {
        @Override
        public StatusReading read() throws InterruptedException {
            turns.acquire();
            return source.read();
        }

        @Override
        public boolean awaitChange(Duration timeout) {
            return true;
        }

        @Override
        public void close() {
            source.close();
        }
    }

    /// A collector that now and then writes nothing new, and once is away.
    private final class Collector implements StatusSource {
        private final Simulator simulator = new Simulator(SimulatorOptions.defaults());
        private int readings;

        @Override
        public StatusReading read() {
            readings++;
            clock.advance(Duration.ofMillis(readings == 40 ? 400_000 : 1_000));
            return readings % 5 == 3 || readings == 40
                    ? new StatusReading.Unchanged(Optional.empty())
                    : new StatusReading.Fresh(
                            new StatusDocument(simulator.next(clock.instant())), Optional.empty());
        }

        @Override
        public boolean awaitChange(Duration timeout) {
            return true;
        }

        @Override
        public void close() {}
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?format=structured"})
    void aReplayIsTheSameStreamIdForIdAndHashForHash(String query) throws Exception {
        List<Event> live = live(query);
        List<Event> replayed = replayed(query);

        assertThat(live).hasSizeGreaterThan(CYCLES);
        assertThat(replayed.stream().map(Event::lastEventId))
                .containsExactlyElementsOf(live.stream().map(Event::lastEventId).toList());
        assertThat(replayed).isEqualTo(live);
    }

    private List<Event> live(String query) throws Exception {
        Origin origin = new Origin(new Collector(), () -> LONG, clock, clock, Playback.none());
        try (Recording recording =
                new Recording(
                        folder,
                        new OwnedFolder(folder, InstantSource.system()),
                        () -> new Recording.Bounds(1 << 20, LONG),
                        clock::nanos)) {
            return events(origin, query, List.of(recording));
        }
    }

    private List<Event> replayed(String query) throws Exception {
        try (Recorded recorded = Recorded.open(folder, new JsonStatusDecoder(202))) {
            assertThat(recorded.size()).isEqualTo(CYCLES);
            Replay replay = new Replay(recorded, Ticker.system());
            replay.begin(new Replay.Span(0, CYCLES - 1, 0), Double.POSITIVE_INFINITY, true);
            return events(
                    new Origin(replay, () -> LONG, replay.cycles(), replay.clock(), replay),
                    query,
                    List.of());
        }
    }

    private static List<Event> events(Origin origin, String query, List<SummaryOutput> outputs)
            throws Exception {
        int port = RunningProgram.freePort();
        Map<String, String> environment =
                Map.of(
                        "G6_UNIFIED_HTTP", "on",
                        "G6_UNIFIED_HTTP_PORT", Integer.toString(port),
                        "G6_SSE_EVENTS_PER_SEC", "100000",
                        "G6_SSE_HEARTBEAT_CYCLES", "1");
        Settings settings = SettingSources.of(environment).read();
        Semaphore turns = new Semaphore(0);
        Semaphore deliveries = new Semaphore(0);
        Origin paced =
                new Origin(
                        new Paced(origin.source(), turns),
                        origin.refresh(),
                        origin.frames(),
                        origin.clock(),
                        origin.playback());
        Dashboard dashboard =
                new Dashboard(
                        () -> settings,
                        new Spoken().session(environment),
                        paced,
                        Instruments.of(settings, origin.clock(), origin.playback()),
                        outputs);
        FutureTask<ExitCode> running =
                new FutureTask<>(() -> dashboard.run(CYCLES, List.of(counted(deliveries))));
        Thread.ofPlatform().start(running);
        List<Event> events = new ArrayList<>();
        try (SseConnection client = connected(port, query)) {
            for (int cycle = 1; cycle <= CYCLES; cycle++) {
                turns.release();
                readUpTo(client, cycle, events);
                deliveries.acquire(outputs.size() + 1);
            }
            for (Optional<Event> next = client.next(); next.isPresent(); next = client.next()) {
                events.add(next.get());
            }
        }
        assertThat(running.get()).isEqualTo(ExitCode.FINE);
        return events;
    }

    private static CycleObserver counted(Semaphore deliveries) {
        return new CycleObserver() {
            @Override
            public void delivered(String output, Frame frame, Duration took) {
                deliveries.release();
            }
        };
    }

    /// The server takes a moment to listen.
    private static SseConnection connected(int port, String query) throws Exception {
        while (true) {
            try {
                return SseConnection.open(port, query);
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
        }
    }

    private static void readUpTo(SseConnection client, int cycle, List<Event> events)
            throws IOException {
        String mark = "\"cycle\":" + cycle;
        Event event;
        do {
            event = client.next().orElseThrow();
            events.add(event);
        } while (!event.data().contains(mark + ",") && !event.data().contains(mark + "}"));
    }
}

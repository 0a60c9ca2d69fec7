package g6.summary.out.http;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.application.StreamEvent;
import g6.summary.application.StreamObserver;
import g6.summary.domain.HashedPanel;
import g6.summary.out.http.Listener.Offer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// What observers of the stream are told of one client. They are told after the client: what they
/// know is asked for when the server has ended.
class StreamFiguresTest {
    private static final HashedPanel ALERTS = Dashboard.panel("alerts", "none");
    private static final HashedPanel CYCLE = Dashboard.panel("cycle", "1");

    private final Queue<Duration> waits = new ConcurrentLinkedQueue<>();
    private final Queue<String> panels = new ConcurrentLinkedQueue<>();
    private final AtomicInteger encodings = new AtomicInteger();
    private final AtomicInteger bytes = new AtomicInteger();
    private final Dashboard dashboard =
            new Dashboard(
                    Dashboard.LIMITS,
                    new StreamObserver() {
                        @Override
                        public void sent(StreamEvent type, int events, int size, Duration waited) {
                            waits.add(waited);
                        }

                        @Override
                        public void panelDelivered(String key) {
                            panels.add(key);
                        }

                        @Override
                        public void changesEncoded(Duration took) {
                            encodings.incrementAndGet();
                        }

                        @Override
                        public void wrote(int written) {
                            bytes.addAndGet(written);
                        }
                    },
                    Set.of(),
                    Offer.ALL);

    @AfterEach
    void end() {
        dashboard.close();
    }

    @Test
    void whoComesLaterThanAFrameHasNotWaitedForIt() {
        dashboard.show(CYCLE, ALERTS);
        dashboard.clock.advance(Duration.ofMillis(400));
        try (EventReader client = dashboard.follow("")) {
            client.next("full_snapshot");
            dashboard.close();
            client.next("bye");
        }
        assertThat(waits).hasSize(3).containsOnly(Duration.ZERO);
    }

    @Test
    void everyByteOfTheStreamIsCounted() {
        dashboard.show(CYCLE, ALERTS);
        try (EventReader client = dashboard.follow("")) {
            client.next("full_snapshot");
            dashboard.change(Dashboard.panel("cycle", "2"));
            client.next("panel_update");
            dashboard.close();
            client.next("bye");
            assertThat(bytes).hasValue(client.transcript().getBytes(StandardCharsets.UTF_8).length);
        }
    }

    @Test
    void whatTwoClientsNeedIsEncodedOnceAndDeliveredTwice() {
        dashboard.show(CYCLE, ALERTS);
        try (EventReader one = dashboard.follow("");
                EventReader other = dashboard.follow("")) {
            for (EventReader client : List.of(one, other)) {
                client.next("full_snapshot");
            }
            dashboard.change(Dashboard.panel("cycle", "2"));
            for (EventReader client : List.of(one, other)) {
                client.next("panel_update");
            }
            dashboard.close();
        }
        assertThat(encodings).hasValue(2);
        assertThat(panels)
                .containsExactlyInAnyOrder("cycle", "alerts", "cycle", "alerts", "cycle", "cycle");
    }

    @Test
    void panelsThatAClientDidNotAskForAreNotDelivered() {
        dashboard.show(CYCLE, ALERTS);
        try (EventReader client = dashboard.follow("?types=heartbeat")) {
            client.next("hello");
            dashboard.change(Dashboard.panel("cycle", "2"));
            dashboard.close();
            client.next("bye");
        }
        assertThat(panels).isEmpty();
    }
}

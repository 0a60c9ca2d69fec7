package g6.summary.out.http;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.application.StreamObserver;
import g6.summary.out.http.Listener.Offer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Nobody dribbles, withholds, or leaves unread for ever, and there are never too many.
class ConnectionsTest {
    private static final ConnectionLimits LIMITS =
            new ConnectionLimits(3, 2048, 64, Duration.ofSeconds(10), Duration.ofMinutes(1), 4096);
    private static final String GOOD = "GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final BlockingQueue<String> departures = new LinkedBlockingQueue<>();
    private final Dashboard dashboard =
            new Dashboard(
                    LIMITS,
                    new StreamObserver() {
                        @Override
                        public void left(Caller caller, Departure reason, Duration stayed) {
                            departures.add(reason.label());
                        }
                    },
                    Set.of(),
                    Offer.ALL);

    @AfterEach
    void end() {
        dashboard.close();
    }

    private RawConnection connect() {
        return new RawConnection(dashboard.port());
    }

    /// An answer on another connection: whatever was sent before has been seen by the server.
    private void exchange(RawConnection connection) {
        assertThat(connection.send(GOOD).answer().body()).isEqualTo("live\n");
    }

    /// An answer has arrived before the server has noted that it is written.
    private void awaitIdle(int connections) {
        while (dashboard.server().idleConnections() < connections) {
            Thread.onSpinWait();
        }
    }

    private Runnable passing(Duration time) {
        return () -> dashboard.clock.advance(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "G",
                "GET /livez HTTP/1.1\r\n",
                "GET /livez HTTP/1.1\r\nHost: localhost\r\nX: ",
                "POST /summary/ticket HTTP/1.1\r\nHost: localhost\r\n"
            })
    void aRequestThatDoesNotArriveInTimeIsGivenUp(String beginning) {
        try (RawConnection slow = connect()) {
            slow.send(beginning);
            try (RawConnection other = connect()) {
                exchange(other);
            }
            assertThat(slow.isEndedByServer(passing(Duration.ofSeconds(11)))).isTrue();
        }
    }

    @Test
    void theSecondRequestOfAConnectionHasItsTimeToo() {
        try (RawConnection connection = connect()) {
            exchange(connection);
            dashboard.clock.advance(Duration.ofSeconds(59));
            dashboard.cycle();
            exchange(connection);
            assertThat(connection.isEndedByServer(passing(Duration.ofSeconds(61)))).isTrue();
        }
    }

    @Test
    void aBodyThatIsWithheldIsGivenUp() {
        try (RawConnection connection = connect()) {
            connection.request("POST /summary/ticket", "Host: localhost", "Content-Length: 10");
            assertThat(connection.answer().status()).isEqualTo(200);
            assertThat(connection.isEndedByServer(passing(Duration.ofSeconds(61)))).isTrue();
        }
    }

    @Test
    void aClientThatDoesNotReadIsLetGo() throws InterruptedException {
        dashboard.show(Dashboard.panel("cycle", "x".repeat(8_000_000)));
        dashboard.stream = new StreamRules(50, 0, 5, 0, false, 1 << 30, Duration.ofSeconds(5));
        dashboard.show(Dashboard.panel("cycle", "y".repeat(8_000_000)));
        try (RawConnection deaf = connect()) {
            deaf.request("GET /summary/events", "Host: localhost");
            assertThat(deaf.head().status()).isEqualTo(200); // now the event is on its way
            String reason = null;
            while (reason == null) {
                dashboard.clock.advance(Duration.ofSeconds(6));
                reason = departures.poll(100, TimeUnit.MILLISECONDS);
            }
            assertThat(reason).isEqualTo("stalled");
        }
    }

    @Test
    void aClientThatLeavesIsNoticedByItsNextEvents() throws InterruptedException {
        dashboard.show(Dashboard.panel("cycle", "0"));
        try (EventReader client = dashboard.follow("")) {
            client.next("full_snapshot");
        }
        String reason = null;
        for (int i = 1; reason == null; i++) {
            dashboard.show(Dashboard.panel("cycle", Integer.toString(i)));
            reason = departures.poll(10, TimeUnit.MILLISECONDS);
        }
        assertThat(reason).isEqualTo("left");
    }

    @Test
    void aNewConnectionTakesThePlaceOfTheOneThatIsIdleForLongest() {
        try (RawConnection first = connect();
                RawConnection second = connect();
                RawConnection third = connect()) {
            exchange(first);
            awaitIdle(3);
            dashboard.clock.advance(Duration.ofSeconds(1));
            exchange(second);
            exchange(third);
            awaitIdle(3);
            try (RawConnection fourth = connect()) {
                exchange(fourth);
                assertThat(first.isEndedByServer()).isTrue();
                exchange(second);
                exchange(third);
            }
        }
    }

    @Test
    void aStreamNeverMakesRoom() {
        dashboard.show(Dashboard.panel("cycle", "0"));
        try (EventReader one = dashboard.follow("");
                EventReader two = dashboard.follow("");
                EventReader three = dashboard.follow("")) {
            one.next("full_snapshot");
            two.next("full_snapshot");
            three.next("full_snapshot");
            try (RawConnection fourth = connect()) {
                assertThat(fourth.isEndedByServer()).isTrue();
            }
            dashboard.show(Dashboard.panel("cycle", "1"));
            assertThat(one.next().type()).isEqualTo("panel_update");
            assertThat(three.next().type()).isEqualTo("panel_update");
        }
    }

    @Test
    void whatIsTooLargeIsTurnedAway() {
        assertThat(status("GET /livez HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(3000)))
                .isIn(400, 431);
        assertThat(status("GET /" + "x".repeat(3000) + " HTTP/1.1\r\nHost: localhost"))
                .isIn(400, 414);
        assertThat(
                        status(
                                "POST /summary/ticket HTTP/1.1\r\nHost: localhost\r\n"
                                        + "Content-Length: 65"))
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "GET /livez HTTP/1.0\r\nHost: localhost",
                "GET /livez HTTP/1.1",
                "GET /livez HTTP/1.1\r\nHost: localhost\r\nHost: localhost",
                "GET /livez HTTP/1.1\r\nHost: localhost\r\nContent-Length: x",
                "GET /livez HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n"
                        + "Transfer-Encoding: chunked",
                "GET /livez HTTP/1.1\r\nHost: localhost\r\n bad: header"
            })
    void nonsenseIsTurnedAwayAndTheConnectionEnds(String request) {
        try (RawConnection connection = connect()) {
            connection.send(request + "\r\n\r\n");
            assertThat(connection.head().status()).isBetween(400, 599);
            assertThat(connection.isEndedByServer()).isTrue();
        }
    }

    private int status(String request) {
        try (RawConnection connection = connect()) {
            return connection.send(request + "\r\n\r\n").head().status();
        }
    }

    @Test
    void aClientThatAsksForItIsLetGoAfterItsAnswer() {
        try (RawConnection connection = connect()) {
            connection.request("GET /livez", "Host: localhost", "Connection: close");
            assertThat(connection.answer().body()).isEqualTo("live\n");
            assertThat(connection.isEndedByServer()).isTrue();
        }
    }

    @Test
    void nonsenseBehindAGoodRequestHarmsNobody() {
        try (RawConnection connection = connect()) {
            connection.send(GOOD + GOOD + "\0\1\2nonsense\r\n\r\n");
            assertThat(connection.answer().body()).isEqualTo("live\n");
            assertThat(connection.answer().body()).isEqualTo("live\n");
            assertThat(connection.isEndedByServer()).isTrue();
        }
        try (RawConnection other = connect()) {
            exchange(other);
        }
    }
}

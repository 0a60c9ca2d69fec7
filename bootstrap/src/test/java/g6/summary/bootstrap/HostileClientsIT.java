package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.testkit.RealComponent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The packaged program and clients that hold a connection for nothing, or ask for nonsense.
class HostileClientsIT {
    /// Between two bytes of a client that dribbles.
    private static final Duration DRIBBLE = Duration.ofMillis(200);

    /// Many times as many as fit into the time for a request.
    private static final int DRIBBLED = 100;

    private static final String HEALTH = RawConnection.request("GET /summary/health");

    @AutoClose private static ServedDashboard dashboard;

    @BeforeAll
    static void theProgramServes(@TempDir Path folder) throws IOException {
        RealComponent.require("env");
        dashboard =
                ServedDashboard.start(
                        folder,
                        Map.of(
                                "G6_HTTP_REQUEST_TIMEOUT_MS", "1000",
                                "G6_HTTP_IDLE_TIMEOUT_MS", "1000",
                                "G6_SSE_WRITE_TIMEOUT_MS", "1000"));
    }

    @AfterEach
    void theProgramServesOthersAsBefore() throws IOException {
        assertThat(dashboard.get("/livez")).isEqualTo("live\n");
    }

    /// All at once, since each takes its time to be let go.
    @Test
    void whoStopsInTheMiddleIsLetGo() throws IOException {
        String ticket = "POST /summary/ticket";
        List<String> beginnings =
                List.of(
                        "",
                        "GET /summary/events HT",
                        "GET /summary/events HTTP/1.1\r\n",
                        "GET /summary/events HTTP/1.1\r\nHost: localhost\r\nX-Never-Ending: a",
                        RawConnection.request(ticket, "Content-Length: 100"),
                        RawConnection.request(
                                ticket, "Content-Length: 100", "Expect: 100-continue"),
                        RawConnection.request(ticket, "Transfer-Encoding: chunked") + "5\r\nab",
                        HEALTH + "GET /summary/hea");
        try (var clients = new Connections()) {
            for (String beginning : beginnings) {
                clients.open(dashboard.port()).send(beginning);
            }
            for (RawConnection client : clients) {
                client.rest(); // fails unless there is an end to it
            }
        }
    }

    @Test
    void whoDribblesIsLetGo() throws IOException {
        String ticket = "POST /summary/ticket";
        List<String> beginnings =
                List.of(
                        "GET /",
                        "GET / HTTP/1.1\r\nHost: localhost\r\nX-Never-Ending: ",
                        RawConnection.request(ticket, "Content-Length: 4000"),
                        RawConnection.request(ticket, "Transfer-Encoding: chunked") + "fff\r\n");
        for (String beginning : beginnings) {
            try (var client = RawConnection.to(dashboard.port())) {
                client.send(beginning);
                int sent = 0;
                while (sent < DRIBBLED && !client.endsWithin(DRIBBLE)) {
                    client.sendIfOpen("a");
                    sent++;
                }
                assertThat(sent).as(beginning).isLessThan(DRIBBLED);
            }
        }
    }

    /// The answers are more than the operating system takes; the requests are not.
    @Test
    void whoDoesNotReadAnswersIsLetGo() throws Exception {
        try (var client = RawConnection.withLittleRoom(dashboard.port())) {
            client.send(HEALTH.repeat(200));
            dashboard.program().await("the connection is there", () -> dashboard.holds(client));
            dashboard.program().await("the connection is gone", () -> !dashboard.holds(client));
        }
    }

    @Test
    void whoHasNothingMoreToAskIsLetGo() throws IOException {
        try (var client = RawConnection.to(dashboard.port())) {
            client.send(HEALTH);
            RawConnection.Head head = client.head();
            assertThat(head.status()).isEqualTo(200);
            assertThat(client.body(head)).startsWith("{");
            assertThat(client.rest()).isEmpty();
        }
    }

    private static int statusOf(String request) throws IOException {
        try (var client = RawConnection.to(dashboard.port())) {
            client.send(request);
            int status = client.head().status();
            client.rest();
            return status;
        }
    }

    @Test
    void hugeHeadersAreRefused() throws IOException {
        String one = RawConnection.request("GET /livez", "X-Huge: " + "a".repeat(20_000));
        assertThat(statusOf(one)).isIn(400, 431);
        String[] many = new String[2000];
        Arrays.fill(many, "X-Many: aaaaaaa");
        assertThat(statusOf(RawConnection.request("GET /livez", many))).isIn(400, 431);
    }

    @Test
    void aHugeTargetIsRefused() throws IOException {
        assertThat(statusOf(RawConnection.request("GET /" + "a".repeat(20_000)))).isEqualTo(414);
    }

    @Test
    void aHugeBodyIsRefused() throws IOException {
        String post = "POST /summary/ticket";
        assertThat(statusOf(RawConnection.request(post, "Content-Length: 5000") + "a".repeat(5000)))
                .isEqualTo(413);
        assertThat(statusOf(RawConnection.request(post, "Content-Length: 9999999999")))
                .isEqualTo(413);
    }

    @Test
    void garbageAfterAGoodRequestDoesNotHurtIt() throws IOException {
        try (var client = RawConnection.to(dashboard.port())) {
            client.send(HEALTH + "\0\1garbage\r\n\r\n" + HEALTH);
            RawConnection.Head good = client.head();
            assertThat(good.status()).isEqualTo(200);
            assertThat(client.body(good)).contains("\"ok\":true");
            assertThat(client.head().status()).isEqualTo(400);
            assertThat(client.rest()).doesNotContain("HTTP/1.1");
        }
    }

    @Test
    void requestsInOneBreathAreAnsweredInTurn() throws IOException {
        try (var client = RawConnection.to(dashboard.port())) {
            client.send(HEALTH + RawConnection.request("GET /nowhere") + HEALTH);
            for (int status : List.of(200, 404, 200)) {
                RawConnection.Head head = client.head();
                assertThat(head.status()).isEqualTo(status);
                client.body(head);
            }
        }
    }

    @Test
    void theLongestIdleMakesRoomForTheNewest(@TempDir Path folder) throws Exception {
        int most = 8;
        Map<String, String> few =
                Map.of(
                        "G6_HTTP_MAX_CONNECTIONS", Integer.toString(most),
                        "G6_HTTP_REQUEST_TIMEOUT_MS", "600000",
                        "G6_HTTP_IDLE_TIMEOUT_MS", "600000");
        try (var crowded = ServedDashboard.start(folder, few);
                var stream = SseConnection.open(crowded.port(), "");
                var silent = new Connections()) {
            stream.next("full_snapshot");
            ProcessFigures before = ProcessFigures.of(crowded.program());
            for (int i = 0; i < 20 * most; i++) {
                silent.open(crowded.port());
            }

            assertThat(crowded.get("/livez")).isEqualTo("live\n");

            silent.iterator().next().rest(); // has made room
            crowded.program()
                    .await(
                            "as many are left as may be",
                            () ->
                                    ProcessFigures.of(crowded.program()).sockets()
                                            < before.sockets() + most);
            crowded.show(ServedDashboard.atCycle(2));
            stream.nextWith("panel_update", "cycle: 2");
        }
    }

    /// As many connections as the process has no descriptors for, in one go.
    @Test
    void aFloodOfConnectionsDoesNotEndTheService(@TempDir Path folder) throws Exception {
        List<String> withFewDescriptors = List.of("sh", "-c", "ulimit -n 300; exec \"$@\"", "sh");
        try (var flooded = ServedDashboard.start(folder, Map.of(), withFewDescriptors);
                var flood = new Connections()) {
            for (int i = 0; i < 1000; i++) {
                flood.open(flooded.port());
            }

            assertThat(flooded.get("/livez")).isEqualTo("live\n");
            assertThat(flooded.get("/summary/health")).contains("\"ok\":true");
        }
    }
}

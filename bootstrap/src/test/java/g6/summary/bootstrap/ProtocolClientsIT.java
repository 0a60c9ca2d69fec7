package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.testkit.RealComponent;
import g6.summary.testkit.Samples;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The clients of `docs/clients`, as others copy them, follow the packaged program.
class ProtocolClientsIT {
    private static final Path CLIENTS = Path.of(System.getProperty("project.root"), "docs/clients");
    private static final int MOST_LINES = 39;
    private static final String TOKEN = "s3cret-t0ken";
    private static final Pattern SNAPSHOT = Pattern.compile("\"snapshot\":\"([0-9a-f]{16})\"");

    /// What languages treat differently: numbers at the ends of what they can, keys that look like
    /// numbers or have a meaning of their own, an order that differs between UTF-8 and UTF-16,
    /// characters that some take for ends of lines, and text that looks like the stream itself.
    private static final String ODD =
            """
            {"app": {"version": "\\u2028\\u2029\\u0085\\uFEFF\\u007f\\u0001\\ud83d\\ude00 \\"panels\\":{ \\\\"},
             "loop": {"cycle": 1, "success_rate": 1e-7},
             "indices": ["NI\\u2028FTY", "event: bye\\n\\ndata: {}", "\\ud800"],
             "analytics": {"NIFTY": {"pcr": 1e-7}, "odd": {
                "10": 1, "9": 1.5e300, "-1": 1e21, "!": 0.00001, "": -0.0, "constructor": 5e-324,
                "__proto__": {"a": 123456789012345680000.5, "toString": 4.35},
                "\\ud83d\\ude00": 1, "\\uffff": 2, "\\ue000": 3, "hash": "x", "panels": {"x": []}}},
             "alerts": [{"level": "ERROR", "time": "x", "message": "id: v1.\\r\\n: \\u0000"}],
             "links": {"10": "b", "9": "a"},
             "resources": {"cpu": 0.1000000000000000055511151231257827}}
            """;

    @TempDir private Path folder;

    /// What a client says of an event after it has verified all of it.
    private record Taken(String event, long cycle, int panels, String snapshot) {
        static Taken parse(String line) {
            String[] words = line.split(" ", -1);
            assertThat(words).as(line).hasSize(4);
            return new Taken(
                    words[0], Long.parseLong(words[1]), Integer.parseInt(words[2]), words[3]);
        }
    }

    private static RunningProgram follow(String client, int port) {
        boolean isPython = client.endsWith(".py");
        String interpreter = isPython ? "python3" : "node";
        RealComponent.require(interpreter);
        String program = CLIENTS.resolve(client).toString();
        String url = "http://127.0.0.1:" + port;
        return RunningProgram.start(
                Map.of("G6_SSE_API_TOKEN", TOKEN, "no_proxy", "*"),
                isPython // without any package that happens to be installed
                        ? List.of(interpreter, "-I", "-S", program, url)
                        : List.of(interpreter, program, url));
    }

    /// Reads what the client says, up to where it has what the service shows and that says this.
    private static Taken takenUpTo(String content, RunningProgram client, ServedDashboard service)
            throws IOException {
        while (true) {
            Taken taken = Taken.parse(client.line());
            String shown = service.get("/summary/resync");
            if (shown.contains(content) && snapshotIn(shown).equals(taken.snapshot())) {
                return taken;
            }
        }
    }

    private static String snapshotIn(String json) {
        Matcher snapshot = SNAPSHOT.matcher(json);
        assertThat(snapshot.find()).as(json).isTrue();
        return snapshot.group(1);
    }

    private ServedDashboard served(String document, Map<String, String> settings)
            throws IOException {
        ServedDashboard served = ServedDashboard.start(folder, settings);
        served.show(document);
        return served;
    }

    @ParameterizedTest
    @ValueSource(strings = {"client.py", "client.js"})
    void everyPanelIsVerifiedAndARestartMissesNothing(String client) throws Exception {
        try (var service = served(ODD, Map.of());
                var reader = follow(client, service.port())) {
            Taken first = Taken.parse(reader.line());
            assertThat(first.event()).isEqualTo("full_snapshot");
            assertThat(first.panels()).isEqualTo(Settings.panelKeys().size());

            for (int cycle = 2; cycle <= 5; cycle++) {
                service.show(ODD.replace("\"cycle\": 1", "\"cycle\": " + cycle));
                Taken change = takenUpTo("\"number\":" + cycle, reader, service);
                assertThat(change.event()).isEqualTo("panel_diff");
            }
            assertThat(service.get("/summary/resync")).contains("5e-324", "1e-7", "__proto__");

            service.program().signal("TERM");
            assertThat(service.program().end()).as(service.program().err()).isZero();
            service.show(ODD.replace("\"cycle\": 1", "\"cycle\": 6"));
            String port = Integer.toString(service.port());
            try (var restarted =
                    ServedDashboard.start(folder, Map.of("G6_UNIFIED_HTTP_PORT", port))) {
                Taken back = Taken.parse(reader.line());
                assertThat(back.event()).isEqualTo("panel_diff");
                assertThat(back.panels()).isLessThan(Settings.panelKeys().size());

                restarted.show(Samples.text("nested-open"));
                takenUpTo("\"number\":40105", reader, restarted);
                assertThat(restarted.get("/summary/health"))
                        .contains("\"resumes\":1,", "\"full_snapshots\":0,");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"client.py", "client.js"})
    void whatComesInPiecesOrByAnotherWayIsVerifiedToo(String client) throws Exception {
        Map<String, String> small = Map.of("G6_SSE_MAX_EVENT_BYTES", "1024");
        try (var service = served(Samples.text("nested-open"), small);
                var stream = SseConnection.open(service.port(), "?format=structured");
                var reader = follow(client, service.port())) {
            assertThat(stream.next("full_snapshot").lastEventId()).isEmpty();
            stream.nextWith("panel_diff", "\"href\":\"/summary/panels/indices\"");

            takenUpTo("\"number\":40105", reader, service);
            service.show(Samples.text("nested-closed"));
            takenUpTo("\"market\":\"CLOSED\"", reader, service);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"client.py", "client.js"})
    void aPanelThatIsNotWhatItsHashSaysIsNotTaken(String client) throws Exception {
        String panel = "{\"data\":{\"n\":1},\"key\":\"cycle\",\"lines\":[],\"title\":\"Cycle\"}";
        String hash = sha256(panel);
        String snapshot = sha256("{\"cycle\":\"" + hash + "\"}").substring(0, 16);
        String document =
                "{\"cycle\":7,\"snapshot\":\""
                        + snapshot
                        + "\",\"panels\":{\"cycle\":{\"hash\":\""
                        + hash
                        + "\","
                        + panel.substring(1)
                        + "}}";
        String spoilt = document.replace("\"n\":1", "\"n\":2");
        Map<String, String> answers =
                Map.of(
                        "/summary/events?format=structured",
                        "event: full_snapshot\nid: v1.x\ndata: " + spoilt + "\n\n",
                        "/summary/resync",
                        document);
        try (var imposter = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var reader = follow(client, imposter.getLocalPort())) {
            Thread.ofVirtual().start(() -> answerAll(imposter, answers));

            assertThat(Taken.parse(reader.line())).isEqualTo(new Taken("resync", 7, 1, snapshot));
        }
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(
                        MessageDigest.getInstance("SHA-256")
                                .digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void answerAll(ServerSocket server, Map<String, String> answers) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                answer(client, answers);
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static void answer(Socket client, Map<String, String> answers) throws IOException {
        var request =
                new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        String target = request.readLine().split(" ", -1)[1];
        while (!request.readLine().isEmpty()) {
            // Headers, of which none matters here.
        }
        String answer =
                "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/event-stream\r\n\r\n"
                        + answers.get(target);
        client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"client.py", "client.js", "panel_files.py"})
    void aClientIsShort(String client) throws IOException {
        assertThat(Files.readAllLines(CLIENTS.resolve(client)))
                .hasSizeLessThanOrEqualTo(MOST_LINES);
    }
}

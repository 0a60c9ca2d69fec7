package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.testkit.RealComponent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// The packaged program and a client on another machine, as far as the network goes, of which it
/// never hears again: its cable is pulled, and no packet tells that it is gone.
class VanishedPeerIT {
    /// More than the operating system holds back for a client.
    private static final int KILOBYTES = 64;

    /// Of this run alone, beside which another may be under way.
    private static final long RUN = ProcessHandle.current().pid();

    private static final String MACHINE = "g6-test-" + RUN;
    private static final String CABLE = "g6t" + RUN; // names of links are short
    private static final String NETWORK = "198.18." + RUN / 63 % 256 + ".";
    private static final long OURS = RUN % 63 * 4 + 1;

    @TempDir private Path folder;

    @BeforeEach
    void thereIsAnotherMachine() throws Exception {
        RealComponent.requireRoot();
        for (String program : List.of("env", "ip", "bash")) {
            RealComponent.require(program);
        }
        ip("netns", "add", MACHINE);
        ip("link", "add", CABLE, "type", "veth", "peer", "name", CABLE, "netns", MACHINE);
        ip("address", "add", NETWORK + OURS + "/30", "dev", CABLE);
        ip("link", "set", CABLE, "up");
        ip("-n", MACHINE, "address", "add", NETWORK + (OURS + 1) + "/30", "dev", CABLE);
        ip("-n", MACHINE, "link", "set", CABLE, "up");
    }

    /// Each by itself: the machine is gone only when the last of its processes is.
    @AfterEach
    void theOtherMachineIsGone() throws Exception {
        new ProcessBuilder("ip", "link", "delete", CABLE).start().waitFor();
        new ProcessBuilder("ip", "netns", "delete", MACHINE).start().waitFor();
    }

    private static void ip(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(Arrays.asList(arguments));
        Process ip = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(ip.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(ip.waitFor()).as(command + " says " + said).isZero();
    }

    private static void pullTheCable() throws Exception {
        ip("-n", MACHINE, "link", "set", CABLE, "down");
    }

    private ServedDashboard serve(String... more) throws IOException {
        Map<String, String> settings = new HashMap<>();
        settings.put("G6_HTTP_BIND", "0.0.0.0");
        settings.put("G6_HTTP_ALLOW_INSECURE", "1");
        settings.put("G6_HTTP_SEND_BUFFER_BYTES", "4096");
        for (String setting : more) {
            String[] parts = setting.split("=", 2);
            settings.put(parts[0], parts[1]);
        }
        return ServedDashboard.start(folder, settings);
    }

    /// A client on the other machine, which has had its first events when it is returned.
    private static Process client(ServedDashboard dashboard) throws IOException {
        String ask =
                """
                exec 3<>/dev/tcp/$address/$port
                printf 'GET /summary/events?format=structured HTTP/1.1\\r\\nHost: $address\\r\\n\\r\\n' >&3
                exec cat <&3
                """
                        .replace("$address", NETWORK + OURS)
                        .replace("$port", Integer.toString(dashboard.port()));
        Process client =
                new ProcessBuilder("ip", "netns", "exec", MACHINE, "bash", "-c", ask).start();
        BufferedReader events = client.inputReader(StandardCharsets.UTF_8);
        String line = events.readLine();
        while (line != null && !line.equals("event: full_snapshot")) {
            line = events.readLine();
        }
        assertThat(line).as("the other machine gets events").isNotNull();
        return client;
    }

    @Test
    void aVanishedClientIsLetGo() throws Exception {
        try (var dashboard = serve("G6_SSE_WRITE_TIMEOUT_MS=1000")) {
            try (var earlier = SseConnection.open(dashboard.port(), "")) {
                earlier.next("full_snapshot");
            }
            dashboard.awaitFigure("clients", 0);
            ProcessFigures before = ProcessFigures.of(dashboard.program());
            Process client = client(dashboard);
            try {
                pullTheCable();

                AtomicInteger cycle = new AtomicInteger();
                dashboard
                        .program()
                        .await(
                                "its place is free",
                                () -> {
                                    dashboard.show(
                                            ServedDashboard.large(
                                                    KILOBYTES, cycle.incrementAndGet()));
                                    return dashboard.figure("clients") == 0;
                                });
                dashboard
                        .program()
                        .await(
                                "nothing is left of it",
                                () ->
                                        ProcessFigures.of(dashboard.program())
                                                .holdsNoMoreConnectionsThan(before));
            } finally {
                client.destroyForcibly();
            }
        }
    }

    /// There are no heartbeats, so that the events which were made tell that the program writes.
    @Test
    void aVanishedClientDoesNotHoldUpTheEnd() throws Exception {
        try (var dashboard =
                serve("G6_SSE_WRITE_TIMEOUT_MS=600000", "G6_SSE_HEARTBEAT_CYCLES=1000000")) {
            Process client = client(dashboard);
            try {
                pullTheCable();
                dashboard.show(ServedDashboard.large(KILOBYTES, 1));
                dashboard.awaitFigure("events_total", 3);

                dashboard.program().signal("TERM");

                assertThat(dashboard.program().end()).isZero();
            } finally {
                client.destroyForcibly();
            }
        }
    }
}

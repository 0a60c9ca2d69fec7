package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.testkit.RealComponent;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Where the packaged program listens, and where it refuses to.
class ListeningIT {
    private static final String EVERYWHERE = "0.0.0.0";

    @TempDir private Path folder;

    @BeforeEach
    void theProgramIsInstalled() {
        RealComponent.require("env");
    }

    private RunningProgram start(Map<String, String> environment) {
        Map<String, String> settings = new HashMap<>(environment);
        settings.put("G6_UNIFIED_HTTP", "1");
        settings.putIfAbsent("G6_UNIFIED_HTTP_PORT", "0");
        return RunningProgram.start(
                settings,
                RunningProgram.command("serve", "--status-file", folder.resolve("none") + ""));
    }

    @Test
    void aTakenPortEndsTheStart() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            try (var program = start(Map.of("G6_UNIFIED_HTTP_PORT", port))) {
                assertThat(program.end()).isEqualTo(74);
                assertThat(program.err().lines().filter(line -> !line.contains(" INFO ")))
                        .singleElement()
                        .asString()
                        .contains(port)
                        .contains("in use");
            }
        }
    }

    @Test
    void othersNeedATokenOrTheStartIsRefused() {
        try (var program = start(Map.of("G6_HTTP_BIND", EVERYWHERE))) {
            assertThat(program.end()).isEqualTo(78);
            assertThat(program.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith("g6-summary: G6_HTTP_BIND ");
        }
    }

    @Test
    void aServiceThatIsMeantToBeOpenIsOpen() throws Exception {
        Map<String, String> open =
                Map.of("G6_HTTP_BIND", EVERYWHERE, "G6_HTTP_ALLOW_INSECURE", "1");
        try (var dashboard = ServedDashboard.start(folder, open)) {
            assertThat(dashboard.get("/livez")).isEqualTo("live\n");
        }
    }

    @Test
    void aTokenOpensTheServiceToOthers() throws Exception {
        Map<String, String> guarded =
                Map.of("G6_HTTP_BIND", EVERYWHERE, "G6_SSE_API_TOKEN", "s3cret-t0ken");
        try (var dashboard = ServedDashboard.start(folder, guarded);
                var stranger = SseConnection.open(dashboard.port(), "");
                var friend =
                        SseConnection.open(dashboard.port(), "", "X-API-Token: s3cret-t0ken")) {
            assertThat(stranger.status()).isEqualTo(401);
            assertThat(friend.next("hello").data()).startsWith("{");
        }
    }
}

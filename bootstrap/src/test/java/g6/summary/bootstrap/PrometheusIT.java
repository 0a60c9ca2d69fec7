package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import g6.summary.testkit.RealComponent;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The running service under a real Prometheus, and what operators are given to go with it.
class PrometheusIT {
    private static final Path DOCS = Path.of(System.getProperty("project.root"), "docs");

    @TempDir private Path folder;

    @BeforeEach
    void prometheusIsThere() {
        RealComponent.require("prometheus");
        RealComponent.require("promtool");
    }

    private ServedDashboard serve(Map<String, String> settings) throws IOException {
        return ServedDashboard.start(Files.createDirectory(folder.resolve("status")), settings);
    }

    private static List<String> expressions() throws IOException {
        return Pattern.compile("\"expr\": \"((?:[^\"\\\\]|\\\\.)*)\"")
                .matcher(Files.readString(DOCS.resolve("operations/grafana-dashboard.json")))
                .results()
                .map(expression -> expression.group(1).replace("\\\"", "\"").replace("\\\\", "\\"))
                .map(expression -> expression.replace("$__rate_interval", "5s"))
                .map(expression -> expression.replace("$job", ".+").replace("$instance", ".+"))
                .toList();
    }

    private static Set<String> families() throws IOException {
        Set<String> families = new TreeSet<>();
        Pattern.compile("`(g6_\\w+)(?:\\{\\w+})?`")
                .matcher(Files.readString(DOCS.resolve("metrics.md")))
                .results()
                .map(name -> name.group(1))
                .forEach(families::add);
        return families;
    }

    @Test
    void everyFamilyIsScrapedNoCounterFallsAndRulesAlertsAndBoardHaveTheirFigures()
            throws Exception {
        try (ServedDashboard dashboard = serve(Map.of());
                Prometheus prometheus =
                        Prometheus.scraping(dashboard.port(), scraper(), Optional.empty());
                SseConnection client = SseConnection.open(dashboard.port(), "")) {
            prometheus.await("up{job=\"g6-summary\"} == 1");
            for (int cycle = 2; cycle < 40; cycle++) {
                dashboard.show(ServedDashboard.atCycle(cycle));
                client.next("panel_update");
            }
            prometheus.await("increase(g6_unified_cycle_total[5s]) > 0");
            prometheus.await("increase(g6_sse_http_events_sent_total[5s]) > 0");

            for (String family : families()) {
                assertThat(prometheus.count("{__name__=~\"" + family + "(_count)?\"}"))
                        .as(family)
                        .isPositive();
                String counter = family.endsWith("_total") ? family : family + "_count";
                assertThat(prometheus.count("resets(" + counter + "[1m]) > 0"))
                        .as(counter)
                        .isZero();
            }
            dashboard
                    .program()
                    .await(
                            "all rules have been evaluated",
                            () -> !prometheus.rules().contains("\"health\":\"unknown\""));
            assertThat(prometheus.rules())
                    .contains("\"health\":\"ok\"")
                    .doesNotContain("\"health\":\"err\"")
                    .doesNotContain("\"state\":\"firing\"");
            for (String expression : expressions()) {
                assertThat(prometheus.query(expression))
                        .as(expression)
                        .contains("\"status\":\"success\"");
                if (!expression.contains("> 0")) {
                    prometheus.await(expression);
                }
            }
        }
    }

    private Path scraper() throws IOException {
        return Files.createDirectory(folder.resolve("scraper"));
    }

    @Test
    void aServiceThatAsksForATokenIsScrapedWithIt() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "s3cret\n");
        try (ServedDashboard dashboard = serve(Map.of("G6_SSE_API_TOKEN_FILE", token.toString()));
                Prometheus prometheus =
                        Prometheus.scraping(dashboard.port(), scraper(), Optional.of(token))) {
            prometheus.await("up{job=\"g6-summary\"} == 1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"G6_SUMMARY_METRICS_HTTP=1", "G6_OUTPUT_SINKS=metrics"})
    void theFiguresCanHaveAPortOfTheirOwn(String how) throws Exception {
        String[] setting = how.split("=", 2);
        Map<String, String> settings =
                Map.of(setting[0], setting[1], "G6_UNIFIED_HTTP", "0", "G6_METRICS_HTTP_PORT", "0");
        try (ServedDashboard dashboard = serve(settings)) {
            dashboard
                    .program()
                    .await(
                            "cycles are counted",
                            () ->
                                    !dashboard
                                            .get("/metrics")
                                            .contains("g6_unified_cycle_total 0.0"));
            assertThat(dashboard.get("/readyz")).isEqualTo("ready\n");
            assertThatThrownBy(() -> dashboard.get("/summary/health"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("404");
        }
    }

    @Test
    void thePortOfEverythingCanDoWithoutFigures() throws Exception {
        try (ServedDashboard dashboard = serve(Map.of("G6_UNIFIED_METRICS", "0"))) {
            assertThat(dashboard.get("/summary/health")).contains("\"ok\":true");
            assertThatThrownBy(() -> dashboard.get("/metrics"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("404");
        }
    }

    /// A thousand clients of a thousand addresses, names and wishes.
    @Test
    void noClientMakesAFigureOfItsOwn() throws Exception {
        try (ServedDashboard dashboard = serve(Map.of("G6_SSE_MAX_CONNECTIONS", "5"))) {
            visit(dashboard.port(), 1);
            Set<String> before = series(dashboard);

            for (int i = 0; i < 1000; i++) {
                visit(dashboard.port(), i);
            }

            assertThat(series(dashboard)).isEqualTo(before);
            assertThat(dashboard.get("/metrics"))
                    .hasSizeLessThan(200 * 1024)
                    .doesNotContain("127.0.", "agent-", "wish-", "secret-");
        }
    }

    private static void visit(int port, int n) throws IOException {
        InetAddress own = InetAddress.getByName("127.0." + (1 + n / 250) + "." + (1 + n % 250));
        String path =
                switch (n % 5) {
                    case 0 -> "/summary/events?panels=wish-" + n;
                    case 1 -> "/wish-" + n;
                    case 2 -> "/summary/panels/wish-" + n;
                    case 3 -> "/summary/events?ticket=secret-" + n;
                    default -> "/metrics?wish-" + n;
                };
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port, own, 0)) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    RawConnection.request(
                                    "GET " + path,
                                    "User-Agent: agent-" + n,
                                    "X-Request-ID: wish-" + n,
                                    "Last-Event-ID: v1.wish." + n)
                            .getBytes(StandardCharsets.UTF_8));
            socket.getInputStream().read(); // answered
        }
    }

    private static Set<String> series(ServedDashboard dashboard) throws IOException {
        Set<String> series = new TreeSet<>();
        Pattern.compile("(?m)^(g6_\\S+) \\S+$")
                .matcher(dashboard.get("/metrics"))
                .results()
                .map(MatchResult::group)
                .map(sample -> sample.substring(0, sample.lastIndexOf(' ')))
                .forEach(series::add);
        assertThat(series).hasSizeGreaterThan(100);
        return series;
    }

    @Test
    void promtoolAcceptsConfigurationRulesAndTheirTests() throws Exception {
        assertThat(promtool("check", "config", "prometheus.yml")).contains("SUCCESS");
        assertThat(promtool("check", "rules", "recording-rules.yml", "alert-rules.yml"))
                .contains("SUCCESS");
        assertThat(promtool("test", "rules", "rules-tests.yml")).contains("SUCCESS");
    }

    private static String promtool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        Process promtool =
                new ProcessBuilder(command)
                        .directory(Prometheus.KIT.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(promtool.waitFor()).as(said).isZero();
        return said;
    }
}

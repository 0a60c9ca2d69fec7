package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.bootstrap.SseParser.Event;
import g6.summary.testkit.RealComponent;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The stream of the packaged program in a real browser, read by the browser's own `EventSource` on
/// a page of another origin.
class BrowserIT {
    private static final String TOKEN = "s3cret-t0ken";

    /// Leaves out what comes by the clock.
    private static final String CHANGES = "?types=full_snapshot,panel_update";

    @AutoClose private static Browser browser;

    @TempDir private Path folder;

    @BeforeAll
    static void aBrowserRuns(@TempDir Path profile) throws IOException {
        RealComponent.require("env");
        RealComponent.require("chromium");
        browser = Browser.start(profile);
    }

    private ServedDashboard serve(Map<String, String> environment) throws IOException {
        Map<String, String> settings = new HashMap<>(environment);
        settings.putIfAbsent("G6_SSE_ALLOW_ORIGIN", browser.origin());
        return ServedDashboard.start(folder, settings);
    }

    private static String events(int port, String query) {
        return "http://127.0.0.1:" + port + "/summary/events" + query;
    }

    private static void follow(ServedDashboard dashboard, String query) {
        browser.visit("follow('" + events(dashboard.port(), query) + "')");
    }

    @Test
    void aPageGetsEventsInOrderWithTheIdsOfTheWire() throws Exception {
        try (var dashboard = serve(Map.of());
                var wire = SseConnection.open(dashboard.port(), CHANGES)) {
            follow(dashboard, CHANGES);

            Event hello = browser.report();
            assertThat(hello.type()).isEqualTo("hello");
            assertThat(hello.data()).contains("\"resumed\":false");
            assertThat(hello.lastEventId()).isEmpty();
            assertSame(browser.report(), wire.next("full_snapshot"));
            for (int cycle = 2; cycle < 4; cycle++) {
                dashboard.show(ServedDashboard.atCycle(cycle));
                Event update = browser.report();
                assertThat(update.data()).contains("cycle: " + cycle).doesNotContain("indices");
                assertSame(update, wire.next("panel_update"));
            }
        }
    }

    private static void assertSame(Event seen, Event sent) {
        assertThat(seen.type()).isEqualTo(sent.type());
        assertThat(seen.lastEventId()).isEqualTo(sent.lastEventId()).startsWith("v1.");
    }

    @Test
    void aPageComesBackByItselfAndGetsWhatChanged() throws Exception {
        int port;
        try (var dashboard = serve(Map.of())) {
            port = dashboard.port();
            follow(dashboard, CHANGES);
            browser.report("full_snapshot");
            dashboard.program().signal("KILL");
            dashboard.program().end();
            dashboard.show(ServedDashboard.atCycle(2));
        }
        try (var _ = serve(Map.of("G6_UNIFIED_HTTP_PORT", Integer.toString(port)))) {
            assertThat(browser.report().type()).isEqualTo("waiting");
            assertThat(browser.report("hello").data()).contains("\"resumed\":true");
            Event update = browser.report();
            assertThat(update.type()).isEqualTo("panel_update");
            assertThat(update.data()).contains("cycle: 2").doesNotContain("indices");
        }
    }

    @Test
    void aPageHearsThatTheServiceEnds() throws Exception {
        try (var dashboard = serve(Map.of())) {
            follow(dashboard, "");
            browser.report("full_snapshot");

            dashboard.program().signal("TERM");

            assertThat(browser.report("bye").data()).contains("\"reason\":\"shutdown\"");
            assertThat(browser.report().type()).isEqualTo("waiting");
            assertThat(dashboard.program().end()).isZero();
        }
    }

    @Test
    void aPageGetsInWithATicket() throws Exception {
        try (var dashboard = serve(Map.of("G6_SSE_API_TOKEN", TOKEN))) {
            browser.visit(
                    """
                    const url = 'http://127.0.0.1:$port/summary';
                    const headers = {'X-API-Token': '$token'};
                    const answer = await fetch(url + '/ticket', {method: 'POST', headers});
                    const {ticket} = await answer.json();
                    follow(url + '/events?ticket=' + ticket);
                    """
                            .replace("$port", Integer.toString(dashboard.port()))
                            .replace("$token", TOKEN));

            assertThat(browser.report().type()).isEqualTo("hello");

            follow(dashboard, "");
            assertThat(browser.report().type()).isEqualTo("given up");
        }
    }

    @Test
    void aPageOfAnotherOriginReadsNothing() throws Exception {
        try (var dashboard = serve(Map.of("G6_SSE_ALLOW_ORIGIN", "https://ops.example"))) {
            follow(dashboard, "");
            assertThat(browser.report().type()).isEqualTo("given up");
        }
    }

    @Test
    void aPageThatIsClosedMakesRoom() throws Exception {
        try (var dashboard = serve(Map.of("G6_SSE_MAX_CONNECTIONS", "1"))) {
            follow(dashboard, "");
            browser.report("full_snapshot");
            try (var tooMany = SseConnection.open(dashboard.port(), "")) {
                assertThat(tooMany.status()).isEqualTo(429);
            }

            browser.leave();

            dashboard.awaitFigure("clients", 0);
            try (var next = SseConnection.open(dashboard.port(), "")) {
                assertThat(next.status()).isEqualTo(200);
            }
        }
    }
}

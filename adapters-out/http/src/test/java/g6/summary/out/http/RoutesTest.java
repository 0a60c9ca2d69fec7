package g6.summary.out.http;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.application.Playback.Position;
import g6.summary.application.StreamObserver;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.SourceState;
import g6.summary.domain.SourceState.Freshness;
import g6.summary.domain.StatusFault;
import g6.summary.out.http.Listener.Offer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What is served where, to whom, and in which words.
class RoutesTest {
    private static final HashedPanel CYCLE = Dashboard.panel("cycle", "1");
    private static final HashedPanel ALERTS = Dashboard.panel("alerts", "none");
    private static final String TOKEN = "X-API-Token: s3cret";

    private final ConcurrentLinkedQueue<String> rejected = new ConcurrentLinkedQueue<>();
    private final Dashboard dashboard =
            new Dashboard(
                    Dashboard.LIMITS,
                    new StreamObserver() {
                        @Override
                        public void rejected(Caller caller, Rejection cause) {
                            rejected.add(cause.label() + " " + caller);
                        }
                    },
                    Set.of(),
                    Offer.ALL,
                    Offer.ALL_BUT_METRICS,
                    Offer.STREAM,
                    Offer.RESYNC,
                    Offer.METRICS);

    @AfterEach
    void end() {
        dashboard.close();
    }

    private static AccessRules rules(
            Set<String> hosts, Optional<String> token, String agents, Set<String> origins) {
        return new AccessRules(
                hosts,
                token.map(AccessToken::of),
                List.of(),
                agents.isEmpty() ? List.of() : List.of(agents),
                Optional.empty(),
                origins);
    }

    private void askForAToken() {
        dashboard.access = rules(Set.of(), Optional.of("s3cret"), "", Set.of());
    }

    @Test
    void resyncIsTheCurrentFrameWithItsData() {
        dashboard.show(CYCLE, ALERTS);
        RawAnswer answer = dashboard.get("/summary/resync");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("etag")).contains("\"" + dashboard.frame().id() + "-fresh\"");
        assertThat(answer.header("cache-control")).contains("no-store");
        Map<String, String> members = RawJson.members(answer.body());
        assertThat(members)
                .containsEntry("schema_version", "\"v1\"")
                .containsEntry("cycle", "1")
                .containsEntry("stale", "false")
                .containsEntry("snapshot", "\"" + dashboard.frame().id() + "\"");
        assertThat(RawJson.member(answer.body(), "panels"))
                .isEqualTo(
                        "{\"cycle\":{\"hash\":\""
                                + CYCLE.hash()
                                + "\",\"data\":{\"n\":1,\"text\":\"1\"},\"key\":\"cycle\","
                                + "\"lines\":[\"1\"],\"title\":\"CYCLE\"},\"alerts\":{\"hash\":\""
                                + ALERTS.hash()
                                + "\",\"data\":{\"n\":1,\"text\":\"none\"},\"key\":\"alerts\","
                                + "\"lines\":[\"none\"],\"title\":\"ALERTS\"}}");
        assertThat(RawJson.members(RawJson.member(get("?panels=alerts"), "panels")))
                .containsOnlyKeys("alerts");
    }

    private String get(String query) {
        return dashboard.get("/summary/resync" + query).body();
    }

    @Test
    void whatAClientHasIsNotSentAgain() {
        dashboard.show(CYCLE);
        String tag = dashboard.get("/summary/resync").header("etag").orElseThrow();
        for (String tags : List.of(tag, "W/" + tag, "\"x\", " + tag, "*")) {
            RawAnswer answer = dashboard.get("/summary/resync", "If-None-Match: " + tags);
            assertThat(answer.status()).as(tags).isEqualTo(304);
            assertThat(answer.header("etag")).contains(tag);
        }
        dashboard.show(
                SourceState.failed(
                        new StatusFault(StatusFault.Outcome.MISSING, ""), Optional.empty()));
        RawAnswer stale = dashboard.get("/summary/resync", "If-None-Match: " + tag);
        assertThat(stale.status()).isEqualTo(200);
        assertThat(RawJson.member(stale.body(), "stale")).isEqualTo("true");
    }

    @Test
    void onePanelCanBeHad() {
        dashboard.show(CYCLE, ALERTS);
        RawAnswer answer = dashboard.get("/summary/panels/cycle");
        assertThat(answer.header("etag")).contains("\"" + CYCLE.hash() + "\"");
        assertThat(answer.body())
                .isEqualTo(RawJson.member(RawJson.member(get(""), "panels"), "cycle"));
        assertThat(dashboard.get("/summary/panels/nope").status()).isEqualTo(404);
        assertThat(dashboard.get("/summary/panels/cycle/x").status()).isEqualTo(404);
    }

    @Test
    void beforeTheFirstCycleThereIsNothingYet() {
        for (String target : List.of("/summary/resync", "/summary/panels/cycle")) {
            RawAnswer answer = dashboard.get(target);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("retry-after")).contains("1");
        }
        assertThat(dashboard.get("/readyz").status()).isEqualTo(503);
        assertThat(dashboard.get("/livez").body()).isEqualTo("live\n");
    }

    @Test
    void probesFollowTheLoopAndTheEnd() {
        dashboard.show(CYCLE);
        assertThat(dashboard.get("/readyz").body()).isEqualTo("ready\n");
        dashboard.clock.advance(Duration.ofSeconds(6));
        assertThat(dashboard.get("/livez").status()).isEqualTo(503);
        assertThat(dashboard.get("/summary/health").status()).isEqualTo(503);
        dashboard.cycle();
        assertThat(dashboard.get("/livez").status()).isEqualTo(200);
        dashboard.server().drain();
        assertThat(dashboard.get("/readyz").status()).isEqualTo(503);
        assertThat(dashboard.get("/summary/events").status()).isEqualTo(503);
        assertThat(dashboard.get("/summary/resync").status()).isEqualTo(200);
    }

    @Test
    void healthTellsEverything() {
        dashboard.show(CYCLE);
        dashboard.show(Dashboard.panel("cycle", "2"));
        Map<String, String> health = RawJson.members(dashboard.get("/summary/health").body());
        assertThat(health)
                .containsOnlyKeys(
                        "adaptive",
                        "churn_ratio",
                        "cycle",
                        "diff",
                        "high_churn_streak",
                        "hit_ratio",
                        "ok",
                        "outputs",
                        "panel_updates_last",
                        "schema_version",
                        "snapshot",
                        "source",
                        "sse",
                        "timing",
                        "uptime_sec",
                        "version")
                .containsEntry("ok", "true")
                .containsEntry("cycle", "2")
                .containsEntry(
                        "diff",
                        "{\"cycles\":2,\"hit_ratio\":0.5,\"last_cycle_updates\":1,"
                                + "\"rolling_hit_ratio\":0.5,\"total_panel_updates\":1}")
                .containsEntry("adaptive", "{\"backlog_ratio\":null}")
                .containsEntry(
                        "outputs",
                        "{\"sse\":{\"age_at_glass_seconds\":null,\"delivered\":2,"
                                + "\"failures\":0,\"lag_cycles\":0,"
                                + "\"last_error\":null,\"ok\":true}}");
    }

    @Test
    void healthTellsHowOldADocumentWasWhenItWasShown() {
        Instant asOf = dashboard.clock.instant();
        dashboard.clock.advance(Duration.ofMillis(1500));
        dashboard.show(new SourceState(Freshness.FRESH, Optional.of(asOf), Optional.empty()));
        dashboard.clock.advance(Duration.ofSeconds(60));
        dashboard.cycle(); // the same document is no older behind the glass
        assertThat(RawJson.member(dashboard.get("/summary/health").body(), "outputs"))
                .contains("\"age_at_glass_seconds\":1.5");
    }

    @Test
    void healthOfAReplaySaysThatItIsThePast() {
        Instant then = Instant.parse("2025-10-16T05:20:00Z");
        dashboard.position = Optional.of(new Position(then, true, 2.5, 7, 400, Optional.empty()));
        dashboard.show(CYCLE);
        assertThat(RawJson.member(dashboard.get("/summary/health").body(), "replay"))
                .isEqualTo(
                        "{\"at\":\"2025-10-16T05:20:00Z\",\"count\":400,\"number\":7,"
                                + "\"playing\":true,\"speed\":2.5}");

        dashboard.position =
                Optional.of(
                        new Position(
                                then, false, Double.POSITIVE_INFINITY, 400, 400, Optional.empty()));
        assertThat(RawJson.member(dashboard.get("/summary/health").body(), "replay"))
                .contains("\"playing\":false,\"speed\":null");
    }

    @Test
    void figuresAreServedAsTheReaderWantsThem() {
        RawAnswer answer = dashboard.ask("GET /metrics", "Accept: text/plain", "Accept: */*;q=0.1");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).contains("text/plain; version=test");
        assertThat(answer.header("vary")).contains("Accept");
        assertThat(answer.header("cache-control")).contains("no-store");
        assertThat(answer.body()).isEqualTo("accepts text/plain,*/*;q=0.1\n");
        assertThat(dashboard.get("/metrics").body()).isEqualTo("accepts anything\n");
    }

    @Test
    void figuresAreGuardedLikeEverythingElse() {
        askForAToken();
        assertThat(dashboard.get("/metrics").status()).isEqualTo(401);
        assertThat(dashboard.ask("GET /metrics", TOKEN).status()).isEqualTo(200);
        assertThat(rejected).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "GET /nope, 404",
        "GET /, 404",
        "GET /summary, 404",
        "GET /summary/events/, 404",
        "GET /summary/panels/, 404",
        "POST /summary/events, 405",
        "DELETE /summary/resync, 405",
        "PUT /livez, 405",
        "GET /summary/ticket, 405",
        "PATCH /nope, 404"
    })
    void whatIsNotThereIsSaidInJson(String line, int status) {
        dashboard.show(CYCLE);
        RawAnswer answer = dashboard.ask(line);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("content-type")).contains("application/json");
        assertThat(RawJson.members(answer.body())).containsOnlyKeys("error");
        if (status == 405) {
            assertThat(answer.header("allow"))
                    .contains(line.contains("ticket") ? "POST, OPTIONS" : "GET, HEAD, OPTIONS");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/summary/events",
                "/summary/stream",
                "/summary/resync",
                "/summary/panels/cycle",
                "/summary/health",
                "/metrics",
                "/livez",
                "/readyz"
            })
    void headWorksWhereverGetDoes(String target) {
        dashboard.show(CYCLE);
        try (RawConnection connection = new RawConnection(dashboard.port())) {
            connection.request("HEAD " + target, "Host: localhost");
            assertThat(connection.head().status()).isEqualTo(200);
            connection.request("GET /livez", "Host: localhost"); // no byte of a body before
            assertThat(connection.answer().body()).isEqualTo("live\n");
        }
    }

    @Test
    void eachListenerServesItsPart() {
        dashboard.show(CYCLE);
        assertThat(status(Offer.STREAM, "/summary/health")).isEqualTo(200);
        assertThat(status(Offer.STREAM, "/summary/resync")).isEqualTo(200);
        assertThat(status(Offer.RESYNC, "/summary/resync")).isEqualTo(200);
        assertThat(status(Offer.RESYNC, "/summary/panels/cycle")).isEqualTo(200);
        assertThat(status(Offer.RESYNC, "/readyz")).isEqualTo(200);
        assertThat(status(Offer.RESYNC, "/summary/events")).isEqualTo(404);
        assertThat(status(Offer.RESYNC, "/summary/health")).isEqualTo(404);
        assertThat(status(Offer.METRICS, "/metrics")).isEqualTo(200);
        assertThat(status(Offer.METRICS, "/livez")).isEqualTo(200);
        assertThat(status(Offer.METRICS, "/readyz")).isEqualTo(200);
        assertThat(status(Offer.METRICS, "/summary/health")).isEqualTo(404);
        assertThat(status(Offer.METRICS, "/summary/events")).isEqualTo(404);
        assertThat(status(Offer.STREAM, "/metrics")).isEqualTo(404);
        assertThat(status(Offer.RESYNC, "/metrics")).isEqualTo(404);
        assertThat(status(Offer.ALL_BUT_METRICS, "/metrics")).isEqualTo(404);
        assertThat(status(Offer.ALL_BUT_METRICS, "/summary/health")).isEqualTo(200);
        try (EventReader client =
                EventReader.open(dashboard.port(Offer.STREAM), "/summary/stream")) {
            assertThat(client.next().type()).isEqualTo("hello");
        }
    }

    private int status(Offer offer, String target) {
        try (RawConnection connection = new RawConnection(dashboard.port(offer))) {
            return connection.request("GET " + target, "Host: localhost").answer().status();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nope",
                "/summary/events",
                "/summary/resync",
                "/summary/health",
                "/summary/panels/cycle",
                "/livez/",
                "//livez",
                "/livez/../summary/health",
                "/livez/%2e%2e/summary/health",
                "/%6civez",
                "/livez;x=1",
                "/livez;/../summary/health",
                "/summary/..;/summary/health",
                "/summary%2fhealth",
                "/./summary/health",
                "/summary//health",
                "/readyz%00",
                "/LIVEZ"
            })
    void nothingButTheProbesIsOpenWithoutTheToken(String target) {
        askForAToken();
        dashboard.show(CYCLE);
        assertThat(dashboard.get(target).status()).isIn(400, 401);
        assertThat(dashboard.get("/livez?x=/summary/health").body()).isEqualTo("live\n");
    }

    @Test
    void theTokenLetsInByEitherHeader() {
        askForAToken();
        dashboard.show(CYCLE);
        for (String header :
                List.of(
                        TOKEN,
                        "x-api-token:s3cret",
                        "Authorization: Bearer s3cret",
                        "AUTHORIZATION: bearer s3cret")) {
            assertThat(dashboard.get("/summary/resync", header).status()).as(header).isEqualTo(200);
        }
        assertThat(dashboard.get("/summary/resync", TOKEN, "Authorization: Basic eDp5").status())
                .isEqualTo(200);
    }

    @Test
    void aWrongTokenIsToldHowToComeIn() {
        askForAToken();
        dashboard.show(CYCLE);
        for (List<String> headers :
                List.of(
                        List.<String>of(),
                        List.of("X-API-Token: wrong"),
                        List.of(TOKEN, TOKEN),
                        List.of(TOKEN, "Authorization: Bearer s3cret"),
                        List.of("Authorization: Basic s3cret"),
                        List.of("Cookie: X-API-Token=s3cret"))) {
            RawAnswer answer = dashboard.get("/summary/resync", headers.toArray(String[]::new));
            assertThat(answer.status()).as("%s", headers).isEqualTo(401);
            assertThat(answer.header("www-authenticate")).contains("Bearer");
            assertThat(answer.body()).doesNotContain("s3cret");
        }
        assertThat(dashboard.get("/summary/resync?token=s3cret").status()).isEqualTo(401);
        assertThat(rejected).allMatch(line -> line.startsWith("auth ") && !line.contains("s3cret"));
    }

    @Test
    void aTicketOpensTheStreamOnce() {
        askForAToken();
        dashboard.show(CYCLE);
        assertThat(dashboard.ask("POST /summary/ticket").status()).isEqualTo(401);
        RawAnswer answer = dashboard.ask("POST /summary/ticket", TOKEN);
        assertThat(RawJson.member(answer.body(), "expires_in")).isEqualTo("30");
        String ticket = RawJson.unquoted(RawJson.member(answer.body(), "ticket"));
        try (EventReader client = dashboard.follow("?ticket=" + ticket)) {
            assertThat(client.next().type()).isEqualTo("hello");
        }
        assertThat(dashboard.get("/summary/events?ticket=" + ticket).status()).isEqualTo(401);
        String other = RawJson.unquoted(RawJson.member(ticket(), "ticket"));
        assertThat(dashboard.ask("POST /summary/ticket?ticket=" + other).status()).isEqualTo(401);
    }

    private String ticket() {
        return dashboard.ask("POST /summary/ticket", TOKEN).body();
    }

    @Test
    void aSpoofedNameIsTurnedAwayEvenFromTheProbes() {
        dashboard.show(CYCLE);
        for (String line : List.of("GET /summary/resync", "GET /livez", "OPTIONS /livez")) {
            assertThat(dashboard.ask(line, "Host: evil.example").status()).as(line).isEqualTo(421);
        }
        dashboard.access = rules(Set.of("evil.example"), Optional.empty(), "", Set.of());
        assertThat(dashboard.get("/livez", "Host: EVIL.example:80").status()).isEqualTo(200);
    }

    @Test
    void whatAProxySaysOfTheAddressDoesNotCount() {
        dashboard.access =
                new AccessRules(
                        Set.of(),
                        Optional.empty(),
                        List.of(AddressRange.parse("10.0.0.0/8").orElseThrow()),
                        List.of(),
                        Optional.empty(),
                        Set.of());
        RawAnswer answer =
                dashboard.get(
                        "/summary/resync",
                        "X-Forwarded-For: 10.0.0.1",
                        "Forwarded: for=10.0.0.1",
                        "X-Real-IP: 10.0.0.1");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(rejected).singleElement().asString().startsWith("ip Caller[address=127.0.0.1");
    }

    @Test
    void whoConnectsTooOftenWaits() {
        dashboard.access =
                new AccessRules(
                        Set.of(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.of(new ConnectRate(2, Duration.ofSeconds(30))),
                        Set.of());
        dashboard.show(CYCLE);
        dashboard.follow("").close();
        dashboard.follow("").close();
        RawAnswer answer = dashboard.get("/summary/events");
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("retry-after")).contains("30");
        assertThat(dashboard.get("/summary/resync").status()).isEqualTo(200);
        dashboard.clock.advance(Duration.ofSeconds(30));
        dashboard.follow("").close();
    }

    @Test
    void thereAreOnlySoManyStreams() {
        dashboard.stream = new StreamRules(2, 0, 5, 0, false, 1 << 20, Duration.ofSeconds(5));
        dashboard.show(CYCLE);
        try (EventReader one = dashboard.follow("");
                EventReader two = dashboard.follow("")) {
            one.next("full_snapshot");
            two.next("full_snapshot");
            RawAnswer answer = dashboard.get("/summary/events");
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.header("retry-after")).contains("5");
            assertThat(dashboard.get("/summary/events").status()).isEqualTo(429);
            assertThat(rejected).hasSize(2).allMatch(line -> line.startsWith("cap "));
        }
    }

    @Test
    void aBadRequestHoldsNoPlace() {
        dashboard.stream = new StreamRules(1, 0, 5, 0, false, 1 << 20, Duration.ofSeconds(5));
        dashboard.show(CYCLE);
        for (int i = 0; i < 100; i++) {
            assertThat(dashboard.get("/summary/events?panels=nope").status()).isEqualTo(400);
            assertThat(dashboard.ask("HEAD /summary/events").status()).isEqualTo(200);
        }
        dashboard.follow("").close();
    }

    @Test
    void theRequestsNameIsEchoedWithoutAnythingDangerous() {
        assertThat(dashboard.get("/livez", "X-Request-ID: a-B_9").header("x-request-id"))
                .contains("a-B_9");
        assertThat(dashboard.get("/livez", "X-Request-ID: <b>é\t;1").header("x-request-id"))
                .contains("b1");
        assertThat(
                        dashboard
                                .get("/livez", "X-Request-ID: " + "x".repeat(500))
                                .header("x-request-id"))
                .contains("x".repeat(120));
        assertThat(dashboard.get("/livez", "X-Request-ID: ///").header("x-request-id")).isEmpty();
        assertThat(dashboard.get("/nope", "X-Request-ID: 1").header("x-request-id")).contains("1");
    }

    @Test
    void aListedOriginMayRead() {
        dashboard.access =
                rules(Set.of(), Optional.of("s3cret"), "", Set.of("https://ops.example"));
        dashboard.show(CYCLE);
        RawAnswer mine = dashboard.get("/summary/resync", TOKEN, "Origin: https://ops.example");
        assertThat(mine.header("access-control-allow-origin")).contains("https://ops.example");
        assertThat(mine.header("access-control-allow-credentials")).contains("true");
        assertThat(mine.header("vary")).contains("Origin");
        RawAnswer refused = dashboard.get("/summary/resync", "Origin: https://ops.example");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("access-control-allow-origin")).contains("https://ops.example");
        for (String origin : List.of("https://ops.example.evil", "null", "http://ops.example")) {
            RawAnswer other = dashboard.get("/summary/resync", TOKEN, "Origin: " + origin);
            assertThat(other.header("access-control-allow-origin")).isEmpty();
            assertThat(other.header("vary")).contains("Origin");
        }
    }

    @Test
    void aBrowserMayAskBeforehandWithoutTheToken() {
        dashboard.access =
                rules(Set.of(), Optional.of("s3cret"), "", Set.of("https://ops.example"));
        RawAnswer answer =
                dashboard.ask(
                        "OPTIONS /summary/events",
                        "Origin: https://ops.example",
                        "Access-Control-Request-Method: GET",
                        "Access-Control-Request-Headers: last-event-id");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("access-control-allow-headers").orElseThrow())
                .contains("Last-Event-ID", "X-API-Token", "Authorization");
        assertThat(answer.header("access-control-allow-methods").orElseThrow()).contains("GET");
        RawAnswer stranger =
                dashboard.ask("OPTIONS /summary/events", "Origin: https://evil.example");
        assertThat(stranger.headers().keySet()).noneMatch(name -> name.startsWith("access-"));
    }

    @Test
    void everyOriginIsNeverAllowedCredentials() {
        dashboard.access = rules(Set.of(), Optional.empty(), "", Set.of("*"));
        RawAnswer answer = dashboard.get("/livez", "Origin: https://any.example");
        assertThat(answer.header("access-control-allow-origin")).contains("*");
        assertThat(answer.header("access-control-allow-credentials")).isEmpty();
    }

    @Test
    void streamsCannotBeKeptOrChanged() {
        dashboard.show(CYCLE);
        RawAnswer head = dashboard.ask("HEAD /summary/events");
        assertThat(head.header("content-type")).contains("text/event-stream; charset=utf-8");
        assertThat(head.header("cache-control")).contains("no-store, no-transform");
        assertThat(head.header("x-accel-buffering")).contains("no");
    }

    @Test
    void theCallerIsLoggedWithoutItsAgent() {
        askForAToken();
        dashboard.get("/summary/resync", "User-Agent: curl/8", "X-Request-ID: 7");
        assertThat(rejected)
                .containsExactly(
                        "auth Caller[address=127.0.0.1, agent="
                                + digest("curl/8")
                                + ", requestId=7]");
    }

    private static String digest(String agent) {
        return java.util.HexFormat.of().formatHex(AccessToken.sha256(agent)).substring(0, 12);
    }
}

package g6.summary.out.http;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.domain.HashedPanel;
import g6.summary.domain.SourceState;
import g6.summary.domain.StatusFault;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What a client of the stream sees.
class StreamTest {
    private static final HashedPanel ALERTS = Dashboard.panel("alerts", "none");
    private static final HashedPanel CYCLE = Dashboard.panel("cycle", "1");

    private final Dashboard dashboard = new Dashboard();

    @AfterEach
    void end() {
        dashboard.close();
    }

    private static StreamRules rules(int perSecond, int heartbeat, long fullEvery, int eventBytes) {
        return new StreamRules(
                50, perSecond, heartbeat, fullEvery, false, eventBytes, Duration.ofSeconds(5));
    }

    private static SourceState missing() {
        return SourceState.failed(
                new StatusFault(StatusFault.Outcome.MISSING, ""), Optional.empty());
    }

    @Test
    void aClientIsGreetedAndGetsEverything() {
        dashboard.show(CYCLE, ALERTS);
        try (EventReader client = dashboard.follow("")) {
            client.next();
            client.next();
            String id = client.lastId();
            assertThat(client.transcript())
                    .isEqualTo(
                            """
                            : g6-summary
                            retry: 3000

                            event: hello
                            data: {"version":null,"server":"g6-summary/test","schema_version":"v1",\
                            "cycle":1,"snapshot":"%1$s","resumed":false,"heartbeat_cycles":5,\
                            "source":{"error":null,"stale_seconds":null,"state":"fresh"},\
                            "panels":[{"key":"cycle","hash":"%2$s"},{"key":"alerts","hash":"%3$s"}]}

                            event: full_snapshot
                            id: %4$s
                            data: {"schema_version":"v1","cycle":1,"snapshot":"%1$s",\
                            "ts_built":1760718780.000000,\
                            "source":{"error":null,"stale_seconds":null,"state":"fresh"},\
                            "panels":{"cycle":{"hash":"%2$s","key":"cycle","lines":["1"],\
                            "title":"CYCLE"},"alerts":{"hash":"%3$s","key":"alerts",\
                            "lines":["none"],"title":"ALERTS"}}}

                            """
                                    .formatted(
                                            dashboard.frame().id(),
                                            CYCLE.hash(),
                                            ALERTS.hash(),
                                            id));
            assertThat(id).matches("v1\\.[A-Za-z0-9_-]{4}\\.[A-Za-z0-9_-]{16}");
        }
    }

    @Test
    void onlyWhatChangedIsSent() {
        dashboard.show(CYCLE, ALERTS);
        try (EventReader client = dashboard.follow("")) {
            client.next("full_snapshot");
            HashedPanel second = Dashboard.panel("cycle", "2");
            dashboard.change(second);
            Event update = client.next();
            assertThat(update.type()).isEqualTo("panel_update");
            assertThat(update.hasId()).isTrue();
            assertThat(update.member("updates"))
                    .isEqualTo(
                            "[{\"hash\":\""
                                    + second.hash()
                                    + "\",\"key\":\"cycle\",\"lines\":[\"2\"],"
                                    + "\"title\":\"CYCLE\"}]");
            assertThat(update.member("removed")).isEqualTo("[]");
        }
    }

    @Test
    void aStructuredClientGetsTheBytesThatWereHashed() throws Exception {
        dashboard.show(CYCLE, ALERTS);
        try (EventReader client = dashboard.follow("?format=structured")) {
            client.next("full_snapshot");
            dashboard.change(Dashboard.panel("cycle", "2 \"é\\ \u2028 😀"));
            Event diff = client.next();
            assertThat(diff.type()).isEqualTo("panel_diff");
            assertThat(diff.member("structured")).isEqualTo("true");
            String item = RawJson.member(diff.member("panels"), "cycle");
            String hash = RawJson.unquoted(RawJson.member(item, "hash"));
            String content = "{" + item.substring("{\"hash\":\"\",".length() + hash.length());
            assertThat(sha256(content)).isEqualTo(hash);
        }
    }

    private static String sha256(String content) {
        return HexFormat.of().formatHex(AccessToken.sha256(content));
    }

    @Test
    void aChangeOfTheSourceAloneIsTold() {
        dashboard.show(CYCLE);
        try (EventReader client = dashboard.follow("")) {
            client.next("full_snapshot");
            dashboard.show(missing());
            Event update = client.next();
            assertThat(update.type()).isEqualTo("panel_update");
            assertThat(update.member("source"))
                    .isEqualTo(
                            "{\"error\":\"missing\",\"stale_seconds\":null,\"state\":\"failed\"}");
            assertThat(update.member("updates")).isEqualTo("[]");
        }
    }

    @Test
    void aQuietStreamHasAHeartbeatEveryFiveCycles() {
        dashboard.show(CYCLE);
        try (EventReader client = dashboard.follow("")) {
            client.next("full_snapshot");
            for (int i = 0; i < 5; i++) {
                dashboard.cycle();
            }
            Event heartbeat = client.next();
            assertThat(heartbeat.type()).isEqualTo("heartbeat");
            assertThat(heartbeat.hasId()).isFalse();
            assertThat(heartbeat.data())
                    .isEqualTo("{\"cycle\":6,\"unchanged\":true,\"hit_ratio\":1.0}");
        }
    }

    @Test
    void aSilentConnectionIsKeptAliveByAComment() {
        dashboard.show(CYCLE);
        try (EventReader client = dashboard.follow("")) {
            client.next("full_snapshot");
            dashboard.clock.advance(Duration.ofSeconds(15));
            assertThat(client.nextComment()).isEqualTo(": keep-alive");
            dashboard.clock.advance(Duration.ofSeconds(15));
            assertThat(client.nextComment()).isEqualTo(": keep-alive");
        }
    }

    @Test
    void aClientThatComesBeforeTheFirstCycleWaitsForIt() {
        try (EventReader client = dashboard.follow("")) {
            assertThat(client.nextComment()).isEqualTo(": g6-summary");
            dashboard.show(CYCLE);
            assertThat(client.next().type()).isEqualTo("hello");
            assertThat(client.next().type()).isEqualTo("full_snapshot");
        }
    }

    @Test
    void aClientGetsOnlyThePanelsThatItAskedFor() {
        dashboard.show(CYCLE, ALERTS);
        try (EventReader client = dashboard.follow("?panels=alerts")) {
            assertThat(client.next("hello").member("panels"))
                    .isEqualTo("[{\"key\":\"alerts\",\"hash\":\"" + ALERTS.hash() + "\"}]");
            assertThat(RawJson.members(client.next("full_snapshot").member("panels")))
                    .containsOnlyKeys("alerts");
            dashboard.change(Dashboard.panel("cycle", "2"));
            dashboard.change(Dashboard.panel("alerts", "one"));
            assertThat(client.next().member("updates")).contains("\"one\"").doesNotContain("CYCLE");
        }
    }

    @Test
    void aClientGetsOnlyTheEventsThatItAskedForAndNoIds() {
        dashboard.show(CYCLE);
        try (EventReader client = dashboard.follow("?types=panel_update")) {
            assertThat(client.next().type()).isEqualTo("hello");
            dashboard.change(Dashboard.panel("cycle", "2"));
            Event update = client.next();
            assertThat(update.type()).isEqualTo("panel_update");
            assertThat(update.hasId()).isFalse();
            dashboard.server().close();
            assertThat(client.next().type()).isEqualTo("bye");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?panels=nope",
                "?panels=cycle,nope",
                "?format=xml",
                "?format=lines,structured",
                "?types=panel_update,nope"
            })
    void anUnknownWishIsABadRequest(String query) {
        dashboard.show(CYCLE);
        RawAnswer answer = dashboard.get("/summary/events" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"error\":\"");
    }

    @Test
    void aClientThatComesBackGetsOnlyWhatItLacks() {
        dashboard.show(CYCLE, ALERTS);
        String id = idAfter("");
        dashboard.change(Dashboard.panel("cycle", "2"));
        try (EventReader client = dashboard.follow("", "Last-Event-ID: " + id)) {
            assertThat(client.next("hello").member("resumed")).isEqualTo("true");
            Event update = client.next();
            assertThat(update.type()).isEqualTo("panel_update");
            assertThat(RawJson.items(update.member("updates"))).hasSize(1);
            assertThat(update.member("updates")).contains("\"2\"");
        }
        assertThat(dashboard.figures.stream().resumed()).isEqualTo(1);
    }

    @Test
    void aClientThatLacksNothingGetsNothing() {
        dashboard.show(CYCLE);
        String id = idAfter("");
        try (EventReader client = dashboard.follow("?last_event_id=" + id)) {
            assertThat(client.next("hello").member("resumed")).isEqualTo("true");
            dashboard.change(Dashboard.panel("cycle", "2"));
            assertThat(client.next().member("cycle")).isEqualTo("2");
        }
    }

    @Test
    void aClientThatComesBackIsToldOfASourceThatIsNotFresh() {
        dashboard.show(CYCLE);
        String id = idAfter("");
        dashboard.show(missing());
        try (EventReader client = dashboard.follow("", "Last-Event-ID: " + id)) {
            client.next("hello");
            assertThat(client.next().member("source")).contains("failed");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "v1.",
                "v1.AAAA.",
                "v1.AAAA.AAAAAAAA",
                "v1s.0123456789abcdef",
                "../../etc/passwd",
                "v2.AAAA.AAAAAAAA",
                "\u00e9",
                "v1.AAAA.AAAAAAAA\u0000"
            })
    void aForeignCursorBringsEverything(String cursor) {
        dashboard.show(CYCLE);
        try (EventReader client =
                dashboard.follow(
                        "?last_event_id="
                                + java.net.URLEncoder.encode(
                                        cursor, java.nio.charset.StandardCharsets.UTF_8))) {
            assertThat(client.next("hello").member("resumed")).isEqualTo("false");
            assertThat(client.next().type()).isEqualTo("full_snapshot");
        }
    }

    @Test
    void aCursorOfAnotherFormatOrFilterBringsEverything() {
        dashboard.show(CYCLE, ALERTS);
        String id = idAfter("");
        for (String query : List.of("?format=structured", "?panels=cycle")) {
            try (EventReader client = dashboard.follow(query, "Last-Event-ID: " + id)) {
                assertThat(client.next("hello").member("resumed")).isEqualTo("false");
                assertThat(client.next().type()).isEqualTo("full_snapshot");
            }
        }
    }

    @Test
    void withMorePanelsThanACursorHoldsASnapshotIsNamed() {
        List<HashedPanel> many = many(20);
        dashboard.show(many);
        String id = idAfter("");
        assertThat(id).isEqualTo("v1s." + dashboard.frame().id());
        dashboard.change(Dashboard.panel("p7", "changed"));
        try (EventReader client = dashboard.follow("", "Last-Event-ID: " + id)) {
            assertThat(client.next("hello").member("resumed")).isEqualTo("true");
            assertThat(RawJson.items(client.next().member("updates"))).hasSize(1);
        }
    }

    @Test
    void aNamedSnapshotIsNotBelievedOfAClientOfAnotherKind() {
        dashboard.show(many(20));
        String id = idAfter("");
        for (String query : List.of("?format=structured", "?panels=p1,p2")) {
            try (EventReader client = dashboard.follow(query, "Last-Event-ID: " + id)) {
                assertThat(client.next("hello").member("resumed")).isEqualTo("false");
            }
        }
    }

    private static List<HashedPanel> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> Dashboard.panel("p" + n, "line " + n))
                .toList();
    }

    private String idAfter(String query) {
        try (EventReader client = dashboard.follow(query)) {
            return client.next("full_snapshot").id();
        }
    }

    @Test
    void otherPanelsAskForANewBeginning() {
        dashboard.show(CYCLE, ALERTS);
        try (EventReader all = dashboard.follow("");
                EventReader some = dashboard.follow("?panels=cycle")) {
            all.next("full_snapshot");
            some.next("full_snapshot");
            dashboard.show(CYCLE);
            assertThat(all.next().type()).isEqualTo("resync_required");
            assertThat(RawJson.members(all.next("full_snapshot").member("panels")))
                    .containsOnlyKeys("cycle");
            dashboard.change(Dashboard.panel("cycle", "2"));
            assertThat(some.next().type()).isEqualTo("panel_update");
        }
    }

    @Test
    void aFaultIsToldAndEverythingComesWithTheNextCycle() {
        dashboard.show(CYCLE);
        try (EventReader client = dashboard.follow("")) {
            client.next("full_snapshot");
            dashboard.server().panelFailed("alerts", new IllegalStateException("bad \"luck\""));
            dashboard.change(Dashboard.panel("cycle", "2"));
            assertThat(client.next().data())
                    .isEqualTo(
                            "{\"message\":\"panel alerts: bad"
                                    + " \\\"luck\\\"\",\"recoverable\":true}");
            assertThat(client.next().type()).isEqualTo("panel_update");
            dashboard.cycle();
            assertThat(client.next().type()).isEqualTo("full_snapshot");
            dashboard.change(Dashboard.panel("cycle", "3"));
            assertThat(client.next().type()).isEqualTo("panel_update");
        }
    }

    @Test
    void everythingIsSentEverySoManyCyclesWhereThatIsWanted() {
        dashboard.stream = rules(0, 100, 3, 1 << 20);
        dashboard.show(CYCLE);
        try (EventReader client = dashboard.follow("")) {
            client.next("full_snapshot");
            dashboard.cycle();
            dashboard.cycle();
            assertThat(client.next().member("cycle")).isEqualTo("3");
            dashboard.cycle();
            dashboard.cycle();
            dashboard.cycle();
            Event again = client.next();
            assertThat(again.type()).isEqualTo("full_snapshot");
            assertThat(again.member("cycle")).isEqualTo("6");
        }
    }

    @Test
    void tooManyEventsAreHeldBackAndMerged() {
        dashboard.stream = rules(1, 100, 0, 1 << 20);
        dashboard.show(CYCLE, ALERTS);
        try (EventReader client = dashboard.follow("")) {
            client.next("full_snapshot"); // with the greeting, all that comes in a burst
            dashboard.change(Dashboard.panel("cycle", "2"));
            awaitHeldBack(1);
            dashboard.show(Dashboard.panel("cycle", "3"), Dashboard.panel("alerts", "one"));
            awaitHeldBack(2);
            dashboard.clock.advance(Duration.ofSeconds(1));
            Event update = client.next();
            assertThat(update.member("cycle")).isEqualTo("3");
            assertThat(RawJson.items(update.member("updates"))).hasSize(2);
            assertThat(update.member("updates")).contains("\"3\"", "\"one\"");
        }
    }

    private void awaitHeldBack(int times) {
        while (dashboard.figures.stream().heldBack() < times) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whatIsTooLargeGoesOutInSeveralEvents() {
        dashboard.stream = rules(0, 100, 0, 1024);
        List<HashedPanel> panels = new ArrayList<>(many(10));
        panels.add(Dashboard.panel("large", "x".repeat(2000)));
        dashboard.show(panels);
        try (EventReader client = dashboard.follow("")) {
            client.next("hello");
            Event first = client.next();
            assertThat(first.type()).isEqualTo("full_snapshot");
            List<String> items = new ArrayList<>(RawJson.members(first.member("panels")).values());
            Event event = first;
            while (!event.hasId()) {
                event = client.next();
                assertThat(event.type()).isEqualTo("panel_update");
                items.addAll(RawJson.items(event.member("updates")));
            }
            assertThat(items).hasSize(11);
            assertThat(items.getLast())
                    .isEqualTo(
                            "{\"hash\":\""
                                    + panels.getLast().hash()
                                    + "\",\"href\":\"/summary/panels/large\",\"key\":\"large\","
                                    + "\"title\":\"LARGE\"}");
            for (String sent : client.transcript().split("\n\n", -1)) {
                if (!sent.contains("event: hello")) {
                    assertThat(sent.length() + 2).isLessThanOrEqualTo(1024);
                }
            }
        }
    }

    @Test
    void atTheEndEveryClientGetsTheLastFrameAndIsToldGoodbye() {
        dashboard.show(CYCLE);
        try (EventReader client = dashboard.follow("")) {
            client.next("full_snapshot");
            dashboard.change(Dashboard.panel("cycle", "last"));
            dashboard.server().close();
            assertThat(client.next().member("updates")).contains("last");
            Event bye = client.next();
            assertThat(bye.type()).isEqualTo("bye");
            assertThat(bye.data()).isEqualTo("{\"reason\":\"shutdown\",\"cycle\":2}");
            assertThat(client.retry()).isBetween(1000L, 5000L);
            assertThat(client.poll()).isEmpty();
            assertThat(client.connection().isEndedByServer()).isTrue();
        }
    }
}

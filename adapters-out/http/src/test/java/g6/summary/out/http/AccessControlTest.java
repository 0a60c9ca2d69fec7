package g6.summary.out.http;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.application.StreamObserver.Rejection;
import g6.summary.out.http.AccessControl.Visitor;
import g6.summary.testkit.ManualClock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Who gets in, rule by rule and in their order.
class AccessControlTest {
    private static final AccessRules STRICT =
            new AccessRules(
                    Set.of("Dash.Example"),
                    Optional.of(AccessToken.of("s3cret")),
                    List.of(AddressRange.parse("10.0.0.0/8").orElseThrow()),
                    List.of("Firefox", "curl/"),
                    Optional.empty(),
                    Set.of());

    private static final List<Rejection> IN_ORDER =
            List.of(Rejection.HOST, Rejection.AUTH, Rejection.IP, Rejection.USER_AGENT);

    private final TicketStore tickets =
            new TicketStore(ManualClock.at("2025-10-17T16:33:00Z")::nanos);
    private final AccessControl access = new AccessControl(tickets);

    /// A visitor that breaks these rules and no others.
    private static Visitor breaking(Set<Rejection> rules) {
        return new Visitor(
                List.of(rules.contains(Rejection.HOST) ? "evil.example" : "dash.example:9329"),
                List.of(rules.contains(Rejection.AUTH) ? "wrong" : "s3cret"),
                Optional.empty(),
                InetAddress.ofLiteral(rules.contains(Rejection.IP) ? "11.0.0.1" : "10.1.2.3"),
                List.of(rules.contains(Rejection.USER_AGENT) ? "bot" : "curl/8.0"));
    }

    private static Visitor with(List<String> tokens, Optional<String> ticket) {
        Visitor good = breaking(Set.of());
        return new Visitor(good.hosts(), tokens, ticket, good.address(), good.agents());
    }

    private static Visitor calling(String host) {
        Visitor good = breaking(Set.of());
        return new Visitor(
                List.of(host), good.tokens(), good.ticket(), good.address(), good.agents());
    }

    private static Visitor as(String... agents) {
        Visitor good = breaking(Set.of());
        return new Visitor(
                good.hosts(), good.tokens(), good.ticket(), good.address(), List.of(agents));
    }

    static Stream<Set<Rejection>> everySetOfRules() {
        List<Set<Rejection>> sets = new ArrayList<>();
        for (int bits = 0; bits < 1 << IN_ORDER.size(); bits++) {
            Set<Rejection> set = EnumSet.noneOf(Rejection.class);
            for (int i = 0; i < IN_ORDER.size(); i++) {
                if ((bits >> i & 1) == 1) {
                    set.add(IN_ORDER.get(i));
                }
            }
            sets.add(set);
        }
        return sets.stream();
    }

    @ParameterizedTest
    @MethodSource("everySetOfRules")
    void theFirstRuleThatIsBrokenDecides(Set<Rejection> broken) {
        Optional<Rejection> first = IN_ORDER.stream().filter(broken::contains).findFirst();
        assertThat(access.rejection(breaking(broken), STRICT)).isEqualTo(first);
    }

    @Test
    void withoutRulesOnlyTheNameCounts() {
        Visitor stranger =
                new Visitor(
                        List.of("127.0.0.1"),
                        List.of(),
                        Optional.empty(),
                        InetAddress.ofLiteral("203.0.113.1"),
                        List.of());
        assertThat(access.rejection(stranger, Dashboard.OPEN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:80",
                "127.0.0.1",
                "127.0.0.1:9329",
                "203.0.113.7:1",
                "[::1]",
                "[::1]:9329",
                "[2001:DB8::1]:9329",
                "[fe80::1%25eth0]:9329",
                "dash.example",
                "DASH.EXAMPLE:9329"
            })
    void aNameOfOursLetsIn(String host) {
        assertThat(access.rejection(calling(host), STRICT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":9329",
                "evil.example",
                "dash.example.evil.example",
                "xdash.example",
                "127.0.0.1.evil.example",
                "127.1",
                "2130706433",
                "0x7f.0.0.1",
                "localhost.evil.example",
                "localhost@evil.example",
                "evil.example:80:127.0.0.1",
                "evil.example, localhost",
                "::1",
                "[::1",
                "[evil.example]",
                "[::1]evil.example"
            })
    void anotherNameDoesNot(String host) {
        assertThat(access.rejection(calling(host), STRICT)).contains(Rejection.HOST);
    }

    @Test
    void twoNamesAreNone() {
        Visitor good = breaking(Set.of());
        for (List<String> hosts : List.of(List.of("localhost", "localhost"), List.<String>of())) {
            Visitor visitor =
                    new Visitor(hosts, good.tokens(), good.ticket(), good.address(), good.agents());
            assertThat(access.rejection(visitor, STRICT)).contains(Rejection.HOST);
        }
    }

    @Test
    void theTokenComesOnceAndWhole() {
        List<List<String>> wrong =
                List.of(
                        List.of(),
                        List.of(""),
                        List.of("s3cre"),
                        List.of("s3crets"),
                        List.of("S3CRET"),
                        List.of("s3cret", "s3cret"),
                        List.of("wrong", "s3cret"),
                        List.of("s3cret,s3cret"));
        for (List<String> tokens : wrong) {
            assertThat(access.rejection(with(tokens, Optional.empty()), STRICT))
                    .as("%s", tokens)
                    .contains(Rejection.AUTH);
        }
    }

    @Test
    void aTicketStandsInForTheTokenOnceAndForNothingElse() {
        String ticket = tickets.issue();
        Visitor visitor = with(List.of(), Optional.of(ticket));
        assertThat(access.rejection(visitor, STRICT)).isEmpty();
        assertThat(access.rejection(visitor, STRICT)).contains(Rejection.AUTH);

        Visitor elsewhere =
                new Visitor(
                        visitor.hosts(),
                        List.of(),
                        Optional.of(tickets.issue()),
                        InetAddress.ofLiteral("11.0.0.1"),
                        visitor.agents());
        assertThat(access.rejection(elsewhere, STRICT)).contains(Rejection.IP);
    }

    @Test
    void aWrongTokenIsNotSavedByATicket() {
        Visitor visitor = with(List.of("wrong"), Optional.of(tickets.issue()));
        assertThat(access.rejection(visitor, STRICT)).contains(Rejection.AUTH);
    }

    @Test
    void aMappedAddressIsTheAddressItself() throws Exception {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 10, 1, 2, 3};
        Visitor good = breaking(Set.of());
        Visitor visitor =
                new Visitor(
                        good.hosts(),
                        good.tokens(),
                        good.ticket(),
                        InetAddress.getByAddress(mapped),
                        good.agents());
        assertThat(access.rejection(visitor, STRICT)).isEmpty();
    }

    @Test
    void theAgentSaysOnceWhatIsAllowed() {
        assertThat(access.rejection(as("Mozilla/5.0 Firefox/140"), STRICT)).isEmpty();
        for (Visitor visitor : List.of(as(), as("firefox"), as("bot", "Firefox"), as(""))) {
            assertThat(access.rejection(visitor, STRICT)).contains(Rejection.USER_AGENT);
        }
    }
}

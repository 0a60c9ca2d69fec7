package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.bootstrap.SettingProblem.Severity;
import g6.summary.out.http.ConnectRate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Who may see or write is never guessed: what is not understood keeps the program from starting.
class AccessSettingsTest {
    private static final String ADDRESSES = "G6_SSE_IP_ALLOW";
    private static final String AGENTS = "G6_SSE_UA_ALLOW";
    private static final String RATE = "G6_SSE_IP_CONNECT_RATE";
    private static final String ORIGINS = "G6_SSE_ALLOW_ORIGIN";
    private static final String HOSTS = "G6_HTTP_ALLOWED_HOSTS";
    private static final String BIND = "G6_HTTP_BIND";
    private static final String INSECURE = "G6_HTTP_ALLOW_INSECURE";
    private static final String TOKEN = "G6_SSE_API_TOKEN";
    private static final String TOKEN_FILE = "G6_SSE_API_TOKEN_FILE";
    private static final String CONFIG_FILE = "G6_CONFIG_FILE";

    private static final String LABEL_OF_64 = "a".repeat(64);
    private static final String HOST_OF_255 = "a.".repeat(127) + "a";

    static Stream<Arguments> notUnderstood() {
        return Stream.of(
                        each(
                                ADDRESSES,
                                ",",
                                "1",
                                "10.0.0",
                                "10.0.0.0.1",
                                "10.0.0.256",
                                "010.0.0.1",
                                "0x0a.0.0.1",
                                "10.0.0.1/33",
                                "::ffff:10.0.0.1/95",
                                "10.0.0.1/-1",
                                "10.0.0.1/",
                                "10.0.0.1/8/8",
                                "10.0.0.1/255.0.0.0",
                                "10.0.0.1:80",
                                "10.0.0.1-10.0.0.9",
                                "10.0.0.*",
                                "*",
                                "::1/129",
                                ":::",
                                "::1::",
                                "1:2:3:4:5:6:7",
                                "1:2:3:4:5:6:7:8:9",
                                "::12345",
                                "[::1]",
                                "fe80::1%eth0",
                                "localhost",
                                "ops.example",
                                "10.0.0.1,ops.example",
                                "10.0.0.1 10.0.0.2",
                                "10.0.0.1;10.0.0.2"),
                        each(AGENTS, ",", " , ,, "),
                        each(
                                RATE,
                                "0",
                                "0/5",
                                "5/0",
                                "-1",
                                "+5",
                                "5/",
                                "/5",
                                "5/-1",
                                "5.0",
                                "5/5/5",
                                "5 / 5",
                                "05",
                                "5/60s",
                                "x",
                                "99999999",
                                "5/99999999"),
                        each(
                                ORIGINS,
                                ",",
                                "ops.example",
                                "//ops.example",
                                "ftp://ops.example",
                                "file:///etc/passwd",
                                "null",
                                "http://",
                                "http:ops.example",
                                "https://ops.example/",
                                "https://ops.example/page",
                                "https://ops.example/ops.example",
                                "https://ops.example?ops.example",
                                "https://ops.example#ops.example",
                                "https://ops.example:",
                                "https://ops.example:65536",
                                "https://me@ops.example",
                                "https://*.ops.example",
                                "https://ops .example",
                                "https://ops.example,page"),
                        each(
                                HOSTS,
                                ",",
                                "ops.example:8080",
                                "http://ops.example",
                                "ops example",
                                "ops.example/x",
                                "*",
                                "*.ops.example",
                                "-ops.example",
                                "ops-.example",
                                "ops..example",
                                ".ops",
                                "ops.",
                                "ops_1",
                                "10.0.0.256",
                                "10",
                                "[::1]",
                                LABEL_OF_64,
                                HOST_OF_255,
                                "ops.example,bad host"),
                        each(
                                BIND,
                                "0.0.0",
                                "0",
                                "127.0.0.1:80",
                                "127.0.0.256",
                                "*",
                                "[::1]",
                                "::g",
                                "a b",
                                "localhost/8"),
                        each(INSECURE, "maybe", "2", "on off"),
                        each(
                                TOKEN,
                                "two words",
                                "a\tb",
                                "a\nb",
                                "a\0b",
                                "pass" + Character.toString(0x7F),
                                "pässword",
                                "a".repeat(4097)),
                        each(TOKEN_FILE, "a\0b"),
                        each(CONFIG_FILE, "a\0b"),
                        each("G6_SUMMARY_STATUS_FILE", "a\0b"))
                .flatMap(cases -> cases);
    }

    private static Stream<Arguments> each(String name, String... texts) {
        return Stream.of(texts).map(text -> Arguments.of(name, text));
    }

    @ParameterizedTest
    @MethodSource("notUnderstood")
    void whatIsNotUnderstoodIsRefused(String name, String text) {
        Settings settings = read(name, text);

        assertThat(settings.refusals(false)).hasSize(1);
        SettingProblem problem = settings.refusals(false).getFirst();
        assertThat(problem.name()).isEqualTo(name);
        assertThat(problem.severity()).isEqualTo(Severity.REFUSAL);
        assertThat(problem.message())
                .startsWith(name + " (environment) is not ")
                .doesNotContain("holds", text + " ");
    }

    @Test
    void everyAccessSettingIsAmongThem() {
        Set<String> tried = new HashSet<>();
        notUnderstood().forEach(tested -> tried.add((String) tested.get()[0]));

        assertThat(KnownSettings.ALL.stream().filter(Setting::neverFallsBack))
                .extracting(Setting::name)
                .containsExactlyInAnyOrderElementsOf(tried);
    }

    static Stream<Arguments> understood() {
        return Stream.of(
                        each(
                                ADDRESSES,
                                "10.0.0.1",
                                "0.0.0.0/0",
                                "10.0.0.0/8",
                                "10.0.0.1/32",
                                "255.255.255.255",
                                "::",
                                "::/0",
                                "::1",
                                "::1/128",
                                "2001:DB8::/32",
                                "fe80::1",
                                "1:2:3:4:5:6:7:8",
                                "::ffff:10.0.0.1",
                                "10.0.0.1, 2001:db8::/32,"),
                        each(AGENTS, "curl", "Mozilla/5.0 (X11), curl"),
                        each(
                                ORIGINS,
                                "*",
                                "https://ops.example",
                                "http://localhost:8080",
                                "http://127.0.0.1:9329",
                                "http://[::1]:8080",
                                "HTTPS://Ops.Example",
                                "https://a.example, https://b.example"),
                        each(
                                HOSTS,
                                "ops.example",
                                "localhost",
                                "OPS",
                                "1.example",
                                "a-b.c1",
                                "xn--bcher-kva.example",
                                LABEL_OF_64.substring(1),
                                HOST_OF_255.substring(2),
                                "a.example, b.example"),
                        each(
                                BIND,
                                "127.0.0.1",
                                "0.0.0.0",
                                "::",
                                "::1",
                                "fe80::1",
                                "localhost",
                                "ops.example"),
                        each(INSECURE, "on", "OFF"),
                        each(TOKEN, "a", "~!@#$%^&*()_+=", "a".repeat(4096)))
                .flatMap(cases -> cases);
    }

    @ParameterizedTest
    @MethodSource("understood")
    void whatIsUnderstoodHolds(String name, String text) {
        Settings settings = read(name, text);

        assertThat(settings.problems()).isEmpty();
        assertThat(settings.isSet(KnownSettings.named(name).orElseThrow())).isTrue();
    }

    @Test
    void listsAreTakenEntryByEntry() {
        assertThat(
                        read(ADDRESSES, " 10.0.0.1 ,2001:db8::/32,, ")
                                .get(HttpSettings.ALLOWED_ADDRESSES))
                .containsExactly("10.0.0.1", "2001:db8::/32");
        assertThat(read(AGENTS, "curl, Mozilla/5.0 (X11)").get(HttpSettings.ALLOWED_AGENTS))
                .containsExactly("curl", "Mozilla/5.0 (X11)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "5/60", "5:60"})
    void aRateIsWrittenInThreeWays(String text) {
        Settings settings = read(RATE, text);

        assertThat(settings.problems()).isEmpty();
        assertThat(settings.get(HttpSettings.CONNECT_RATE))
                .contains(new ConnectRate(5, Duration.ofSeconds(60)));
        assertThat(settings.text(HttpSettings.CONNECT_RATE)).isEqualTo("5/60");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not a url",
                "ops.example/metrics",
                "ftp://ops.example",
                "http://",
                "http://me:hunter2@ops.example/",
                "http://hunter2@ops.example/",
            })
    void aUrlThatIsNoneOrShowsAPasswordDoesNotHold(String text) {
        Settings settings = read("G6_METRICS_URL", text);

        assertThat(settings.get(OutputSettings.METRICS_URL))
                .isEqualTo("http://127.0.0.1:9108/metrics");
        assertThat(settings.problems())
                .singleElement()
                .extracting(SettingProblem::message)
                .asString()
                .doesNotContain("hunter2");
    }

    @Test
    void aUrlHasWhateverPathItLikes() {
        assertThat(
                        read("G6_SUMMARY_SSE_URL", "https://ops.example:8443/events?a=b")
                                .get(HttpSettings.REMOTE_URL))
                .contains("https://ops.example:8443/events?a=b");
    }

    @Test
    void nobodyIsLetInByDefault() {
        Settings settings = SettingSources.of(Map.of()).read();

        assertThat(settings.get(HttpSettings.BIND)).isEqualTo("127.0.0.1");
        assertThat(settings.get(HttpSettings.ALLOW_INSECURE)).isFalse();
        assertThat(settings.get(HttpSettings.ALLOWED_ORIGINS)).isEmpty();
        assertThat(settings.get(HttpSettings.ALLOWED_HOSTS)).isEmpty();
        assertThat(settings.get(HttpSettings.TOKEN)).isEmpty();
        List<Setting<?>> listeners =
                List.of(HttpSettings.UNIFIED, HttpSettings.SSE, HttpSettings.METRICS);
        assertThat(listeners).allMatch(listener -> settings.get(listener).equals(false));
    }

    private static Settings read(String name, String text) {
        return SettingSources.of(Map.of(name, text)).read();
    }

    @ParameterizedTest
    @ValueSource(strings = {"G6_UNIFIED_HTTP", "G6_SSE_HTTP"})
    void otherMachinesAreNotLetInWithoutAToken(String served) {
        for (String bind : List.of("0.0.0.0", "::", "10.0.0.1", "dash.example")) {
            Map<String, String> open = Map.of(served, "1", BIND, bind);
            assertThat(SettingSources.of(open).read().refusals(false))
                    .as(bind)
                    .singleElement()
                    .extracting(SettingProblem::refusal)
                    .asString()
                    .startsWith(BIND)
                    .contains(TOKEN, INSECURE);
        }
    }

    @Test
    void otherMachinesAreLetInWithATokenOrOnPurpose() {
        for (Map<String, String> more :
                List.of(
                        Map.of(BIND, "0.0.0.0", TOKEN, "s3cret"),
                        Map.of(BIND, "0.0.0.0", INSECURE, "1"),
                        Map.of(BIND, "127.0.0.2"),
                        Map.of(BIND, "::1"),
                        Map.of(BIND, "LOCALHOST"),
                        Map.<String, String>of())) {
            Map<String, String> served = new java.util.HashMap<>(more);
            served.put("G6_UNIFIED_HTTP", "1");
            assertThat(SettingSources.of(served).read().refusals(true)).as("%s", more).isEmpty();
        }
        Map<String, String> notServed = Map.of(BIND, "0.0.0.0");
        assertThat(SettingSources.of(notServed).read().refusals(true)).isEmpty();
    }
}

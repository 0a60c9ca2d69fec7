package g6.summary.domain;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Map.entry;

import g6.summary.domain.SummarySnapshot.IndexStatus;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Where each fact comes from: the table of places, row by row, and each fact's special forms.
final class ExtractionTest {

    /// Every fact with one value, its type, and its places, best first.
    private static final String PLACES =
            """
            cycle number        | integer  | loop.cycle loop.number cycle last_cycle cycle.number cycle.cycle last_cycle.number last_cycle.cycle
            cycle last start    | time     | cycle.start cycle.last_start last_cycle.start last_cycle.last_start loop.last_run loop.last_start last_cycle_start timestamp
            cycle last duration | number   | cycle.duration cycle.last_duration last_cycle.duration last_cycle.last_duration loop.last_duration last_cycle_duration elapsed
            cycle success rate  | number   | cycle.success_rate cycle.success_rate_pct last_cycle.success_rate last_cycle.success_rate_pct loop.success_rate success_rate_pct
            cycle interval      | number   | interval loop.target_interval
            next run in         | number   | loop.next_run_in_sec sleep_sec
            average cycle time  | positive | loop.avg_cycle_ms
            p95 cycle time      | positive | loop.p95_cycle_ms
            alerts total        | integer  | alerts.total alerts.alerts_total
            cpu                 | number   | resources.cpu_pct resources.cpu_percent resources.cpu cpu_pct
            memory              | number   | resources.memory_mb resources.mem_mb resources.rss_mb resources.rss:bytes memory.rss_mb memory.rss:bytes memory_mb
            storage lag         | number   | storage.lag storage.backlog
            queue depth         | integer  | storage.queue_depth storage.pending
            last flush age      | number   | storage.last_flush_age_sec storage.last_flush_age storage.flush_age_sec
            options last cycle  | number   | performance.options_last_cycle options_last_cycle
            options per minute  | number   | performance.options_per_minute options_per_minute
            api success rate    | number   | performance.api_success_rate api_success_rate
            index status        | text     | indices_detail.X.status
            index last price    | number   | indices_detail.X.ltp indices.X.ltp indices_info.X.ltp
            index change        | number   | indices.X.change
            index age           | number   | indices_detail.X.age indices_detail.X.age_sec
            index legs          | integer  | indices_detail.X.legs
            index quality       | number   | indices_detail.X.dq.score_percent
            index issues        | integer  | indices_detail.X.dq.issues_total
            index fails         | integer  | indices_detail.X.fails
            index options       | integer  | indices_info.X.options
            market open         | truth    | market_open equity_market_open market.status:status
            next market open    | text     | next_market_open
            provider name       | text     | provider.name provider.primary providers.name providers.primary
            auth valid          | truth    | provider.auth.valid provider.token.valid providers.auth.valid providers.token.valid
            auth expiry         | scalar     | provider.auth.expiry provider.token.expiry providers.auth.expiry providers.token.expiry
            provider latency    | number   | provider.latency_ms providers.latency_ms
            app name            | text     | app.name
            app version         | text     | app.version version
            app host            | text     | app.host
            app pid             | integer  | app.pid
            app started         | text     | app.started_at app.started
            app uptime          | number   | app.uptime_sec app.uptime
            pcr                 | number   | analytics.pcr
            max pain            | number   | analytics.max_pain.X
            link                | text     | links.X
            backlog ratio       | number   | adaptive.backlog_ratio adaptive_stream.backlog_ratio
            ready               | truth    | readiness_ok
            ready reason        | text     | readiness_reason
            """;

    private static final Map<String, Function<SummarySnapshot, Object>> FACTS =
            Map.ofEntries(
                    entry("indices", s -> s.indices().map(ExtractionTest::names)),
                    entry("cycle number", s -> s.cycle().number()),
                    entry("cycle last start", s -> s.cycle().lastStart().map(Timestamp::written)),
                    entry("cycle last duration", s -> s.cycle().lastDurationSec()),
                    entry("cycle success rate", s -> s.cycle().successRatePct()),
                    entry("cycle interval", s -> s.cycle().intervalSec()),
                    entry("next run in", s -> s.cycle().nextRunInSec()),
                    entry("average cycle time", s -> s.cycle().averageMs()),
                    entry("p95 cycle time", s -> s.cycle().p95Ms()),
                    entry(
                            "alerts",
                            s -> s.alerts().items().stream().map(a -> a.message()).toList()),
                    entry("first alert", s -> s.alerts().items().getFirst()),
                    entry("alerts total", s -> s.alerts().total()),
                    entry("severities", s -> s.alerts().bySeverity()),
                    entry("categories", s -> s.alerts().categories()),
                    entry("category severity", s -> s.alerts().categorySeverity()),
                    entry("cpu", s -> s.resources().cpuPct()),
                    entry("memory", s -> s.resources().memoryMb()),
                    entry("storage lag", s -> s.storage().lag()),
                    entry("queue depth", s -> s.storage().queueDepth()),
                    entry("last flush age", s -> s.storage().lastFlushAgeSec()),
                    entry(
                            "sinks",
                            s ->
                                    CanonicalJson.text(
                                            Facts.object(
                                                    s.storage().sinks(),
                                                    f -> Facts.object(f, v -> v)))),
                    entry("counters", s -> s.performance().counters()),
                    entry("options last cycle", s -> counter(s, "options_last_cycle")),
                    entry("options per minute", s -> counter(s, "options_per_minute")),
                    entry("api success rate", s -> counter(s, "api_success_rate")),
                    entry("index status", s -> index(s).flatMap(IndexStatus::status)),
                    entry("index last price", s -> index(s).flatMap(IndexStatus::lastPrice)),
                    entry("index change", s -> index(s).flatMap(IndexStatus::changePct)),
                    entry("index age", s -> index(s).flatMap(IndexStatus::ageSec)),
                    entry("index legs", s -> index(s).flatMap(IndexStatus::legs)),
                    entry("index quality", s -> index(s).flatMap(IndexStatus::qualityPct)),
                    entry("index issues", s -> index(s).flatMap(IndexStatus::qualityIssues)),
                    entry("index fails", s -> index(s).flatMap(IndexStatus::fails)),
                    entry("index options", s -> index(s).flatMap(IndexStatus::options)),
                    entry("market open", s -> s.market().open()),
                    entry("next market open", s -> s.market().nextOpen()),
                    entry("provider name", s -> s.provider().name()),
                    entry("auth valid", s -> s.provider().authValid()),
                    entry(
                            "auth expiry",
                            s ->
                                    s.provider()
                                            .authExpiry()
                                            .map(CanonicalJson::text)
                                            .map(text -> text.replace("\"", ""))),
                    entry("provider latency", s -> s.provider().latencyMs()),
                    entry("health", s -> states(s.health())),
                    entry("healthy", s -> s.health().healthy()),
                    entry("app name", s -> s.app().name()),
                    entry("app version", s -> s.app().version()),
                    entry("app host", s -> s.app().host()),
                    entry("app pid", s -> s.app().pid()),
                    entry("app started", s -> s.app().started()),
                    entry("app uptime", s -> s.app().uptimeSec()),
                    entry("pcr", s -> s.analytics().pcr()),
                    entry("max pain", s -> Optional.ofNullable(s.analytics().maxPain().get("X"))),
                    entry("other analytics", s -> CanonicalJson.text(s.analytics().other())),
                    entry("link", s -> Optional.ofNullable(s.links().get("X"))),
                    entry("links", s -> s.links()),
                    entry("backlog ratio", s -> s.performance().backlogRatio()),
                    entry("ready", s -> s.performance().ready()),
                    entry("ready reason", s -> s.performance().readyReason()));

    private static List<String> names(List<IndexStatus> indices) {
        return indices.stream().map(IndexStatus::name).toList();
    }

    private static Optional<IndexStatus> index(SummarySnapshot snapshot) {
        return snapshot.indices().stream()
                .flatMap(Collection::stream)
                .filter(index -> index.name().equals("X"))
                .findFirst();
    }

    private static Optional<BigDecimal> counter(SummarySnapshot snapshot, String name) {
        return Optional.ofNullable(snapshot.performance().counters().get(name));
    }

    private static String states(SummarySnapshot.Health health) {
        return health.components().entrySet().stream()
                .map(e -> e.getKey() + "=" + Figures.text(e.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static String read(String fact, StatusDocument document) {
        Object read =
                Objects.requireNonNull(FACTS.get(fact), fact).apply(Extraction.snapshot(document));
        return read instanceof Optional<?> optional
                ? optional.map(ExtractionTest::written).orElse(Figures.ABSENT)
                : written(read);
    }

    private static String written(Object read) {
        return read instanceof BigDecimal number ? Figures.plain(number) : read.toString();
    }

    /// One place of a fact and what stands there.
    private record Place(List<String> path, String type) {
        StatusDocument with(StatusDocument document, Value value) {
            return new StatusDocument((Value.Object) put(document.root(), path, value));
        }

        private static Value put(Value start, List<String> path, Value value) {
            if (path.isEmpty()) {
                return value;
            }
            var members =
                    new java.util.LinkedHashMap<>(
                            start instanceof Value.Object(var m) ? m : Map.<String, Value>of());
            Value below = members.getOrDefault(path.getFirst(), Value.Object.empty());
            members.put(path.getFirst(), put(below, path.subList(1, path.size()), value));
            return new Value.Object(members);
        }

        /// Whether both can stand in one document.
        boolean goesWith(Place other) {
            int shorter = Math.min(path.size(), other.path.size());
            return !path.subList(0, shorter).equals(other.path.subList(0, shorter));
        }

        Value value(int nth) {
            return switch (type) {
                case "integer" -> Value.of(40 + nth);
                case "number" -> Value.number(nth + ".25");
                case "positive" -> Value.number(nth + 1 + ".5");
                case "bytes" -> Value.of((1L << 18) * (4 * nth + 1));
                case "text", "scalar" -> Value.of("text " + nth);
                case "time" -> Value.of("2025-10-17T16:32:5" + nth + "Z");
                case "truth" -> Value.of(nth % 2 == 0);
                case "status" -> Value.of(nth % 2 == 0 ? "OPEN" : "CLOSED");
                default -> throw new IllegalArgumentException(type);
            };
        }

        String read(int nth) {
            return switch (type) {
                case "bytes" -> nth + ".25";
                case "status" -> String.valueOf(nth % 2 == 0);
                default ->
                        value(nth) instanceof Value.Text(var text)
                                ? text
                                : CanonicalJson.text(value(nth));
            };
        }

        List<Value> wrongValues() {
            String wrong =
                    switch (type) {
                        case "integer" -> "[null, true, '5', 5.5, [], [5], {}, {'5': 5}, 'NaN']";
                        case "number", "bytes" -> "[null, true, '5.5', [], [5], {}, '', 'NaN']";
                        case "positive" -> "[null, true, '5.5', [], [5], {}, '', 0, 0.0, -0.0]";
                        case "scalar" -> "[null, [], ['a'], {}]";
                        case "text" -> "[null, [], ['a'], {}, '', '  ']";
                        case "time" ->
                                "[null, 1760718777, true, [], {}, '', 'yesterday',"
                                        + " '2025-10-17', '2025-02-30T00:00:00Z']";
                        case "truth" -> "[null, 0, 1, 'true', 'OPEN', [], {}]";
                        case "status" -> "[null, true, 1, 'half-open', '', [], {}]";
                        default -> throw new IllegalArgumentException(type);
                    };
            return TestDocuments.value(wrong) instanceof Value.Array(var items) ? items : List.of();
        }

        @Override
        public String toString() {
            return String.join(".", path);
        }
    }

    private record Row(String fact, List<Place> places) {
        static Row parse(String line) {
            String[] columns = line.split("\\|", -1);
            String type = columns[1].strip();
            List<Place> places =
                    Arrays.stream(columns[2].strip().split(" ", -1))
                            .map(place -> place.split(":", -1))
                            .map(
                                    place ->
                                            new Place(
                                                    List.of(place[0].split("\\.", -1)),
                                                    place.length > 1 ? place[1] : type))
                            .toList();
            return new Row(columns[0].strip(), places);
        }

        /// Pairs of places that can stand in one document, the better one first.
        List<int[]> pairs() {
            List<int[]> pairs = new ArrayList<>();
            for (int better = 0; better < places.size(); better++) {
                for (int other = better + 1; other < places.size(); other++) {
                    if (places.get(better).goesWith(places.get(other))) {
                        pairs.add(new int[] {better, other});
                    }
                }
            }
            return pairs;
        }
    }

    private static Stream<Row> rows() {
        return PLACES.lines().map(Row::parse);
    }

    @TestFactory
    Stream<DynamicTest> eachPlaceAloneTellsTheFact() {
        return rows().flatMap(
                        row ->
                                IntStream.range(0, row.places.size())
                                        .mapToObj(
                                                i ->
                                                        DynamicTest.dynamicTest(
                                                                row.fact
                                                                        + " at "
                                                                        + row.places.get(i),
                                                                () -> toldAlone(row, i))));
    }

    private static void toldAlone(Row row, int i) {
        Place place = row.places.get(i);
        StatusDocument document = place.with(StatusDocument.empty(), place.value(i));

        assertThat(read(row.fact, document)).isEqualTo(place.read(i));
    }

    @TestFactory
    Stream<DynamicTest> theBetterPlaceWins() {
        return rows().flatMap(
                        row ->
                                row.pairs().stream()
                                        .map(
                                                p ->
                                                        DynamicTest.dynamicTest(
                                                                named(row, p),
                                                                () -> won(row, p[0], p[1]))));
    }

    private static String named(Row row, int[] pair) {
        return row.fact + ": " + row.places.get(pair[0]) + " before " + row.places.get(pair[1]);
    }

    private static void won(Row row, int better, int other) {
        Place first = row.places.get(better);
        Place second = row.places.get(other);
        int otherValue = better % 2 == other % 2 ? other + 1 : other; // truths must differ
        StatusDocument document =
                first.with(
                        second.with(StatusDocument.empty(), second.value(otherValue)),
                        first.value(better));

        assertThat(read(row.fact, document)).isEqualTo(first.read(better));
    }

    @TestFactory
    Stream<DynamicTest> aWrongTypeFallsThrough() {
        return rows().flatMap(
                        row ->
                                row.pairs().stream()
                                        .map(
                                                p ->
                                                        DynamicTest.dynamicTest(
                                                                named(row, p),
                                                                () -> fellThrough(row, p))));
    }

    private static void fellThrough(Row row, int[] pair) {
        Place wrong = row.places.get(pair[0]);
        Place right = row.places.get(pair[1]);
        for (Value value : wrong.wrongValues()) {
            StatusDocument document =
                    wrong.with(right.with(StatusDocument.empty(), right.value(pair[1])), value);

            assertThat(read(row.fact, document)).as("%s", value).isEqualTo(right.read(pair[1]));
        }
    }

    @TestFactory
    Stream<DynamicTest> aWrongTypeAloneIsAbsent() {
        return rows().map(
                        row ->
                                DynamicTest.dynamicTest(
                                        row.fact, () -> row.places.forEach(p -> absent(row, p))));
    }

    private static void absent(Row row, Place place) {
        for (Value value : place.wrongValues()) {
            StatusDocument document = place.with(StatusDocument.empty(), value);

            assertThat(read(row.fact, document)).as("%s %s", place, value).isEqualTo("—");
        }
    }

    @TestFactory
    Stream<DynamicTest> zeroIsAValue() {
        return rows().flatMap(
                        row ->
                                row.places.stream()
                                        .filter(p -> p.value(0) instanceof Value.Number)
                                        .filter(p -> !p.type().equals("positive"))
                                        .map(
                                                p ->
                                                        DynamicTest.dynamicTest(
                                                                row.fact + " at " + p,
                                                                () -> zero(row.fact, p))));
    }

    private static void zero(String fact, Place place) {
        for (String zero : List.of("0", "0.0", "-0.0", "0e5")) {
            StatusDocument document = place.with(StatusDocument.empty(), Value.number(zero));

            assertThat(read(fact, document)).as(zero).isEqualTo("0");
        }
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    indices | {}                                                              | —
                    indices | {'indices': null, 'symbols': 5}                                 | —
                    indices | {'indices': []}                                                 | []
                    indices | {'indices': ''}                                                 | []
                    indices | {'indices': {}}                                                 | []
                    indices | {'indices': ['B', 'A', 'B', 7, null, ' ', 'C']}                 | [B, A, C]
                    indices | {'indices': 'B, A,,B , C'}                                      | [B, A, C]
                    indices | {'indices': {'ZETA': {}, 'SENSEX': {}, 'ALPHA': {}, 'NIFTY': 1}} | [NIFTY, SENSEX, ALPHA, ZETA]
                    indices | {'symbols': ['A']}                                              | [A]
                    indices | {'symbols': 'A,B'}                                              | [A, B]
                    indices | {'symbols': {'A': {}}}                                          | [A]
                    indices | {'indices': ['A'], 'symbols': ['B']}                            | [A]
                    indices | {'indices': false, 'symbols': ['B']}                            | [B]
                    indices | {'indices': ['B'], 'indices_detail': {'A': {}, 'B': {}}, 'indices_info': {'C': {}}} | [B, A, C]
                    indices | {'indices_detail': {'BANKNIFTY': {}, 'NIFTY': {}}}              | [NIFTY, BANKNIFTY]
                    indices | {'indices_info': {'A': null}}                                   | [A]
                    alerts | {}                                                               | []
                    alerts | {'alerts': [{'message': 'a'}]}                                   | [Optional[a]]
                    alerts | {'events': [{'message': 'e'}]}                                   | [Optional[e]]
                    alerts | {'alerts': [{'message': 'a'}], 'events': [{'message': 'e'}]}     | [Optional[a]]
                    alerts | {'alerts': ['text'], 'events': [{'message': 'e'}]}               | [Optional[e]]
                    alerts | {'alerts': {'total': 1}, 'events': [{'message': 'e'}]}           | [Optional[e]]
                    alerts | {'alerts': [{'message': 'old', 'time': '2025-01-01T00:00:00Z'}, {'message': 'none'}, {'message': 'new', 'time': '2025-01-02T00:00:00Z'}]} | [Optional[new], Optional[old], Optional[none]]
                    first alert | {'alerts': [{'time': 't', 'level': 'L', 'component': 'C', 'message': 5}]} | Alert[time=Optional[t], level=Optional[L], component=Optional[C], message=Optional.empty]
                    alerts total | {'alerts': []}                                             | 0
                    alerts total | {'alerts': [{}, {}, 'text']}                               | 2
                    alerts total | {'alerts': {'total': 7}, 'events': [{}]}                   | 7
                    severities | {}                                                           | —
                    severities | {'alerts': []}                                               | {}
                    severities | {'alerts': [{'level': 'ERROR'}, {'level': 'error'}, {'level': 'Warn'}, {}]} | {error=2, warn=1}
                    severities | {'alerts': {'severity_counts': {'Critical': 1, 'critical': 2, 'x': 'y'}}} | {critical=3}
                    severities | {'alerts': {'severity': {'warn': 0}}}                        | {warn=0}
                    severities | {'alerts': {'severity_counts': {'a': 1}, 'severity': {'b': 2}}} | {a=1}
                    severities | {'alerts': {'severity_counts': 5, 'severity': {'b': 2}}}     | {b=2}
                    categories | {'snapshot_summary': {'alerts': {'categories': {'data': 3, 'io': 'x'}}}} | {data=3}
                    categories | {'snapshot': {'alerts': {'categories': {'io': 4}}}}          | {io=4}
                    categories | {'snapshot_summary': {'alerts': {'categories': {'data': 3}}}, 'snapshot': {'alerts': {'categories': {'io': 4}}}} | {data=3}
                    category severity | {'snapshot_summary': {'alerts': {'severity': {'data': 'warn', 'io': 4}}}} | {data=warn}
                    category severity | {'snapshot': {'alerts': {'severity': {'io': 'critical'}}}} | {io=critical}
                    memory | {'resources': {'rss': 2237316690}}                               | 2133.6714649200439453125
                    sinks | {'sinks': {'csv': {'a': 't', 'b': 1.5, 'c': true, 'd': null, 'e': [], 'f': {}}, 'other': {}, 'bad': 'text'}} | {"csv":{"a":"t","b":1.5,"c":true},"other":{}}
                    sinks | {'sinks': ['csv']}                                                | {}
                    counters | {'performance': {'b': 2, 'a': 1.5, 'c': '3', 'd': true, 'e': null}} | {a=1.5, b=2}
                    counters | {'performance': {'a': 1}, 'options_last_cycle': 0, 'options_per_minute': 2, 'api_success_rate': 3, 'else': 4} | {a=1, api_success_rate=3, options_last_cycle=0, options_per_minute=2}
                    market open | {'market': {'status': 'open'}}                              | true
                    market open | {'market': {'status': 'Closed'}}                            | false
                    market open | {'market_open': false, 'equity_market_open': true}          | false
                    auth expiry | {'provider': {'auth': {'expiry': 1762000000}}}              | 1762000000
                    health | {'health': {'b': 'ok', 'a': 'down'}}                             | a=down b=ok
                    health | {'health': {'a': {'status': 'healthy'}, 'b': {'other': 1}, 'c': 5}} | a=healthy b=— c=—
                    health | {'health': [{'name': 'a', 'status': 'ready'}, {'status': 'ok'}, 'b', {'name': 'c'}]} | a=ready c=—
                    health | {'components': {'a': 'ok'}}                                      | a=ok
                    health | {'health': 'ok', 'components': {'a': 'ok'}}                      | a=ok
                    health | {'health': {'a': 'ok'}, 'components': {'b': 'ok'}}               | a=ok
                    healthy | {'health': {'a': 'OK', 'b': 'Healthy', 'c': 'rEADY', 'd': 'okay', 'e': null}} | 3
                    other analytics | {'analytics': {'pcr': 1, 'max_pain': {}, 'iv': [1, {'a': null}]}} | {"iv":[1,{"a":null}]}
                    links | {'links': {'b': 'u', 'a': 'v', 'c': 5, 'd': ''}}                  | {a=v, b=u}
                    """)
    void specialForms(String fact, String json, String expected) {
        assertThat(read(fact, TestDocuments.document(json))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"40105, 40105", "40105.0, 40105", "4e3, 4000", "-3, -3", "0.000, 0"})
    void wholeNumbersAreIntegersHoweverWritten(String literal, BigInteger expected) {
        StatusDocument document = TestDocuments.document("{'cycle': " + literal + "}");

        assertThat(Extraction.snapshot(document).cycle().number()).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"loop", "alerts", "indices_detail", "provider", "health", "app", "analytics"})
    void aBranchOfTheWrongTypeTakesNothingElseWithIt(String branch) {
        for (String wrong : List.of("null", "5", "'text'", "true", "[]", "[[1]]", "{}")) {
            StatusDocument document =
                    TestDocuments.document(
                            "{'" + branch + "': " + wrong + ", 'cpu_pct': 7, 'interval': 3}");

            assertThat(read("cpu", document)).isEqualTo("7");
            assertThat(read("cycle interval", document)).isEqualTo("3");
        }
    }
}

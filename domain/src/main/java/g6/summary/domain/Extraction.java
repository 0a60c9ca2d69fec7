package g6.summary.domain;

import g6.summary.domain.SummarySnapshot.Alert;
import g6.summary.domain.SummarySnapshot.Alerts;
import g6.summary.domain.SummarySnapshot.Analytics;
import g6.summary.domain.SummarySnapshot.App;
import g6.summary.domain.SummarySnapshot.Cycle;
import g6.summary.domain.SummarySnapshot.Health;
import g6.summary.domain.SummarySnapshot.IndexStatus;
import g6.summary.domain.SummarySnapshot.Market;
import g6.summary.domain.SummarySnapshot.Performance;
import g6.summary.domain.SummarySnapshot.Resources;
import g6.summary.domain.SummarySnapshot.Storage;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// Reads a snapshot out of a status document of either dialect. It never throws, whatever the
/// document says, and takes nothing from anywhere but the document.
///
/// The two dialects in the field: the nested one groups its facts under `loop`, `app`, `indices`,
/// `resources`; the flat one has them at the root. They mix freely, so there is one table for both.
public final class Extraction {
    private static final Fact<List<String>> INDICES = Fact.of(Extraction::names, "indices|symbols");
    private static final Fact<Map<String, Value>> INDEX_LIST = Fact.of(Types::members, "indices");
    private static final Fact<Map<String, Value>> INDEX_DETAIL =
            Fact.of(Types::members, "indices_detail");
    private static final Fact<Map<String, Value>> INDEX_INFO =
            Fact.of(Types::members, "indices_info");

    // Below indices_detail.X, indices.X or indices_info.X, as index(…) says.
    private static final Fact<String> STATUS = Fact.of(Types::text, "status");
    private static final Fact<BigDecimal> LAST_PRICE = Fact.of(Types::number, "ltp");
    private static final Fact<BigDecimal> CHANGE = Fact.of(Types::number, "change");
    private static final Fact<BigDecimal> AGE = Fact.of(Types::number, "age|age_sec");
    private static final Fact<BigInteger> LEGS = Fact.of(Types::integer, "legs");
    private static final Fact<BigDecimal> QUALITY = Fact.of(Types::number, "dq.score_percent");
    private static final Fact<BigInteger> QUALITY_ISSUES =
            Fact.of(Types::integer, "dq.issues_total");
    private static final Fact<BigInteger> FAILS = Fact.of(Types::integer, "fails");
    private static final Fact<BigInteger> OPTIONS = Fact.of(Types::integer, "options");

    private static final Fact<BigInteger> CYCLE_NUMBER =
            Fact.of(
                    Types::integer,
                    "loop.cycle|number",
                    "cycle|last_cycle",
                    "cycle.number|cycle",
                    "last_cycle.number|cycle");
    private static final Fact<Timestamp> CYCLE_START =
            Fact.of(
                    Types::timestamp,
                    "cycle.start|last_start",
                    "last_cycle.start|last_start",
                    "loop.last_run|last_start",
                    "last_cycle_start",
                    "timestamp");
    private static final Fact<BigDecimal> CYCLE_DURATION =
            Fact.of(
                    Types::number,
                    "cycle.duration|last_duration",
                    "last_cycle.duration|last_duration",
                    "loop.last_duration",
                    "last_cycle_duration",
                    "elapsed");
    private static final Fact<BigDecimal> SUCCESS_RATE =
            Fact.of(
                    Types::number,
                    "cycle.success_rate|success_rate_pct",
                    "last_cycle.success_rate|success_rate_pct",
                    "loop.success_rate",
                    "success_rate_pct");
    private static final Fact<BigDecimal> INTERVAL =
            Fact.of(Types::number, "interval", "loop.target_interval");
    private static final Fact<BigDecimal> NEXT_RUN =
            Fact.of(Types::number, "loop.next_run_in_sec", "sleep_sec");
    private static final Fact<BigDecimal> AVERAGE_CYCLE =
            Fact.of(Types::numberButZero, "loop.avg_cycle_ms");
    private static final Fact<BigDecimal> P95_CYCLE =
            Fact.of(Types::numberButZero, "loop.p95_cycle_ms");

    private static final Fact<List<Value>> ALERT_LIST = Fact.of(Types::objects, "alerts", "events");
    private static final Fact<BigInteger> ALERT_TOTAL =
            Fact.of(Types::integer, "alerts.total|alerts_total");
    private static final Fact<Map<String, Value>> ALERT_SEVERITIES =
            Fact.of(Types::members, "alerts.severity_counts|severity");
    private static final Fact<Map<String, Value>> ALERT_CATEGORIES =
            Fact.of(Types::members, "snapshot_summary|snapshot.alerts.categories");
    private static final Fact<Map<String, Value>> CATEGORY_SEVERITIES =
            Fact.of(Types::members, "snapshot_summary|snapshot.alerts.severity");
    private static final Fact<String> ALERT_TIME = Fact.of(Types::text, "time");
    private static final Fact<String> ALERT_LEVEL = Fact.of(Types::text, "level");
    private static final Fact<String> ALERT_COMPONENT = Fact.of(Types::text, "component");
    private static final Fact<String> ALERT_MESSAGE = Fact.of(Types::text, "message");

    private static final Fact<BigDecimal> CPU =
            Fact.of(Types::number, "resources.cpu_pct|cpu_percent|cpu", "cpu_pct");
    private static final Fact<BigDecimal> MEMORY =
            Fact.of(Types::number, "resources.memory_mb|mem_mb|rss_mb")
                    .or(Types::bytesAsMebibytes, "resources.rss")
                    .or(Types::number, "memory.rss_mb")
                    .or(Types::bytesAsMebibytes, "memory.rss")
                    .or(Types::number, "memory_mb");

    private static final Fact<BigDecimal> STORAGE_LAG =
            Fact.of(Types::number, "storage.lag|backlog");
    private static final Fact<BigInteger> QUEUE_DEPTH =
            Fact.of(Types::integer, "storage.queue_depth|pending");
    private static final Fact<BigDecimal> FLUSH_AGE =
            Fact.of(Types::number, "storage.last_flush_age_sec|last_flush_age|flush_age_sec");
    private static final Fact<Map<String, Value>> SINKS = Fact.of(Types::members, "sinks");

    private static final Fact<Map<String, Value>> COUNTERS = Fact.of(Types::members, "performance");
    private static final List<String> FLAT_COUNTERS =
            List.of("options_last_cycle", "options_per_minute", "api_success_rate");

    private static final Fact<Boolean> MARKET_OPEN =
            Fact.of(Types::truth, "market_open|equity_market_open")
                    .or(Extraction::openOrClosed, "market.status");
    private static final Fact<String> NEXT_OPEN = Fact.of(Types::text, "next_market_open");

    private static final Fact<String> PROVIDER_NAME =
            Fact.of(Types::text, "provider|providers.name|primary");
    private static final Fact<Boolean> AUTH_VALID =
            Fact.of(Types::truth, "provider|providers.auth|token.valid");
    private static final Fact<Value> AUTH_EXPIRY =
            Fact.of(Types::scalar, "provider|providers.auth|token.expiry");
    private static final Fact<BigDecimal> PROVIDER_LATENCY =
            Fact.of(Types::number, "provider|providers.latency_ms");

    private static final Fact<SortedMap<String, Optional<String>>> HEALTH =
            Fact.of(Extraction::components, "health|components");

    private static final Fact<String> COMPONENT_NAME = Fact.of(Types::text, "name");
    private static final Fact<String> COMPONENT_STATE = Fact.of(Types::text, "status");

    private static final Fact<String> APP_NAME = Fact.of(Types::text, "app.name");
    private static final Fact<String> APP_VERSION = Fact.of(Types::text, "app.version", "version");
    private static final Fact<String> APP_HOST = Fact.of(Types::text, "app.host");
    private static final Fact<BigInteger> APP_PID = Fact.of(Types::integer, "app.pid");
    private static final Fact<String> APP_STARTED = Fact.of(Types::text, "app.started_at|started");
    private static final Fact<BigDecimal> APP_UPTIME =
            Fact.of(Types::number, "app.uptime_sec|uptime");

    private static final Fact<BigDecimal> PCR = Fact.of(Types::number, "analytics.pcr");
    private static final Fact<Map<String, Value>> MAX_PAIN =
            Fact.of(Types::members, "analytics.max_pain");
    private static final Fact<Map<String, Value>> ANALYTICS = Fact.of(Types::members, "analytics");
    private static final Set<String> KNOWN_ANALYTICS = Set.of("pcr", "max_pain");

    private static final Fact<Map<String, Value>> LINKS = Fact.of(Types::members, "links");

    private static final Fact<BigDecimal> BACKLOG_RATIO =
            Fact.of(Types::number, "adaptive.backlog_ratio", "adaptive_stream.backlog_ratio");
    private static final Fact<Boolean> READY = Fact.of(Types::truth, "readiness_ok");
    private static final Fact<String> READY_REASON = Fact.of(Types::text, "readiness_reason");

    private final Value.Object root;

    private Extraction(StatusDocument document) {
        root = document.root();
    }

    /// What the document says, without any conclusion.
    public static SummarySnapshot snapshot(StatusDocument document) {
        return new Extraction(document).snapshot();
    }

    private SummarySnapshot snapshot() {
        return new SummarySnapshot(
                indices(),
                cycle(),
                alerts(),
                new Resources(CPU.in(root), MEMORY.in(root)),
                storage(),
                performance(),
                new Market(MARKET_OPEN.in(root), NEXT_OPEN.in(root)),
                provider(),
                new Health(HEALTH.in(root).orElseGet(TreeMap::new)),
                app(),
                analytics(),
                each(LINKS, Types::text),
                List.of());
    }

    private Optional<List<IndexStatus>> indices() {
        Optional<List<String>> listed = INDICES.in(root);
        Map<String, Value> list = INDEX_LIST.in(root).orElse(Map.of());
        Map<String, Value> detail = INDEX_DETAIL.in(root).orElse(Map.of());
        Map<String, Value> info = INDEX_INFO.in(root).orElse(Map.of());
        if (listed.isEmpty() && detail.isEmpty() && info.isEmpty()) {
            return Optional.empty();
        }
        SequencedSet<String> names = new LinkedHashSet<>(listed.orElse(List.of()));
        names.addAll(inCustomaryOrder(detail.keySet(), info.keySet()));
        List<IndexStatus> indices = new ArrayList<>(names.size());
        for (String name : names) {
            indices.add(index(name, below(detail, name), below(list, name), below(info, name)));
        }
        return Optional.of(indices);
    }

    private static List<String> inCustomaryOrder(Set<String> detailed, Set<String> informed) {
        List<String> names = new ArrayList<>(detailed);
        names.addAll(informed);
        names.removeIf(String::isBlank);
        names.sort(IndexOrder.CUSTOMARY_THEN_ALPHABET);
        return names;
    }

    private static Value below(Map<String, Value> indices, String name) {
        return indices.getOrDefault(name, Value.Null.NULL);
    }

    private static IndexStatus index(String name, Value detail, Value listed, Value info) {
        return new IndexStatus(
                name,
                STATUS.in(detail),
                LAST_PRICE.in(detail).or(() -> LAST_PRICE.in(listed)).or(() -> LAST_PRICE.in(info)),
                CHANGE.in(listed),
                AGE.in(detail),
                LEGS.in(detail),
                QUALITY.in(detail),
                QUALITY_ISSUES.in(detail),
                FAILS.in(detail),
                OPTIONS.in(info));
    }

    private Cycle cycle() {
        return new Cycle(
                CYCLE_NUMBER.in(root),
                CYCLE_START.in(root),
                CYCLE_DURATION.in(root),
                SUCCESS_RATE.in(root),
                INTERVAL.in(root),
                NEXT_RUN.in(root),
                AVERAGE_CYCLE.in(root),
                P95_CYCLE.in(root));
    }

    private Alerts alerts() {
        Optional<List<Value>> list = ALERT_LIST.in(root);
        List<Alert> alerts =
                list.orElse(List.of()).stream()
                        .map(Extraction::alert)
                        .sorted(NEWEST_FIRST)
                        .toList();
        return new Alerts(
                ALERT_TOTAL.in(root).or(() -> list.map(l -> BigInteger.valueOf(l.size()))),
                ALERT_SEVERITIES
                        .in(root)
                        .map(Extraction::bySeverity)
                        .or(() -> list.map(_ -> counted(alerts))),
                alerts,
                each(ALERT_CATEGORIES, Types::integer),
                each(CATEGORY_SEVERITIES, Types::text));
    }

    private static Alert alert(Value alert) {
        return new Alert(
                ALERT_TIME.in(alert),
                ALERT_LEVEL.in(alert),
                ALERT_COMPONENT.in(alert),
                ALERT_MESSAGE.in(alert));
    }

    /// Alerts without a time that can be read come last, in the order of the document.
    private static final Comparator<Alert> NEWEST_FIRST =
            Comparator.comparing(
                    (Alert alert) ->
                            alert.time()
                                    .flatMap(Timestamp::parse)
                                    .map(Timestamp::instant)
                                    .orElse(Instant.MIN),
                    Comparator.reverseOrder());

    private static SortedMap<String, BigInteger> bySeverity(Map<String, Value> written) {
        SortedMap<String, BigInteger> counts = new TreeMap<>();
        written.forEach(
                (level, count) ->
                        Types.integer(count)
                                .ifPresent(
                                        n -> counts.merge(lowerCase(level), n, BigInteger::add)));
        return counts;
    }

    private static SortedMap<String, BigInteger> counted(List<Alert> alerts) {
        SortedMap<String, BigInteger> counts = new TreeMap<>();
        for (Alert alert : alerts) {
            alert.level()
                    .ifPresent(l -> counts.merge(lowerCase(l), BigInteger.ONE, BigInteger::add));
        }
        return counts;
    }

    private static String lowerCase(String level) {
        return level.toLowerCase(Locale.ROOT);
    }

    private Storage storage() {
        SortedMap<String, SortedMap<String, Value>> sinks = new TreeMap<>();
        SINKS.in(root)
                .orElse(Map.of())
                .forEach(
                        (name, sink) ->
                                Types.members(sink)
                                        .ifPresent(m -> sinks.put(name, each(m, Types::scalar))));
        return new Storage(STORAGE_LAG.in(root), QUEUE_DEPTH.in(root), FLUSH_AGE.in(root), sinks);
    }

    private Performance performance() {
        SortedMap<String, BigDecimal> counters = new TreeMap<>();
        for (String name : FLAT_COUNTERS) {
            root.get(name).flatMap(Types::number).ifPresent(n -> counters.put(name, n));
        }
        counters.putAll(each(COUNTERS, Types::number));
        return new Performance(
                counters, READY.in(root), READY_REASON.in(root), BACKLOG_RATIO.in(root));
    }

    private SummarySnapshot.Provider provider() {
        return new SummarySnapshot.Provider(
                PROVIDER_NAME.in(root),
                AUTH_VALID.in(root),
                AUTH_EXPIRY.in(root),
                PROVIDER_LATENCY.in(root));
    }

    private App app() {
        return new App(
                APP_NAME.in(root),
                APP_VERSION.in(root),
                APP_HOST.in(root),
                APP_PID.in(root),
                APP_STARTED.in(root),
                APP_UPTIME.in(root));
    }

    private Analytics analytics() {
        SortedMap<String, Value> other = new TreeMap<>(ANALYTICS.in(root).orElse(Map.of()));
        other.keySet().removeAll(KNOWN_ANALYTICS);
        return new Analytics(PCR.in(root), each(MAX_PAIN, Types::number), new Value.Object(other));
    }

    private <V> SortedMap<String, V> each(
            Fact<Map<String, Value>> object, Function<Value, Optional<V>> type) {
        return each(object.in(root).orElse(Map.of()), type);
    }

    /// The members that have the type.
    private static <V> SortedMap<String, V> each(
            Map<String, Value> members, Function<Value, Optional<V>> type) {
        SortedMap<String, V> typed = new TreeMap<>();
        members.forEach((key, value) -> type.apply(value).ifPresent(v -> typed.put(key, v)));
        return typed;
    }

    private static Optional<List<String>> names(Value value) {
        return switch (value) {
            case Value.Array(var items) ->
                    Optional.of(distinct(items.stream().flatMap(i -> Types.text(i).stream())));
            case Value.Text(var text) -> Optional.of(distinct(Arrays.stream(text.split(","))));
            case Value.Object(var members) ->
                    Optional.of(inCustomaryOrder(members.keySet(), Set.of()));
            case Value.Number _, Value.Bool _, Value.Null _ -> Optional.empty();
        };
    }

    private static List<String> distinct(Stream<String> names) {
        return names.map(String::strip).filter(name -> !name.isEmpty()).distinct().toList();
    }

    private static Optional<Boolean> openOrClosed(Value value) {
        return Types.text(value)
                .flatMap(
                        state ->
                                switch (state.toUpperCase(Locale.ROOT)) {
                                    case "OPEN" -> Optional.of(true);
                                    case "CLOSED" -> Optional.of(false);
                                    default -> Optional.empty();
                                });
    }

    private static Optional<SortedMap<String, Optional<String>>> components(Value value) {
        return switch (value) {
            case Value.Object(var members) -> Optional.of(states(members));
            case Value.Array(var items) -> Optional.of(states(byName(items)));
            case Value.Text _, Value.Number _, Value.Bool _, Value.Null _ -> Optional.empty();
        };
    }

    private static Map<String, Value> byName(List<Value> items) {
        Map<String, Value> named = new TreeMap<>();
        for (Value item : items) {
            COMPONENT_NAME.in(item).ifPresent(name -> named.put(name, item));
        }
        return named;
    }

    private static SortedMap<String, Optional<String>> states(Map<String, Value> components) {
        SortedMap<String, Optional<String>> states = new TreeMap<>();
        components.forEach(
                (name, state) ->
                        states.put(name, Types.text(state).or(() -> COMPONENT_STATE.in(state))));
        return states;
    }
}

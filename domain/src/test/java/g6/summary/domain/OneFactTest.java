package g6.summary.domain;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.testkit.Samples;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Changing one fact changes only the panels that show it: every leaf of every sample, taken away
/// and set to a wrong type.
final class OneFactTest {
    /// Which panels show what stands at a place; `*` is any key or position. The first match
    /// counts.
    private static final String SHOWN_IN =
            """
            timestamp                       | cycle
            cycle                           | cycle
            elapsed                         | cycle
            interval                        | header cycle
            sleep_sec                       | cycle
            success_rate_pct                | cycle perfstore
            options_last_cycle              | perfstore
            options_per_minute              | perfstore
            api_success_rate                | perfstore
            memory_mb                       | resources conditions
            cpu_pct                         | resources
            readiness_ok                    | perfstore
            readiness_reason                | perfstore
            indices.*.ltp                   | indices analytics
            indices.*.change                | indices
            indices.*                       | header indices
            indices_info.*.ltp              | indices analytics
            indices_info.*.options          | indices
            indices_detail.*.status         | indices
            indices_detail.*.ltp            | indices analytics
            indices_detail.*.age            | indices
            indices_detail.*.age_sec        | indices
            indices_detail.*.legs           | indices
            indices_detail.*.dq.score_percent | indices conditions
            indices_detail.*.dq.issues_total  | indices
            health.*.status                 | perfstore
            health.*.last_check             |
            health.*                        | perfstore
            provider.name                   | perfstore
            provider.auth.valid             | perfstore
            provider.auth.expiry            | perfstore
            provider.latency_ms             | perfstore conditions
            app.version                     | header
            app.*                           |
            market.status                   | header conditions
            market.segment                  |
            loop.cycle                      | cycle
            loop.last_run                   | cycle
            loop.next_run_in_sec            | cycle
            loop.last_duration              | cycle
            loop.avg_cycle_ms               | cycle perfstore
            loop.p95_cycle_ms               | cycle perfstore
            loop.success_rate               | cycle perfstore
            loop.target_interval            | header cycle
            sinks.*.*                       | storage
            resources.cpu                   | resources
            resources.rss                   | resources conditions
            config.*                        |
            alerts                          | alerts
            alerts.*.*                      | alerts
            links.*                         | links
            analytics.pcr                   | analytics
            analytics.max_pain.*            | analytics
            storage.*                       | storage
            performance.*                   | perfstore
            """;

    private static final Map<Pattern, Set<String>> PANELS_BY_PLACE =
            SHOWN_IN.lines()
                    .map(line -> line.split("\\|", -1))
                    .collect(
                            Collectors.toMap(
                                    columns -> place(columns[0].strip()),
                                    columns -> keys(columns[1].strip()),
                                    (one, _) -> one,
                                    java.util.LinkedHashMap::new));

    /// Places whose fact another place tells as well, or which say nothing.
    private static final List<Pattern> TELL_NOTHING_NEW =
            List.of(
                    place("nested-*: indices.*.ltp"), // indices_detail says the same
                    place("nested-*: indices_detail.*.ltp"), // indices says the same
                    place("flat-running: indices_info.*.ltp"),
                    place("flat-running: indices_detail.*.ltp"),
                    place("flat-*: indices.3"), // the last one, listed after the rest anyhow
                    place("nested-*: loop.p95_cycle_ms"), // 0, which is no figure yet
                    place("nested-early: loop.avg_cycle_ms"),
                    place("nested-closed: loop.avg_cycle_ms"));

    private static Pattern place(String pattern) {
        return Pattern.compile(pattern.replace(".", "\\.").replace("*", "[^.:]*"));
    }

    private static Set<String> keys(String keys) {
        return keys.isEmpty() ? Set.of() : new TreeSet<>(Arrays.asList(keys.split(" ", -1)));
    }

    static List<String> samples() {
        return Samples.names();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void takenAwayItIsMissedWhereItWasShown(String name) {
        StatusDocument sample = TestDocuments.sample(name);
        for (ValuePath leaf : ValuePath.leaves(sample.root())) {
            Set<String> changed = changed(sample, leaf.removedFrom(sample));

            assertThat(showing(leaf)).as("%s: %s", name, leaf).containsAll(changed);
            assertThat(!changed.isEmpty())
                    .as("%s: %s changes %s", name, leaf, changed)
                    .isEqualTo(isShown(name, leaf, sample));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void ofAWrongTypeItChangesNothingElse(String name) {
        StatusDocument sample = TestDocuments.sample(name);
        for (ValuePath leaf : ValuePath.leaves(sample.root())) {
            for (Value wrong : wrongValues(leaf.in(sample.root()))) {
                Set<String> changed = changed(sample, leaf.replacedIn(sample, wrong));

                assertThat(showing(leaf)).as("%s: %s = %s", name, leaf, wrong).containsAll(changed);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anUnknownFactChangesNothing(String name) {
        StatusDocument sample = TestDocuments.sample(name);
        var members = new java.util.LinkedHashMap<>(sample.root().members());
        members.put("unheard_of", TestDocuments.value("{'alerts': [1], 'cycle': 9}"));

        assertThat(changed(sample, new StatusDocument(new Value.Object(members)))).isEmpty();
    }

    private static List<Value> wrongValues(Value right) {
        Value crossed = right instanceof Value.Number ? Value.of("wrong") : Value.of(4242);
        return List.of(crossed, Value.Null.NULL, Value.Object.empty(), Value.of(List.of()));
    }

    private static Set<String> changed(StatusDocument before, StatusDocument after) {
        Map<String, HashedPanel> former = Shown.panels(before);
        SortedSet<String> changed = new TreeSet<>();
        Shown.panels(after)
                .forEach(
                        (key, panel) -> {
                            if (!Optional.of(panel).equals(Optional.ofNullable(former.get(key)))) {
                                changed.add(key);
                            }
                        });
        return changed;
    }

    private static Set<String> showing(ValuePath leaf) {
        return PANELS_BY_PLACE.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(leaf.toString()).matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody says what shows " + leaf));
    }

    private static boolean isShown(String name, ValuePath leaf, StatusDocument sample) {
        return !showing(leaf).isEmpty()
                && leaf.in(sample.root()) != Value.Null.NULL
                && TELL_NOTHING_NEW.stream()
                        .noneMatch(place -> place.matcher(name + ": " + leaf).matches());
    }
}

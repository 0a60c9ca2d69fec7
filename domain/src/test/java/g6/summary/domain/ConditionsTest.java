package g6.summary.domain;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.domain.Condition.Kind;
import g6.summary.domain.SourceState.Freshness;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

final class ConditionsTest {
    private static final String GOOD = "{}";

    private Conditions conditions = Conditions.none();

    private List<String> cycle(String json) {
        return cycle(json, Shown.FRESH, List.of());
    }

    private List<String> cycle(String json, SourceState source, List<String> suppressed) {
        SummarySnapshot snapshot = Extraction.snapshot(TestDocuments.document(json));
        conditions = conditions.next(snapshot, source, Thresholds.defaults(), suppressed);
        return new ConditionsPanel().build(snapshot.withConditions(conditions.standing())).lines();
    }

    private List<String> latency(double milliseconds) {
        return cycle("{'provider': {'latency_ms': " + milliseconds + "}}");
    }

    private List<String> memory(double mebibytes) {
        return cycle("{'memory_mb': " + mebibytes + "}");
    }

    private List<String> quality(double percent) {
        return cycle("{'indices_detail': {'A': {'dq': {'score_percent': " + percent + "}}}}");
    }

    @Test
    void firstCycleIsBelievedAtOnce() {
        assertThat(latency(900)).containsExactly("ERROR provider-latency over 800 ms");
    }

    @Test
    void appearsAndDisappearsAfterTwoCycles() {
        assertThat(latency(10)).containsExactly("none");
        assertThat(latency(500)).containsExactly("none");
        assertThat(latency(500)).containsExactly("WARNING provider-latency over 400 ms");
        assertThat(latency(10)).containsExactly("WARNING provider-latency over 400 ms");
        assertThat(latency(10)).containsExactly("none");
    }

    @Test
    void severityChangesAfterTwoCycles() {
        assertThat(latency(500)).containsExactly("WARNING provider-latency over 400 ms");
        assertThat(latency(900)).containsExactly("WARNING provider-latency over 400 ms");
        assertThat(latency(900)).containsExactly("ERROR provider-latency over 800 ms");
        assertThat(latency(500)).containsExactly("ERROR provider-latency over 800 ms");
        assertThat(latency(500)).containsExactly("WARNING provider-latency over 400 ms");
    }

    @Test
    void oneOddCycleIsForgotten() {
        latency(10);
        for (int i = 0; i < 5; i++) {
            assertThat(latency(500)).containsExactly("none");
            assertThat(latency(10)).containsExactly("none");
        }
    }

    @ParameterizedTest(name = "{0} ms after {1} ms: {2}")
    @CsvSource({
        "400, 0, none",
        "400.01, 0, WARNING provider-latency over 400 ms",
        "392.01, 401, WARNING provider-latency over 400 ms",
        "392, 401, none",
        "800, 0, WARNING provider-latency over 400 ms",
        "800.01, 0, ERROR provider-latency over 800 ms",
        "784.01, 801, ERROR provider-latency over 800 ms",
        "784, 801, WARNING provider-latency over 400 ms"
    })
    void latencyComesBackTwoPercentUnder(double now, double before, String expected) {
        latency(before);
        latency(now);

        assertThat(latency(now)).containsExactly(expected);
    }

    @ParameterizedTest(name = "{0} MiB after {1} MiB: {2}")
    @CsvSource({
        "200, 0, none",
        "200.1, 0, INFO memory over 200 MiB",
        "196.1, 201, INFO memory over 200 MiB",
        "196, 201, none",
        "300.1, 0, WARNING memory over 300 MiB",
        "294.1, 301, WARNING memory over 300 MiB",
        "294, 301, INFO memory over 200 MiB",
        "500.1, 0, ERROR memory over 500 MiB",
        "490.1, 501, ERROR memory over 500 MiB",
        "490, 501, WARNING memory over 300 MiB",
        "0, 501, none"
    })
    void memoryComesBackTwoPercentUnder(double now, double before, String expected) {
        memory(before);
        memory(now);

        assertThat(memory(now)).containsExactly(expected);
    }

    @ParameterizedTest(name = "{0} % after {1} %: {2}")
    @CsvSource({
        "85, 100, none",
        "84.99, 100, WARNING data-quality A:85.0%",
        "86.69, 84, WARNING data-quality A:86.7%",
        "86.7, 84, none",
        "70, 100, WARNING data-quality A:70.0%",
        "69.9, 100, ERROR data-quality A:69.9%",
        "71.39, 69, ERROR data-quality A:71.4%",
        "71.4, 69, WARNING data-quality A:71.4%",
        "0, 100, ERROR data-quality A:0.0%"
    })
    void qualityComesBackTwoPercentOver(double now, double before, String expected) {
        quality(before);
        quality(now);

        assertThat(quality(now)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    A:60 B:90            | ERROR data-quality A:60.0%
                    A:80 B:60 C:75       | ERROR data-quality B:60.0%, C:75.0%, A:80.0%
                    A:80 B:60 C:75 D:84  | ERROR data-quality B:60.0%, C:75.0%, A:80.0% and 1 more
                    D:60 C:60 B:60 A:60 E:1 F:84 G:99 | ERROR data-quality E:1.0%, A:60.0%, B:60.0% and 3 more
                    A:80                 | WARNING data-quality A:80.0%
                    A:99                 | none
                    """)
    void oneConditionNamesTheWorstThree(String qualities, String expected) {
        List<String> indices = new ArrayList<>();
        for (String quality : qualities.split(" ", -1)) {
            String[] parts = quality.split(":", -1);
            indices.add("'" + parts[0] + "': {'dq': {'score_percent': " + parts[1] + "}}");
        }

        assertThat(cycle("{'indices_detail': {" + String.join(", ", indices) + "}}"))
                .containsExactly(expected);
    }

    @Test
    void eachIndexHasItsOwnHysteresis() {
        String both =
                "{'indices_detail': {'A': {'dq': {'score_percent': %s}},"
                        + " 'B': {'dq': {'score_percent': %s}}}}";
        cycle(both.formatted(80, 99));

        assertThat(cycle(both.formatted(86, 86))).containsExactly("WARNING data-quality A:86.0%");
    }

    @Test
    void closedMarketIsWorthKnowing() {
        assertThat(cycle("{'market': {'status': 'CLOSED'}}")).containsExactly("INFO market closed");
        conditions = Conditions.none();
        assertThat(cycle("{'market': {'status': 'OPEN'}}")).containsExactly("none");
        conditions = Conditions.none();
        assertThat(cycle(GOOD)).containsExactly("none");
    }

    @Test
    void sourceIsLateStaleOrFailed() {
        assertThat(fresh(Freshness.LATE)).containsExactly("WARNING status late");
        assertThat(fresh(Freshness.STALE)).containsExactly("ERROR status stale");
        assertThat(fresh(Freshness.FRESH)).containsExactly("none");

        StatusFault fault = new StatusFault(StatusFault.Outcome.MALFORMED, "line 3, column 14");
        conditions = Conditions.none();
        assertThat(cycle(GOOD, SourceState.failed(fault, Optional.empty()), List.of()))
                .containsExactly("ERROR status malformed: line 3, column 14");
    }

    private List<String> fresh(Freshness freshness) {
        conditions = Conditions.none();
        return cycle(
                GOOD, new SourceState(freshness, Optional.empty(), Optional.empty()), List.of());
    }

    @Test
    void oneFailedReadingIsNoCondition() {
        SourceState missing =
                SourceState.failed(
                        new StatusFault(StatusFault.Outcome.MISSING, ""), Optional.empty());
        cycle(GOOD);

        assertThat(cycle(GOOD, missing, List.of())).containsExactly("none");
        assertThat(cycle(GOOD)).containsExactly("none");
        assertThat(cycle(GOOD, missing, List.of())).containsExactly("none");
        assertThat(cycle(GOOD, missing, List.of())).containsExactly("ERROR status missing");
    }

    @Test
    void suppressedPanelsAreNamed() {
        assertThat(cycle(GOOD, Shown.FRESH, List.of("a", "b")))
                .containsExactly("WARNING panel suppressed after repeated failures: a, b");
    }

    @Test
    void worstStandFirst() {
        assertThat(
                        cycle(
                                "{'market_open': false, 'memory_mb': 350, 'provider':"
                                        + " {'latency_ms': 900}, 'indices_detail': {'A': {'dq':"
                                        + " {'score_percent': 1}}}}",
                                new SourceState(
                                        Freshness.STALE, Optional.empty(), Optional.empty()),
                                List.of("links")))
                .containsExactly(
                        "ERROR status stale",
                        "ERROR data-quality A:1.0%",
                        "ERROR provider-latency over 800 ms",
                        "WARNING memory over 300 MiB",
                        "WARNING panel suppressed after repeated failures: links",
                        "INFO market closed");
    }

    @Test
    void setThresholdsAreNamed() {
        SummarySnapshot snapshot =
                Extraction.snapshot(TestDocuments.document("{'provider': {'latency_ms': 5}}"));
        Thresholds strict =
                Thresholds.defaults().with("provider.latency.warn_ms", new BigDecimal("2.50"));

        assertThat(Conditions.none().next(snapshot, Shown.FRESH, strict, List.of()).standing())
                .extracting(Condition::text)
                .containsExactly("over 2.5 ms");
    }

    @Test
    void panelStandsStillWhileTheFiguresMove() {
        List<String> lines = latency(900);
        for (int ms = 1000; ms < 2000; ms += 7) {
            assertThat(latency(ms)).isEqualTo(lines);
        }
    }

    /// Whatever the figures do, no verdict changes twice within two cycles.
    @Property
    void nothingFlaps(@ForAll @Size(max = 60) List<@IntRange(max = 1000) Integer> latencies) {
        conditions = Conditions.none();
        List<String> twoAgo = latency(0);
        List<String> last = twoAgo;
        for (int ms : latencies) {
            List<String> now = latency(ms);
            assertThat(twoAgo.equals(last) || last.equals(now)).isTrue();
            twoAgo = last;
            last = now;
        }
    }

    /// A figure that hovers within 2 % of its threshold changes the verdict once at most.
    @Property
    void hoveringAtAThresholdChangesNothingTwice(
            @ForAll @Size(max = 60) List<@DoubleRange(min = 392.1, max = 408) Double> latencies) {
        conditions = Conditions.none();
        List<String> last = latency(300);
        int changes = 0;
        for (double ms : latencies) {
            List<String> now = latency(ms);
            changes += now.equals(last) ? 0 : 1;
            last = now;
        }

        assertThat(changes).isLessThanOrEqualTo(1);
    }

    /// One cycle in which all figures are what they are.
    record Cycle(int latencyMs, int memoryMb, int qualityPct, int freshness, boolean suppresses) {
        private String document() {
            return "{'memory_mb': %d, 'provider': {'latency_ms': %d}, 'indices_detail': {'A': {'dq': {'score_percent': %d}}}}"
                    .formatted(memoryMb, latencyMs, qualityPct);
        }

        private SourceState source() {
            return switch (freshness) {
                case 0 -> Shown.FRESH;
                case 1 -> state(Freshness.LATE);
                case 2 -> state(Freshness.STALE);
                default ->
                        SourceState.failed(
                                new StatusFault(StatusFault.Outcome.MISSING, ""), Optional.empty());
            };
        }

        private static SourceState state(Freshness freshness) {
            return new SourceState(freshness, Optional.empty(), Optional.empty());
        }
    }

    @Provide
    Arbitrary<List<Cycle>> anyCycles() {
        return Combinators.combine(
                        Arbitraries.integers().between(300, 1000),
                        Arbitraries.integers().between(100, 600),
                        Arbitraries.integers().between(60, 95),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(true, false))
                .as(Cycle::new)
                .list()
                .ofMaxSize(60);
    }

    /// Whatever happens together, what is concluded stands for two cycles at least, of every kind,
    /// and what is no longer concluded stays away as long.
    @Property
    void everyVerdictLastsForTwoCycles(@ForAll("anyCycles") List<Cycle> cycles) {
        conditions = Conditions.none();
        List<Map<Kind, Severity>> verdicts = new ArrayList<>();
        for (Cycle cycle : cycles) {
            cycle(
                    cycle.document(),
                    cycle.source(),
                    cycle.suppresses() ? List.of("alerts") : List.of());
            verdicts.add(
                    conditions.standing().stream()
                            .collect(Collectors.toMap(Condition::kind, Condition::severity)));
        }

        for (int i = 2; i < verdicts.size(); i++) {
            for (Kind kind : Kind.values()) {
                Severity twoAgo = verdicts.get(i - 2).get(kind);
                Severity last = verdicts.get(i - 1).get(kind);
                Severity now = verdicts.get(i).get(kind);
                assertThat(twoAgo == last || last == now)
                        .as("%s went %s, %s, %s", kind, twoAgo, last, now)
                        .isTrue();
            }
        }
    }

    /// Each figure within 2 % of one of its thresholds, on the side on which it may come back.
    @Property
    void nothingThatHoversChangesTwice(
            @ForAll @Size(max = 60) List<@IntRange(max = 199) Integer> distances) {
        conditions = Conditions.none();
        cycle("{'memory_mb': 201, 'indices_detail': {'A': {'dq': {'score_percent': 84}}}}");
        Set<Kind> first = kinds();
        assertThat(first).contains(Kind.MEMORY, Kind.DATA_QUALITY);
        for (int tenThousandths : distances) {
            double distance = tenThousandths / 10_000.0;
            cycle(
                    "{'memory_mb': "
                            + 200 * (1 - distance)
                            + ", 'indices_detail': {'A': {'dq': {'score_percent': "
                            + 85 * (1 + distance)
                            + "}}}}");
            assertThat(kinds()).isEqualTo(first);
        }
    }

    private Set<Kind> kinds() {
        return conditions.standing().stream().map(Condition::kind).collect(Collectors.toSet());
    }
}

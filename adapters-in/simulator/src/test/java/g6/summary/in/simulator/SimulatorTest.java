package g6.summary.in.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import g6.summary.domain.CanonicalJson;
import g6.summary.domain.Extraction;
import g6.summary.domain.StatusDocument;
import g6.summary.domain.SummarySnapshot;
import g6.summary.domain.SummarySnapshot.IndexStatus;
import g6.summary.domain.Value;
import g6.summary.in.simulator.SimulatorOptions.Market;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

final class SimulatorTest {
    private static final Instant START = Instant.parse("2025-10-17T06:00:00.123456Z"); // a Friday
    private static final Instant NIGHT = Instant.parse("2025-10-17T20:00:00Z");

    @Property(tries = 200)
    void everyDocumentTellsWhatADashboardNeeds(@ForAll("options") SimulatorOptions options) {
        Simulator simulator = new Simulator(options);
        for (int i = 0; i < 5; i++) {
            Instant now = START.plusSeconds(i);
            SummarySnapshot snapshot = read(simulator.next(now));

            long cycle = options.changeRatio() == 0 ? 1 : i + 1;
            assertThat(snapshot.cycle().number()).contains(BigInteger.valueOf(cycle));
            assertThat(snapshot.cycle().lastStart()).isPresent();
            assertThat(snapshot.cycle().successRatePct()).get().satisfies(SimulatorTest::isPercent);
            assertThat(snapshot.cycle().intervalSec()).isPresent();
            assertThat(snapshot.resources().cpuPct()).get().satisfies(SimulatorTest::isPercent);
            assertThat(snapshot.resources().memoryMb()).get().satisfies(SimulatorTest::isPositive);
            assertThat(snapshot.market().open()).isPresent();
            assertThat(snapshot.provider().latencyMs()).isPresent();
            assertThat(snapshot.storage().lag()).isPresent();
            assertThat(snapshot.storage().sinks()).isNotEmpty();
            assertThat(snapshot.performance().counters()).isNotEmpty();
            assertThat(snapshot.health().components()).isNotEmpty();
            assertThat(snapshot.analytics().pcr().isPresent()).isEqualTo(options.withAnalytics());
            List<IndexStatus> indices = snapshot.indices().orElseThrow();
            assertThat(indices)
                    .extracting(IndexStatus::name)
                    .containsExactlyInAnyOrderElementsOf(options.indices());
            assertThat(indices).allSatisfy(SimulatorTest::isPlausible);
        }
    }

    @Property(tries = 100)
    void sameOptionsAndMomentsGiveTheSameDocuments(@ForAll("options") SimulatorOptions options) {
        Simulator one = new Simulator(options);
        Simulator other = new Simulator(options);
        for (int i = 0; i < 5; i++) {
            Instant now = START.plusSeconds(i);

            assertThat(CanonicalJson.bytes(one.next(now)))
                    .isEqualTo(CanonicalJson.bytes(other.next(now)));
        }
    }

    @Provide
    Arbitrary<SimulatorOptions> options() {
        return Combinators.combine(
                        Arbitraries.strings()
                                .alpha()
                                .ofMinLength(1)
                                .ofMaxLength(12)
                                .list()
                                .uniqueElements()
                                .ofMaxSize(12),
                        Arbitraries.of(Dialect.class),
                        Arbitraries.longs().between(1, 3_600_000).map(Duration::ofMillis),
                        Arbitraries.longs(),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.of(Market.class),
                        Arbitraries.of(true, false))
                .as(SimulatorOptions::new);
    }

    @Example
    void anotherSeedGivesOtherDocuments() {
        Simulator one = new Simulator(options(Dialect.NESTED, 1, 0.5));
        Simulator other = new Simulator(options(Dialect.NESTED, 2, 0.5));

        assertThat(one.next(START)).isNotEqualTo(other.next(START));
    }

    @Example
    void ratioZeroKeepsTheDocumentAsItIs() {
        for (Dialect dialect : Dialect.values()) {
            Simulator simulator = new Simulator(options(dialect, 1, 0));
            byte[] first = CanonicalJson.bytes(simulator.next(START));

            assertThat(CanonicalJson.bytes(simulator.next(NIGHT))).isEqualTo(first);
        }
    }

    @Example
    void ratioOneChangesEverything() {
        for (Dialect dialect : Dialect.values()) {
            Simulator simulator = new Simulator(options(dialect, 7, 1));
            SummarySnapshot before = read(simulator.next(START));
            for (int i = 1; i < 2000; i++) {
                SummarySnapshot after = read(simulator.next(START)); // the clock stands still

                assertThat(prices(after)).doesNotContainAnyElementsOf(prices(before));
                assertThat(after.resources()).isNotEqualTo(before.resources());
                assertThat(after.provider()).isNotEqualTo(before.provider());
                assertThat(after.storage()).isNotEqualTo(before.storage());
                assertThat(after.performance()).isNotEqualTo(before.performance());
                assertThat(after.analytics()).isNotEqualTo(before.analytics());
                assertThat(after.alerts()).isNotEqualTo(before.alerts());
                before = after;
            }
        }
    }

    private static List<String> prices(SummarySnapshot snapshot) {
        return snapshot.indices().orElseThrow().stream()
                .map(index -> index.name() + index.lastPrice())
                .toList();
    }

    @Example
    void aboutTheAskedForShareChanges() {
        int documents = 400;
        Simulator simulator = new Simulator(options(names(100), Dialect.FLAT, 3, 0.3, Market.OPEN));
        List<BigDecimal> before = lastPrices(simulator.next(START));
        int changed = 0;
        for (int i = 0; i < documents; i++) {
            List<BigDecimal> after = lastPrices(simulator.next(START));
            for (int index = 0; index < before.size(); index++) {
                changed += after.get(index).compareTo(before.get(index)) == 0 ? 0 : 1;
            }
            before = after;
        }

        assertThat(changed / (100.0 * documents)).isBetween(0.28, 0.32);
    }

    private static List<BigDecimal> lastPrices(Value.Object document) {
        return read(document).indices().orElseThrow().stream()
                .map(index -> index.lastPrice().orElseThrow())
                .toList();
    }

    @Example
    void figuresStayPlausibleForEver() {
        Simulator simulator = new Simulator(options(Dialect.NESTED, 11, 1));
        for (int i = 0; i < 20_000; i++) {
            SummarySnapshot snapshot = read(simulator.next(START.plusSeconds(60L * i)));

            IndexStatus nifty = snapshot.indices().orElseThrow().getFirst();
            assertThat(nifty.lastPrice().orElseThrow())
                    .isBetween(new BigDecimal("18900"), new BigDecimal("21000"))
                    .satisfies(price -> assertThat(price.scale()).isLessThanOrEqualTo(2));
            isPercent(nifty.qualityPct().orElseThrow());
            isPercent(snapshot.cycle().successRatePct().orElseThrow());
            isPercent(snapshot.resources().cpuPct().orElseThrow());
            assertThat(snapshot.alerts().items()).hasSizeLessThanOrEqualTo(8);
            assertThat(snapshot.cycle().p95Ms().orElseThrow())
                    .isGreaterThanOrEqualTo(snapshot.cycle().averageMs().orElseThrow());
        }
    }

    @Example
    void bothDialectsTellTheSameFigures() {
        SummarySnapshot nested = read(new Simulator(options(Dialect.NESTED, 5, 1)).next(START));
        SummarySnapshot flat = read(new Simulator(options(Dialect.FLAT, 5, 1)).next(START));

        assertThat(prices(flat)).containsExactlyInAnyOrderElementsOf(prices(nested));
        assertThat(flat.cycle().number()).isEqualTo(nested.cycle().number());
        assertThat(flat.cycle().successRatePct()).isEqualTo(nested.cycle().successRatePct());
        assertThat(flat.resources())
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(nested.resources());
        assertThat(flat.storage()).isEqualTo(nested.storage());
    }

    @Example
    void dialectsHaveTheirOwnKeys() {
        assertThat(keys(Dialect.NESTED))
                .contains("app", "market", "loop", "indices_detail", "config", "resources")
                .doesNotContain("timestamp", "indices_info", "memory_mb");
        assertThat(keys(Dialect.FLAT))
                .contains("timestamp", "cycle", "elapsed", "indices_info", "readiness_ok")
                .doesNotContain("app", "loop", "resources");
    }

    private static Set<String> keys(Dialect dialect) {
        return new Simulator(options(dialect, 1, 0.5)).next(START).members().keySet();
    }

    @Example
    void marketOpensByTheClockUnlessItIsForced() {
        for (Dialect dialect : Dialect.values()) {
            assertThat(isOpen(dialect, Market.BY_HOURS, START)).contains(true);
            assertThat(isOpen(dialect, Market.BY_HOURS, NIGHT)).contains(false);
            assertThat(isOpen(dialect, Market.OPEN, NIGHT)).contains(true);
        }
    }

    private static Optional<Boolean> isOpen(Dialect dialect, Market market, Instant now) {
        var options = options(names(2), dialect, 1, 0.5, market);
        return read(new Simulator(options).next(now)).market().open();
    }

    @Example
    void startedWithTheFirstDocumentAndRunsSince() {
        Simulator simulator = new Simulator(options(Dialect.NESTED, 1, 0.5));
        simulator.next(START);
        SummarySnapshot second = read(simulator.next(START.plusMillis(60_250)));

        assertThat(second.app().started()).contains("2025-10-17T06:00:00.123456Z");
        assertThat(second.app().uptimeSec()).contains(new BigDecimal("60.2"));
    }

    @Example
    void tensOfThousandsOfIndicesAreNoObstacle() {
        Simulator simulator =
                new Simulator(options(names(30_000), Dialect.NESTED, 1, 0.1, Market.OPEN));
        for (int i = 0; i < 5; i++) {
            assertThat(read(simulator.next(START)).indices().orElseThrow()).hasSize(30_000);
        }
    }

    @Example
    void optionsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> options(Dialect.FLAT, 1, 1.01)).hasMessageContaining("1.01");
        assertThatThrownBy(() -> options(Dialect.FLAT, 1, -0.1)).hasMessageContaining("-0.1");
        assertThatThrownBy(() -> options(Dialect.FLAT, 1, Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> named("A", "A")).hasMessageContaining("distinct");
        assertThatThrownBy(() -> named(" A")).hasMessageContaining("\" A\"");
        assertThatThrownBy(() -> named("")).hasMessageContaining("no name");
    }

    private static SimulatorOptions named(String... names) {
        return options(List.of(names), Dialect.FLAT, 1, 0.5, Market.OPEN);
    }

    private static SimulatorOptions options(Dialect dialect, long seed, double changeRatio) {
        List<String> names = new ArrayList<>(SimulatorOptions.defaults().indices());
        names.add("MIDCPNIFTY");
        return options(names, dialect, seed, changeRatio, Market.BY_HOURS);
    }

    private static SimulatorOptions options(
            List<String> names, Dialect dialect, long seed, double changeRatio, Market market) {
        return new SimulatorOptions(
                names, dialect, Duration.ofMinutes(1), seed, changeRatio, market, true);
    }

    private static List<String> names(int count) {
        return Stream.concat(
                        Stream.of("NIFTY"), IntStream.range(1, count).mapToObj(i -> "INDEX" + i))
                .toList();
    }

    private static SummarySnapshot read(Value.Object document) {
        return Extraction.snapshot(new StatusDocument(document));
    }

    private static void isPlausible(IndexStatus index) {
        isPositive(index.lastPrice().orElseThrow());
        isPercent(index.qualityPct().orElseThrow());
        assertThat(index.ageSec().orElseThrow()).isBetween(BigDecimal.ZERO, BigDecimal.TEN);
        assertThat(index.status()).isPresent();
    }

    private static void isPercent(BigDecimal number) {
        assertThat(number).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100));
    }

    private static void isPositive(BigDecimal number) {
        assertThat(number).isPositive();
    }
}

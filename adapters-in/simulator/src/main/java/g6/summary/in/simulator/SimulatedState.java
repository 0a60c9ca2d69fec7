package g6.summary.in.simulator;

import g6.summary.domain.MarketHours;
import g6.summary.domain.Value;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/// What the simulated collector knows, whichever dialect it writes.
final class SimulatedState {
    private final SimulatorOptions options;
    private final Random random;
    private final Instant started;

    private final List<SimulatedIndex> indices;
    private final SimulatedAlerts alerts = new SimulatedAlerts();
    private final Wandering cpuPct = Wandering.between("3.0", "18.0", "85.0");
    private final Wandering memorySixteenths = Wandering.between("1600", "2800", "4200");
    private final Wandering latencyMs = Wandering.between("20", "70", "460");
    private final Wandering lag = Wandering.between("0.0", "1.5", "12.0");
    private final Wandering queueDepth = Wandering.between("0", "4", "60");
    private final Wandering flushAgeSec = Wandering.between("0.0", "2.0", "15.0");
    private final Wandering successPct = Wandering.between("82.0", "96.2", "100.0");
    private final Wandering optionsPerSec = Wandering.between("1.0", "14.8", "40.0");
    private final Wandering requestsPerMin = Wandering.between("40", "120", "240");
    private final Wandering pcr = Wandering.between("0.55", "1.00", "1.60");
    private final Wandering durationMs;
    private final String readiness;

    private Instant now;
    private Instant flushed;
    private Instant checked;
    private long cycle = 1;
    private long averageMs;
    private long p95Ms;
    private long pointsWritten = 114_824;
    private Value analytics;

    SimulatedState(SimulatorOptions options, Instant now) {
        this.options = options;
        this.random = new Random(options.seed());
        this.started = now;
        this.now = now;
        this.flushed = now;
        this.checked = now;
        this.indices =
                options.indices().stream().map(name -> new SimulatedIndex(name, random)).toList();
        this.durationMs = duration(options.interval());
        this.averageMs = durationMs.units();
        this.p95Ms = averageMs;
        this.analytics = currentAnalytics();
        this.readiness = indices.isEmpty() ? "no indices" : "LTP=" + indices.getFirst().price();
    }

    /// Most of a minute is idle, and a fast collector has little to do in each cycle.
    private static Wandering duration(Duration interval) {
        long mean = Math.max(2, Math.min(642, interval.toMillis() / 4));
        return Wandering.between("1", String.valueOf(mean), String.valueOf(mean * 3));
    }

    /// Lets one cycle pass, in which each fact changes or not, as chance has it.
    void advance(Instant moment) {
        now = moment;
        cycle++;
        for (SimulatedIndex index : indices) {
            if (changes()) {
                index.change(random);
            }
        }
        for (Runnable group : groups()) {
            if (changes()) {
                group.run();
            }
        }
    }

    private boolean changes() {
        return random.nextDouble() < options.changeRatio();
    }

    private List<Runnable> groups() {
        return List.of(
                this::changeResources,
                this::changeProvider,
                this::changeStorage,
                this::changePerformance,
                this::changeAnalytics,
                () -> alerts.change(random, now));
    }

    private void changeResources() {
        cpuPct.step(random);
        memorySixteenths.step(random);
    }

    private void changeProvider() {
        latencyMs.step(random);
        checked = now;
    }

    private void changeStorage() {
        lag.step(random);
        queueDepth.step(random);
        flushAgeSec.step(random);
        flushed = now;
        pointsWritten += random.nextLong(1, 500);
    }

    private void changePerformance() {
        durationMs.step(random);
        averageMs += (durationMs.units() - averageMs) / 10;
        p95Ms = Math.max(durationMs.units(), p95Ms - (p95Ms - averageMs) / 20);
        successPct.step(random);
        optionsPerSec.step(random);
        requestsPerMin.step(random);
    }

    private void changeAnalytics() {
        pcr.step(random);
        analytics = currentAnalytics();
    }

    private Value currentAnalytics() {
        Members maxPain = new Members();
        indices.forEach(index -> maxPain.with(index.name(), index.maxPain()));
        return new Members().with("pcr", pcr.value()).with("max_pain", maxPain).object();
    }

    SimulatorOptions options() {
        return options;
    }

    String now() {
        return microseconds(now);
    }

    String started() {
        return microseconds(started);
    }

    String flushed() {
        return microseconds(flushed);
    }

    String checked() {
        return microseconds(checked);
    }

    private static String microseconds(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS).toString();
    }

    BigDecimal uptimeSec() {
        long tenths = Duration.between(started, now).toMillis() / 100;
        return BigDecimal.valueOf(Math.max(0, tenths), 1); // clocks are set back at times
    }

    long cycle() {
        return cycle;
    }

    boolean marketIsOpen() {
        return switch (options.market()) {
            case OPEN -> true;
            case BY_HOURS -> MarketHours.areOpen(now);
        };
    }

    BigDecimal intervalSec() {
        return BigDecimal.valueOf(options.interval().toMillis(), 3);
    }

    BigDecimal durationSec() {
        return BigDecimal.valueOf(durationMs.units(), 3);
    }

    BigDecimal sleepSec() {
        return intervalSec().subtract(durationSec()).max(BigDecimal.ZERO);
    }

    long averageMs() {
        return averageMs;
    }

    long p95Ms() {
        return p95Ms;
    }

    BigDecimal successPct() {
        return successPct.value();
    }

    BigDecimal optionsPerSec() {
        return optionsPerSec.value();
    }

    long requestsPerMin() {
        return requestsPerMin.units();
    }

    BigDecimal cpuPct() {
        return cpuPct.value();
    }

    /// In sixteenths: few decimals as MiB, whole as bytes.
    BigDecimal memoryMb() {
        return BigDecimal.valueOf(memorySixteenths.units()).divide(BigDecimal.valueOf(16));
    }

    long memoryBytes() {
        return memorySixteenths.units() << 16;
    }

    long latencyMs() {
        return latencyMs.units();
    }

    boolean providerIsSlow() {
        return latencyMs.units() > 400;
    }

    boolean ready() {
        return !indices.isEmpty();
    }

    String readiness() {
        return readiness;
    }

    Value indices(Function<SimulatedIndex, Value> part) {
        Members members = new Members();
        indices.forEach(index -> members.with(index.name(), part.apply(index)));
        return members.object();
    }

    Value alerts() {
        return alerts.list();
    }

    Value alertSummary() {
        return new Members().with("alerts", alerts.summary()).object();
    }

    Value analytics() {
        return analytics;
    }

    Members storage() {
        return new Members()
                .with("lag", lag.value())
                .with("queue_depth", queueDepth.units())
                .with("last_flush_age_sec", flushAgeSec.value());
    }

    Members sinks() {
        return new Members()
                .with("csv", new Members().with("last_write", flushed()))
                .with(
                        "influxdb",
                        new Members()
                                .with("points_written", pointsWritten)
                                .with("connection_healthy", true));
    }

    Members links() {
        return new Members().with("metrics", "http://127.0.0.1:9108/metrics");
    }
}

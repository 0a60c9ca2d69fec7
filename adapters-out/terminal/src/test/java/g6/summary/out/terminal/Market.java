package g6.summary.out.terminal;

import g6.summary.domain.StatusDocument;
import g6.summary.domain.Value;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A made-up market as its collector tells of it, a document for each of the collector's cycles;
/// always the same one.
final class Market {
    static final Instant OPENED = Instant.parse("2025-10-17T03:45:00Z");
    static final Duration INTERVAL = Duration.ofSeconds(60);

    private static final List<String> NAMES =
            List.of("NIFTY", "BANKNIFTY", "FINNIFTY", "MIDCPNIFTY", "SENSEX", "BANKEX");
    private static final double[] OPENING = {
        25_412.6, 56_904.35, 27_180.2, 13_240.75, 83_118.9, 63_870.4
    };
    private static final double[] QUALITY = {97.4, 94.1, 88.2, 91.6, 83.7, 95.9};

    private final int count;

    /// With six indices.
    Market() {
        this(NAMES.size());
    }

    Market(int count) {
        this.count = count;
    }

    static Instant start(int cycle) {
        return OPENED.plus(INTERVAL.multipliedBy(cycle));
    }

    /// What the collector tells after a cycle.
    StatusDocument document(int cycle) {
        return new StatusDocument(calm(cycle));
    }

    /// The same, where much went wrong.
    StatusDocument troubled(int cycle) {
        Value.Object.Builder document = Value.Object.builder();
        calm(cycle).members().forEach(document::put);
        List<Value> alerts = new ArrayList<>();
        alerts.add(
                alert(
                        cycle,
                        40,
                        "ERROR",
                        "Storage",
                        "influx sink: 3 writes in a row timed out, 1,204 points wait"));
        alerts.add(alert(cycle, 35, "WARNING", "Provider", "latency 912 ms, threshold 800 ms"));
        alerts.addAll(((Value.Array) alerts(cycle)).items());
        return new StatusDocument(
                document.put("alerts", Value.of(alerts))
                        .put(
                                "provider",
                                Documents.object(
                                        "name",
                                        "kite",
                                        "latency_ms",
                                        912,
                                        "auth",
                                        Documents.object(
                                                "valid", true, "expiry", "2025-10-18T01:30:00Z")))
                        .put(
                                "health",
                                Documents.object(
                                        "collector",
                                        "ok",
                                        "csv",
                                        "ok",
                                        "influx",
                                        "error",
                                        "provider",
                                        "degraded",
                                        "redis",
                                        "ok"))
                        .put("resources", Documents.object("cpu", 93.5, "memory_mb", 512.25))
                        .build());
    }

    private Value.Object calm(int cycle) {
        Value.Object.Builder indices = Value.Object.builder();
        Value.Object.Builder details = Value.Object.builder();
        Value.Object.Builder infos = Value.Object.builder();
        Value.Object.Builder maxPain = Value.Object.builder();
        for (int i = 0; i < count; i++) {
            String name = i < NAMES.size() ? NAMES.get(i) : "INDEX%05d".formatted(i);
            double opening = OPENING[i % OPENING.length] + 11 * (i / OPENING.length);
            double price = price(i, opening, cycle);
            Random random = new Random(1_000L * cycle + i);
            indices.put(
                    name,
                    Documents.object(
                            "ltp", price, "change", rounded((price - opening) / opening * 100)));
            details.put(
                    name,
                    Documents.object(
                            "status",
                            QUALITY[i % QUALITY.length] < 85 ? "degraded" : "ok",
                            "age_sec",
                            1 + random.nextInt(5),
                            "legs",
                            380 + 40 * (i % 6) + random.nextInt(9),
                            "fails",
                            i % 6 == 4 ? 3 : 0,
                            "dq",
                            Documents.object(
                                    "score_percent",
                                    rounded(QUALITY[i % QUALITY.length] + random.nextDouble()),
                                    "issues_total",
                                    i % 6 == 4 ? 14 : i % 3)));
            infos.put(name, Documents.object("options", 780 + 80 * (i % 6)));
            if (i < NAMES.size()) {
                maxPain.put(name, Value.of(100 * (Math.round(opening / 100) + 2 - i)));
            }
        }
        return Documents.object(
                "app",
                Documents.object("name", "G6 Collector", "version", "2.4.1"),
                "market",
                Documents.object("status", "OPEN"),
                "loop",
                Documents.object(
                        "cycle",
                        cycle,
                        "last_run",
                        start(cycle).toString(),
                        "next_run_in_sec",
                        60,
                        "avg_cycle_ms",
                        38_450 + cycle % 7 * 100,
                        "p95_cycle_ms",
                        51_200,
                        "last_duration",
                        38.5 + cycle % 5,
                        "success_rate",
                        98.75,
                        "target_interval",
                        60),
                "indices",
                indices.build(),
                "indices_detail",
                details.build(),
                "indices_info",
                infos.build(),
                "provider",
                Documents.object(
                        "name",
                        "kite",
                        "latency_ms",
                        140 + cycle % 11,
                        "auth",
                        Documents.object("valid", true, "expiry", "2025-10-18T01:30:00Z")),
                "health",
                Documents.object(
                        "collector",
                        "ok",
                        "csv",
                        "ok",
                        "influx",
                        "ok",
                        "provider",
                        "ok",
                        "redis",
                        "ok"),
                "sinks",
                Documents.object(
                        "csv",
                        Documents.object(
                                "last_write",
                                start(cycle).plusSeconds(41).toString(),
                                "rows",
                                412_800 + 340 * cycle),
                        "influx",
                        Documents.object(
                                "last_write",
                                start(cycle).plusSeconds(42).toString(),
                                "is_healthy",
                                true)),
                "storage",
                Documents.object("lag", 1.5, "queue_depth", 3, "last_flush_age_sec", 2.0),
                "resources",
                Documents.object("cpu", rounded(21 + cycle % 9 * 0.7), "memory_mb", 187.5),
                "performance",
                Documents.object("options_per_sec", 14.8, "strikes_per_min", 2412.0, "batches", 96),
                "alerts",
                alerts(cycle),
                "snapshot",
                Documents.object(
                        "alerts",
                        Documents.object(
                                "categories",
                                Documents.object(
                                        "strike_gaps",
                                        7,
                                        "late_quotes",
                                        4,
                                        "slow_writes",
                                        3,
                                        "retries",
                                        12,
                                        "clock_drift",
                                        1),
                                "severity",
                                Documents.object(
                                        "strike_gaps", "warning",
                                        "late_quotes", "warning",
                                        "slow_writes", "warning",
                                        "clock_drift", "warning",
                                        "retries", "info"))),
                "analytics",
                Documents.object(
                        "pcr",
                        1.22,
                        "max_pain",
                        maxPain.build(),
                        "india_vix",
                        11.63,
                        "regime",
                        "range"),
                "links",
                Documents.object(
                        "metrics",
                        "http://127.0.0.1:9108/metrics",
                        "runbook",
                        "https://ops.example/g6/runbook"));
    }

    /// Newer ones come as time goes on, none goes.
    private static Value alerts(int cycle) {
        List<Value> alerts = new ArrayList<>();
        if (cycle >= 88) {
            alerts.add(
                    alert(
                            88,
                            12,
                            "WARNING",
                            "Quality",
                            "SENSEX: 14 of 402 strikes without a price"));
        }
        if (cycle >= 29) {
            alerts.add(alert(29, 51, "ERROR", "Storage", "csv sink: write retried"));
        }
        alerts.add(alert(0, 3, "INFO", "Collector", "universe loaded, 6 indices"));
        return Value.of(alerts);
    }

    static Value alert(int cycle, int second, String level, String component, String message) {
        return Documents.object(
                "time",
                start(cycle).plusSeconds(second).toString(),
                "level",
                level,
                "component",
                component,
                "message",
                message);
    }

    /// Where a price has wandered to.
    private static double price(int index, double opening, int cycle) {
        Random random = new Random(index);
        double drift = (random.nextDouble() - 0.5) / 4_000;
        double price = opening;
        for (int i = 0; i < cycle; i++) {
            price *= 1 + drift + random.nextGaussian() / 2_500;
        }
        return rounded(price);
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}

package g6.summary.bootstrap;

import g6.summary.domain.Value;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// Measures a stream as its clients see it: many of them, for a while.
///
/// @param url the stream
/// @param token what the clients send to get in
/// @param clients how many there are
/// @param duration how long they stay once the last has tried to connect
record SseBench(URI url, Optional<Secret> token, int clients, Duration duration) {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int CONNECT_MILLIS = 30_000;
    private static final String FULL = "full_snapshot";
    private static final String BUILT = "\"ts_built\":";

    /// What one client saw. Written by its thread, read when that has ended.
    private static final class Seen {
        private final Map<String, Integer> events = new TreeMap<>();
        private final List<Double> latencies = new ArrayList<>();
        private Optional<Double> firstHello = Optional.empty();
        private Optional<Double> firstFull = Optional.empty();
        private int parseErrors;
        private boolean isRefused;

        private int total() {
            return events.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /// What all of them saw.
    ///
    /// @param isComplete whether every client got a full snapshot
    record Result(Value.Object figures, boolean isComplete) {}

    /// Connects all clients, waits, and puts together what they saw.
    Result run() throws InterruptedException {
        long start = System.nanoTime();
        List<Seen> seen = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            Seen mine = new Seen();
            seen.add(mine);
            threads.add(Thread.ofVirtual().start(() -> follow(mine)));
        }
        Thread.sleep(duration);
        threads.forEach(Thread::interrupt); // which ends what it reads
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(10));
        }
        double elapsed = (System.nanoTime() - start) / NANOS_PER_SECOND;
        long complete = seen.stream().filter(one -> one.firstFull.isPresent()).count();
        return new Result(figures(seen, elapsed, complete), complete == clients);
    }

    private void follow(Seen seen) {
        long start = System.nanoTime();
        try {
            HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
            connection.setConnectTimeout(CONNECT_MILLIS);
            token.ifPresent(t -> connection.setRequestProperty("X-API-Token", t.text()));
            try (InputStream in = connection.getInputStream()) {
                read(in, start, seen);
            }
        } catch (IOException _) {
            // Refused, or ended at the end of the measurement: the figures tell which.
            seen.isRefused = seen.total() == 0;
        }
    }

    private static void read(InputStream in, long start, Seen seen) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        String type = "";
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            int from = 0;
            for (int i = 0; i < n; i++) {
                if (buffer[i] == '\n') {
                    line.write(buffer, from, i - from);
                    type = take(line.toString(StandardCharsets.UTF_8), type, start, seen);
                    line.reset();
                    from = i + 1;
                }
            }
            line.write(buffer, from, n - from);
        }
    }

    /// @return the type of the event that is being read
    private static String take(String line, String type, long start, Seen seen) {
        if (line.startsWith("event: ")) {
            return line.substring("event: ".length());
        }
        if (line.startsWith("data: ")) {
            takeEvent(line, type, start, seen);
        } else if (!line.isEmpty() && !line.matches("(id|retry)?: .*")) {
            seen.parseErrors++;
        }
        return type;
    }

    private static void takeEvent(String data, String type, long start, Seen seen) {
        double since = (System.nanoTime() - start) / NANOS_PER_SECOND;
        seen.events.merge(type, 1, Integer::sum);
        if (type.equals("hello") && seen.firstHello.isEmpty()) {
            seen.firstHello = Optional.of(since);
        } else if (type.equals(FULL)) {
            seen.firstFull = seen.firstFull.or(() -> Optional.of(since));
        } else if (data.contains(BUILT)) {
            seen.latencies.add(latencyMillis(data));
        }
    }

    /// From the making of the frame to the moment at which its event is here.
    private static double latencyMillis(String data) {
        Instant now = Instant.now();
        int from = data.indexOf(BUILT) + BUILT.length();
        BigDecimal built = new BigDecimal(data.substring(from, data.indexOf(',', from)));
        BigDecimal here =
                BigDecimal.valueOf(now.getEpochSecond()).add(BigDecimal.valueOf(now.getNano(), 9));
        return here.subtract(built).doubleValue() * 1000;
    }

    private Value.Object figures(List<Seen> seen, double elapsed, long complete) {
        int events = seen.stream().mapToInt(Seen::total).sum();
        Map<String, Value> byType = new LinkedHashMap<>();
        Map<String, Integer> counts = new TreeMap<>();
        seen.forEach(one -> one.events.forEach((type, n) -> counts.merge(type, n, Integer::sum)));
        counts.forEach((type, n) -> byType.put(type, Value.of(n)));
        double[] perConnection =
                seen.stream().mapToDouble(one -> one.total() / elapsed).sorted().toArray();
        return Value.Object.builder()
                .put("clients", Value.of(clients))
                .put("duration_sec", rounded(duration.toNanos() / NANOS_PER_SECOND))
                .put("elapsed_sec", rounded(elapsed))
                .put("events_total", Value.of(events))
                .put("events_per_sec_total", rounded(events / elapsed))
                .put("median_events_per_sec_conn", quantile(perConnection, 0.5))
                .put("first_hello_latency_sec", first(seen, one -> one.firstHello))
                .put("first_full_snapshot_latency_sec", first(seen, one -> one.firstFull))
                .put("full_snapshot_clients", Value.of(complete))
                .put("by_type_total", new Value.Object(byType))
                .put(
                        "parse_errors_total",
                        Value.of(seen.stream().mapToInt(one -> one.parseErrors).sum()))
                .put(
                        "connection_errors",
                        Value.of(seen.stream().filter(one -> one.isRefused).count()))
                .put("latency_ms", latencies(seen))
                .build();
    }

    private static Value latencies(List<Seen> seen) {
        double[] sorted =
                seen.stream()
                        .flatMap(one -> one.latencies.stream())
                        .mapToDouble(Double::doubleValue)
                        .sorted()
                        .toArray();
        return Value.Object.builder()
                .put("p50", quantile(sorted, 0.5))
                .put("p90", quantile(sorted, 0.9))
                .put("p99", quantile(sorted, 0.99))
                .put("max", quantile(sorted, 1))
                .build();
    }

    private static Value first(List<Seen> seen, Function<Seen, Optional<Double>> moment) {
        double[] sorted =
                seen.stream()
                        .flatMap(one -> moment.apply(one).stream())
                        .mapToDouble(Double::doubleValue)
                        .sorted()
                        .toArray();
        return quantile(sorted, 0.5);
    }

    /// Nothing, where there is nothing to tell.
    private static Value quantile(double[] sorted, double share) {
        return sorted.length == 0
                ? Value.Null.NULL
                : rounded(sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)]);
    }

    private static Value rounded(double number) {
        return new Value.Number(new BigDecimal(number).round(new MathContext(6)));
    }
}

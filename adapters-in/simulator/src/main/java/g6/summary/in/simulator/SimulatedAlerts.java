package g6.summary.in.simulator;

import g6.summary.domain.Value;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// The alerts that stand, newest first: they come, and after a while they go.
final class SimulatedAlerts {
    private static final int MOST = 8;

    private static final List<Kind> KINDS =
            List.of(
                    new Kind("WARNING", "Provider", "latency above 400 ms"),
                    new Kind("ERROR", "Storage", "csv sink: write retried"),
                    new Kind("INFO", "Collector", "expiries rolled over"),
                    new Kind("WARNING", "Quality", "quotes incomplete"),
                    new Kind("ERROR", "Provider", "token refused, logged in again"),
                    new Kind("WARNING", "Storage", "influxdb sink: queue is filling"),
                    new Kind("CRITICAL", "Collector", "cycle overran its interval"));

    private static final List<String> LEVELS = List.of("INFO", "WARNING", "ERROR", "CRITICAL");

    private final List<Alert> alerts = new ArrayList<>();

    private record Kind(String level, String component, String message) {
        String worse(String other) {
            return LEVELS.indexOf(level) > LEVELS.indexOf(other) ? level : other;
        }
    }

    private record Alert(Instant time, Kind kind) {
        Value value() {
            return new Members()
                    .with("time", time.truncatedTo(ChronoUnit.SECONDS).toString())
                    .with("level", kind.level)
                    .with("component", kind.component)
                    .with("message", kind.message)
                    .object();
        }
    }

    /// One more alert, of another kind than the newest, or one less.
    void change(Random random, Instant now) {
        boolean oneLess = !alerts.isEmpty() && random.nextInt(3) == 0;
        if (oneLess || alerts.size() == MOST) {
            alerts.removeLast();
        } else {
            alerts.addFirst(new Alert(now, kindOfTheNext(random)));
        }
    }

    private Kind kindOfTheNext(Random random) {
        List<Kind> kinds = new ArrayList<>(KINDS);
        if (!alerts.isEmpty()) {
            kinds.remove(alerts.getFirst().kind);
        }
        return kinds.get(random.nextInt(kinds.size()));
    }

    Value list() {
        return Value.of(alerts.stream().map(Alert::value).toList());
    }

    /// How many of each component, and how bad the worst of them is.
    Value summary() {
        Map<String, Long> counts = new TreeMap<>();
        Map<String, String> worst = new TreeMap<>();
        for (Alert alert : alerts) {
            counts.merge(alert.kind.component, 1L, Long::sum);
            worst.merge(
                    alert.kind.component, alert.kind.level, (other, _) -> alert.kind.worse(other));
        }
        Members categories = new Members();
        counts.forEach(categories::with);
        Members severity = new Members();
        worst.forEach(severity::with);
        return new Members().with("categories", categories).with("severity", severity).object();
    }
}

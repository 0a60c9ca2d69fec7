package g6.summary.out.terminal;

import g6.summary.domain.Value;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The alerts that came while somebody was looking, until they are acknowledged or gone. Immutable.
///
/// @param arrivals when each of them came
record NewAlerts(Map<Value, Instant> arrivals) {
    static final NewAlerts NONE = new NewAlerts(Map.of());

    /// For so long one stands out.
    private static final Duration HIGHLIGHT = Duration.ofSeconds(6);

    NewAlerts {
        arrivals = Map.copyOf(arrivals);
    }

    /// With those that are there now and were not before.
    NewAlerts after(List<Value> before, List<Value> now, Instant at) {
        Set<Value> known = new HashSet<>(before);
        Map<Value, Instant> next = new HashMap<>();
        for (Value alert : now) {
            if (arrivals.containsKey(alert)) {
                next.put(alert, arrivals.get(alert));
            } else if (!known.contains(alert)) {
                next.put(alert, at);
            }
        }
        return new NewAlerts(next);
    }

    boolean isNew(Value alert) {
        return arrivals.containsKey(alert);
    }

    /// Whether one stands out.
    boolean isHighlighted(Value alert, Instant now) {
        Instant arrival = arrivals.get(alert);
        return arrival != null && isHighlighted(arrival, now);
    }

    /// Those that stand out.
    Set<Value> highlighted(Instant now) {
        return arrivals.entrySet().stream()
                .filter(arrival -> isHighlighted(arrival.getValue(), now))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isHighlighted(Instant arrival, Instant now) {
        return now.isBefore(arrival.plus(HIGHLIGHT));
    }
}

package g6.summary.out.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Meters of one family, one for each value of its label. Values may come from outside, so there is
/// an end to them: what comes later shares one meter. Thread-safe.
///
/// @param <M> what they are
final class Labelled<M> {
    /// What the label says of those that came too late.
    private static final String OTHERS = "other";

    private static final int MOST = 64;

    private final Function<String, M> maker;
    private final Map<String, M> meters = new ConcurrentHashMap<>();

    /// @param maker makes the meter of one value
    Labelled(Function<String, M> maker) {
        this.maker = maker;
    }

    /// The same, with these values from the start.
    Labelled<M> with(Iterable<String> values) {
        values.forEach(this::of);
        return this;
    }

    M of(String value) {
        M known = meters.get(value);
        if (known != null) {
            return known;
        }
        String label = meters.size() < MOST ? value : OTHERS;
        return meters.computeIfAbsent(label, maker);
    }
}

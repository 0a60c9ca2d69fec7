package g6.summary.application;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Finds buildings of panels that take far longer than usual, and tells of them. What is usual is
/// learnt from each panel's own past, in which the latest buildings count most; before it has seen
/// enough of them it finds nothing. Thread-safe.
public final class RenderOutliers implements CycleObserver {
    private final Supplier<Optional<Double>> threshold;
    private final CycleObserver told;
    private final Map<String, UsualTime> usual = new ConcurrentHashMap<>();

    /// @param threshold how many standard deviations over the mean are one; empty: nothing is
    ///   looked for. Asked for each building
    /// @param told of what is found, by [CycleObserver#panelStoodOut]
    public RenderOutliers(Supplier<Optional<Double>> threshold, CycleObserver told) {
        this.threshold = threshold;
        this.told = told;
    }

    @Override
    public void panelBuilt(String key, Duration took) {
        threshold.get().ifPresentOrElse(limit -> judge(key, took, limit), usual::clear);
    }

    private void judge(String key, Duration took, double limit) {
        double nanos = took.toNanos();
        UsualTime before = usual.getOrDefault(key, UsualTime.UNKNOWN);
        usual.put(key, before.and(nanos));
        before.zScore(nanos)
                .filter(z -> z >= limit)
                .ifPresent(z -> told.panelStoodOut(key, took, z));
    }

    /// Mean and variance in which the weight of the past fades (T. Finch, Incremental calculation
    /// of weighted mean and variance, 2009, section 9). An outlier counts too, so that a change for
    /// good is usual before long.
    ///
    /// @param seen how many times
    /// @param mean in nanoseconds
    /// @param variance in square nanoseconds
    private record UsualTime(long seen, double mean, double variance) {
        static final UsualTime UNKNOWN = new UsualTime(0, 0, 0);

        private static final int ENOUGH = 30;
        private static final double LATEST_WEIGHT = 0.05;

        UsualTime and(double nanos) {
            double weight = Math.max(LATEST_WEIGHT, 1.0 / (seen + 1));
            double distance = nanos - mean;
            return new UsualTime(
                    seen + 1,
                    mean + weight * distance,
                    (1 - weight) * (variance + weight * distance * distance));
        }

        Optional<Double> zScore(double nanos) {
            return seen < ENOUGH || variance == 0
                    ? Optional.empty()
                    : Optional.of((nanos - mean) / Math.sqrt(variance));
        }
    }
}

package g6.summary.out.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

import java.time.Duration;
import java.util.function.Supplier;

/// Makes meters. Names are Micrometer's, with dots; Prometheus' unit and `_total` are added by it.
///
/// @param registry that all of them belong to
record Meters(MeterRegistry registry) {
    private static final double NANOS_PER_SECOND = 1e9;

    /// A histogram of durations. Not a timer, whose bounds are whole nanoseconds.
    record Durations(DistributionSummary seconds) {
        void record(Duration duration) {
            seconds.record(duration.toNanos() / NANOS_PER_SECOND);
        }
    }

    Counter counter(String name, String help) {
        return Counter.builder(name).description(help).register(registry);
    }

    Labelled<Counter> counters(String name, String label, String help) {
        return new Labelled<>(
                value ->
                        Counter.builder(name)
                                .description(help)
                                .tag(label, value)
                                .register(registry));
    }

    void gauge(String name, String help, Supplier<Number> figure) {
        Gauge.builder(name, figure).description(help).register(registry);
    }

    /// A gauge of seconds.
    void seconds(String name, String help, Supplier<Number> figure) {
        Gauge.builder(name, figure).description(help).baseUnit("seconds").register(registry);
    }

    /// A gauge that is always 1: what it tells are its labels.
    void info(String name, String help, Tags labels) {
        Gauge.builder(name, () -> 1).description(help).tags(labels).register(registry);
    }

    DistributionSummary bytes(String name, String help) {
        return histogram(name, help, "bytes", Bounds.SIZE_BYTES, Tags.empty());
    }

    Durations durations(String name, String help, double[] bounds) {
        return new Durations(histogram(name, help, "seconds", bounds, Tags.empty()));
    }

    Labelled<Durations> durations(String name, String label, String help, double[] bounds) {
        return new Labelled<>(
                value ->
                        new Durations(
                                histogram(name, help, "seconds", bounds, Tags.of(label, value))));
    }

    private DistributionSummary histogram(
            String name, String help, String unit, double[] bounds, Tags labels) {
        return DistributionSummary.builder(name)
                .description(help)
                .baseUnit(unit)
                .serviceLevelObjectives(bounds)
                .tags(labels)
                .register(registry);
    }
}

package g6.summary.out.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

import java.time.Duration;
import java.util.function.Supplier;

/// Makes meters. Names are Micrometer's, with dots; Prometheus' unit and `_total` are added by it.
///
/// @param registry that all of them belong to
record Meters(MeterRegistry registry) {
    Counter counter(String name, String help) {
        return counter(name, help, Tags.empty());
    }

    Labelled<Counter> counters(String name, String label, String help) {
        return new Labelled<>(value -> counter(name, help, Tags.of(label, value)));
    }

    private Counter counter(String name, String help, Tags labels) {
        return Counter.builder(name).description(help).tags(labels).register(registry);
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
        return DistributionSummary.builder(name)
                .description(help)
                .baseUnit("bytes")
                .serviceLevelObjectives(Bounds.BYTES)
                .register(registry);
    }

    Timer timer(String name, String help, Duration[] bounds) {
        return timer(name, help, bounds, Tags.empty());
    }

    Labelled<Timer> timers(String name, String label, String help, Duration[] bounds) {
        return new Labelled<>(value -> timer(name, help, bounds, Tags.of(label, value)));
    }

    private Timer timer(String name, String help, Duration[] bounds, Tags labels) {
        return Timer.builder(name)
                .description(help)
                .serviceLevelObjectives(bounds)
                .tags(labels)
                .register(registry);
    }
}

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
        return DistributionSummary.builder(name)
                .description(help)
                .baseUnit("bytes")
                .serviceLevelObjectives(Bounds.BYTES)
                .register(registry);
    }

    Timer timer(String name, String help, Duration[] bounds) {
        return Timer.builder(name)
                .description(help)
                .serviceLevelObjectives(bounds)
                .register(registry);
    }

    Labelled<Timer> timers(String name, String label, String help, Duration[] bounds) {
        return new Labelled<>(
                value ->
                        Timer.builder(name)
                                .description(help)
                                .serviceLevelObjectives(bounds)
                                .tag(label, value)
                                .register(registry));
    }
}

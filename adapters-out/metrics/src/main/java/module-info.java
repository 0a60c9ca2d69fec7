/// The service's figures for Prometheus. Told by the observers' ports what happens, and counts it
/// with Micrometer, which is used here and nowhere else. Who reads the figures is not known here.
@SuppressWarnings("requires-automatic") // Micrometer has only names for its modules
@org.jspecify.annotations.NullMarked
module g6.summary.out.metrics {
    requires transitive g6.summary.application;
    requires io.prometheus.metrics.model;
    requires io.prometheus.writer.text;
    requires micrometer.core;
    requires micrometer.registry.prometheus;
    requires static org.jspecify; // null annotations, for the compiler alone

    exports g6.summary.out.metrics to
            g6.summary.bootstrap;
}

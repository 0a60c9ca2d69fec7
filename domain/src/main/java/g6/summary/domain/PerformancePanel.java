package g6.summary.domain;

import g6.summary.domain.SummarySnapshot.Health;
import g6.summary.domain.SummarySnapshot.Performance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How well the collector does: its provider, its components, its counters.
final class PerformancePanel implements PanelProvider {
    private static final PanelDescriptor DESCRIPTOR =
            PanelDescriptor.stable("perfstore", "Performance");

    private record Facets(
            SummarySnapshot.Provider provider,
            Optional<BigDecimal> successRatePct,
            Health health,
            Optional<BigDecimal> averageMs,
            Optional<BigDecimal> p95Ms,
            Performance performance) {}

    @Override
    public PanelDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Object facts(SummarySnapshot snapshot) {
        return facets(snapshot);
    }

    @Override
    public Panel build(SummarySnapshot snapshot) {
        Facets facets = facets(snapshot);
        return DESCRIPTOR.panel(lines(facets), data(facets));
    }

    private static Facets facets(SummarySnapshot snapshot) {
        return new Facets(
                snapshot.provider(),
                snapshot.cycle().successRatePct(),
                snapshot.health(),
                snapshot.cycle().averageMs(),
                snapshot.cycle().p95Ms(),
                snapshot.performance());
    }

    private static List<String> lines(Facets facets) {
        Health health = facets.health();
        List<String> lines = new ArrayList<>();
        lines.add("provider: " + Figures.text(facets.provider().name()));
        lines.add("latency_ms: " + Figures.whole(facets.provider().latencyMs(), ""));
        lines.add("success_rate: " + Figures.fixed(facets.successRatePct(), 2, "%"));
        lines.add(
                "health: "
                        + (health.components().isEmpty()
                                ? Figures.ABSENT
                                : health.healthy() + "/" + health.components().size()));
        lines.add("avg_cycle_ms: " + Figures.whole(facets.averageMs(), ""));
        lines.add("p95_cycle_ms: " + Figures.whole(facets.p95Ms(), ""));
        facets.performance()
                .counters()
                .forEach(
                        (name, n) -> lines.add(name + ": " + Figures.fixed(Optional.of(n), 2, "")));
        return lines;
    }

    private static Value data(Facets facets) {
        Health health = facets.health();
        Performance performance = facets.performance();
        return new Facts()
                .text("provider", facets.provider().name())
                .truth("auth_valid", facets.provider().authValid())
                .value("auth_expiry", facets.provider().authExpiry().map(Facts::safe))
                .number("latency_ms", facets.provider().latencyMs())
                .number("success_rate_pct", facets.successRatePct())
                .value(
                        "healthy",
                        health.components().isEmpty()
                                ? Value.Null.NULL
                                : Value.of(health.healthy()))
                .value(
                        "components",
                        Facts.object(health.components(), s -> Value.orNull(s.map(Value::of))))
                .value("counters", Facts.object(performance.counters(), Facts::safe))
                .truth("ready", performance.ready())
                .text("ready_reason", performance.readyReason())
                .number("backlog_ratio", performance.backlogRatio())
                .object();
    }
}

package g6.summary.out.files;

import g6.summary.domain.Condition;
import g6.summary.domain.Facts;
import g6.summary.domain.SummarySnapshot;
import g6.summary.domain.SummarySnapshot.Alert;
import g6.summary.domain.SummarySnapshot.Alerts;
import g6.summary.domain.SummarySnapshot.Analytics;
import g6.summary.domain.SummarySnapshot.App;
import g6.summary.domain.SummarySnapshot.Cycle;
import g6.summary.domain.SummarySnapshot.Health;
import g6.summary.domain.SummarySnapshot.IndexStatus;
import g6.summary.domain.SummarySnapshot.Market;
import g6.summary.domain.SummarySnapshot.Performance;
import g6.summary.domain.SummarySnapshot.Resources;
import g6.summary.domain.SummarySnapshot.Storage;
import g6.summary.domain.Timestamp;
import g6.summary.domain.Value;

import java.util.List;
import java.util.Optional;

/// A whole snapshot as one object. A fact that panels show too has the name that it has there; what
/// is absent is `null`.
final class SnapshotDocument {
    private SnapshotDocument() {}

    /// The members, to which others can be added.
    static Facts of(SummarySnapshot snapshot) {
        return new Facts()
                .value("app", app(snapshot.app()))
                .value("market", market(snapshot.market()))
                .value("cycle", cycle(snapshot.cycle()))
                .value("indices", indices(snapshot.indices()))
                .value("analytics", analytics(snapshot.analytics()))
                .value("alerts", alerts(snapshot.alerts()))
                .value("conditions", Facts.list(snapshot.conditions(), c -> condition(c)))
                .value("provider", provider(snapshot.provider()))
                .value("health", health(snapshot.health()))
                .value("performance", performance(snapshot.performance()))
                .value("storage", storage(snapshot.storage()))
                .value("resources", resources(snapshot.resources()))
                .value("links", Facts.object(snapshot.links(), Value::of));
    }

    private static Value app(App app) {
        return new Facts()
                .text("name", app.name())
                .text("version", app.version())
                .text("host", app.host())
                .integer("pid", app.pid())
                .text("started", app.started())
                .number("uptime_sec", app.uptimeSec())
                .object();
    }

    private static Value market(Market market) {
        return new Facts()
                .text("market", market.state())
                .text("next_open", market.nextOpen())
                .object();
    }

    private static Value cycle(Cycle cycle) {
        return new Facts()
                .integer("number", cycle.number())
                .text("last_start", cycle.lastStart().map(Timestamp::written))
                .number("last_duration_sec", cycle.lastDurationSec())
                .number("success_rate_pct", cycle.successRatePct())
                .number("interval_sec", cycle.intervalSec())
                .number("next_run_in_sec", cycle.nextRunInSec())
                .number("avg_cycle_ms", cycle.averageMs())
                .number("p95_cycle_ms", cycle.p95Ms())
                .object();
    }

    private static Value indices(Optional<List<IndexStatus>> indices) {
        return Value.orNull(indices.map(list -> Facts.list(list, SnapshotDocument::index)));
    }

    private static Value index(IndexStatus index) {
        return new Facts()
                .text("index", Optional.of(index.name()))
                .text("status", index.status())
                .number("ltp", index.lastPrice())
                .number("change_pct", index.changePct())
                .number("dq_pct", index.qualityPct())
                .integer("dq_issues", index.qualityIssues())
                .integer("legs", index.legs())
                .number("age_sec", index.ageSec())
                .integer("fails", index.fails())
                .integer("options", index.options())
                .object();
    }

    private static Value analytics(Analytics analytics) {
        return new Facts()
                .number("pcr", analytics.pcr())
                .value("max_pain", Facts.object(analytics.maxPain(), Facts::safe))
                .value("other", Facts.safe(analytics.other()))
                .object();
    }

    private static Value alerts(Alerts alerts) {
        return new Facts()
                .integer("total", alerts.total())
                .value(
                        "by_severity",
                        Value.orNull(
                                alerts.bySeverity()
                                        .map(counts -> Facts.object(counts, Facts::safe))))
                .value("items", Facts.list(alerts.items(), SnapshotDocument::alert))
                .value("categories", Facts.object(alerts.categories(), Facts::safe))
                .value("category_severity", Facts.object(alerts.categorySeverity(), Value::of))
                .object();
    }

    private static Value alert(Alert alert) {
        return new Facts()
                .text("time", alert.time())
                .text("level", alert.level())
                .text("component", alert.component())
                .text("message", alert.message())
                .object();
    }

    private static Value condition(Condition condition) {
        return new Facts()
                .text("kind", Optional.of(condition.kind().label()))
                .text("severity", Optional.of(condition.severity().name()))
                .text("text", Optional.of(condition.text()))
                .object();
    }

    private static Value provider(SummarySnapshot.Provider provider) {
        return new Facts()
                .text("provider", provider.name())
                .truth("auth_valid", provider.authValid())
                .value("auth_expiry", Value.orNull(provider.authExpiry().map(Facts::safe)))
                .number("latency_ms", provider.latencyMs())
                .object();
    }

    private static Value health(Health health) {
        return new Facts()
                .value(
                        "components",
                        Facts.object(health.components(), s -> Value.orNull(s.map(Value::of))))
                .object();
    }

    private static Value performance(Performance performance) {
        return new Facts()
                .value("counters", Facts.object(performance.counters(), Facts::safe))
                .truth("ready", performance.ready())
                .text("ready_reason", performance.readyReason())
                .number("backlog_ratio", performance.backlogRatio())
                .object();
    }

    private static Value storage(Storage storage) {
        return new Facts()
                .number("lag", storage.lag())
                .integer("queue_depth", storage.queueDepth())
                .number("last_flush_age_sec", storage.lastFlushAgeSec())
                .value("sinks", Facts.object(storage.sinks(), f -> Facts.object(f, Facts::safe)))
                .object();
    }

    private static Value resources(Resources resources) {
        return new Facts()
                .number("cpu_pct", resources.cpuPct())
                .number("memory_mb", resources.memoryMb())
                .object();
    }
}

package g6.summary.out.files;

import g6.summary.domain.Condition;
import g6.summary.domain.Facts;
import g6.summary.domain.SummarySnapshot;
import g6.summary.domain.SummarySnapshot.Analytics;
import g6.summary.domain.SummarySnapshot.App;
import g6.summary.domain.SummarySnapshot.Health;
import g6.summary.domain.SummarySnapshot.IndexStatus;
import g6.summary.domain.SummarySnapshot.Market;
import g6.summary.domain.SummarySnapshot.Performance;
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
                .value("cycle", snapshot.cycle().facts())
                .value("indices", indices(snapshot.indices()))
                .value("analytics", analytics(snapshot.analytics()))
                .value("alerts", snapshot.alerts().facts())
                .value("conditions", Facts.list(snapshot.conditions(), Condition::facts))
                .value("provider", provider(snapshot.provider()))
                .value("health", health(snapshot.health()))
                .value("performance", performance(snapshot.performance()))
                .value("storage", snapshot.storage().facts())
                .value("resources", snapshot.resources().facts())
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

    private static Value indices(Optional<List<IndexStatus>> indices) {
        return Value.orNull(indices.map(list -> Facts.list(list, IndexStatus::facts)));
    }

    private static Value analytics(Analytics analytics) {
        return new Facts()
                .number("pcr", analytics.pcr())
                .value("max_pain", Facts.object(analytics.maxPain(), Facts::safe))
                .value("other", Facts.safe(analytics.other()))
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
}

package g6.summary.in.simulator;

import g6.summary.domain.Value;

/// The nested dialect.
final class NestedDocument {
    private NestedDocument() {}

    static Value.Object of(SimulatedState state) {
        Members document =
                new Members()
                        .with("app", app(state))
                        .with("market", market(state))
                        .with("loop", loop(state))
                        .with("indices", state.indices(SimulatedIndex::priceAndChange))
                        .with("indices_detail", state.indices(SimulatedIndex::nestedDetail))
                        .with("provider", provider(state))
                        .with("health", health(state))
                        .with("sinks", state.sinks())
                        .with("resources", resources(state))
                        .with("config", config())
                        .with("alerts", state.alerts())
                        .with("snapshot_summary", state.alertSummary())
                        .with("links", state.links())
                        .with("storage", state.storage())
                        .with("performance", performance(state));
        if (state.options().withAnalytics()) {
            document.with("analytics", state.analytics());
        }
        return document.object();
    }

    private static Members app(SimulatedState state) {
        return new Members()
                .with("name", "G6 Collector")
                .with("version", "2.4.1")
                .with("pid", 4711)
                .with("host", "collector-01")
                .with("started_at", state.started())
                .with("uptime_sec", state.uptimeSec());
    }

    private static Members market(SimulatedState state) {
        return new Members()
                .with("status", state.marketIsOpen() ? "OPEN" : "CLOSED")
                .with("segment", "F&O");
    }

    private static Members loop(SimulatedState state) {
        return new Members()
                .with("cycle", state.cycle())
                .with("last_run", state.now())
                .with("next_run_in_sec", state.intervalSec())
                .with("avg_cycle_ms", state.averageMs())
                .with("p95_cycle_ms", state.p95Ms())
                .with("last_duration", state.durationSec())
                .with("success_rate", state.successPct())
                .with("target_interval", state.intervalSec());
    }

    private static Members provider(SimulatedState state) {
        return new Members().with("name", "sim").with("latency_ms", state.latencyMs());
    }

    private static Members health(SimulatedState state) {
        return new Members()
                .with("collector", "ok")
                .with("sinks", "ok")
                .with("provider", state.providerIsSlow() ? "degraded" : "ok");
    }

    private static Members resources(SimulatedState state) {
        return new Members().with("cpu", state.cpuPct()).with("rss", state.memoryBytes());
    }

    private static Members config() {
        return new Members().with("env", "dev").with("output_level", "INFO");
    }

    private static Members performance(SimulatedState state) {
        return new Members()
                .with("options_per_sec", state.optionsPerSec())
                .with("requests_per_min", state.requestsPerMin());
    }
}

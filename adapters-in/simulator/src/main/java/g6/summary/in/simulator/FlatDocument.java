package g6.summary.in.simulator;

import g6.summary.domain.Value;

import java.math.BigDecimal;

/// The flat dialect.
final class FlatDocument {
    private static final BigDecimal SECONDS_PER_MINUTE = BigDecimal.valueOf(60);

    private FlatDocument() {}

    static Value.Object of(SimulatedState state) {
        Members document =
                new Members()
                        .with("timestamp", state.now())
                        .with("cycle", state.cycle())
                        .with("elapsed", state.durationSec())
                        .with("interval", state.intervalSec())
                        .with("sleep_sec", state.sleepSec())
                        .with("market_open", state.marketIsOpen())
                        .with("indices", names(state))
                        .with("indices_info", state.indices(SimulatedIndex::priceAndOptions))
                        .with("indices_detail", state.indices(SimulatedIndex::flatDetail))
                        .with("success_rate_pct", state.successPct())
                        .with("options_last_cycle", optionsPerCycle(state))
                        .with("options_per_minute", optionsPerMinute(state))
                        .with("api_success_rate", state.successPct())
                        .with("memory_mb", state.memoryMb())
                        .with("cpu_pct", state.cpuPct())
                        .with("readiness_ok", state.ready())
                        .with("readiness_reason", state.readiness())
                        .with("health", health(state))
                        .with("provider", provider(state))
                        .with("sinks", state.sinks())
                        .with("storage", state.storage())
                        .with("alerts", state.alerts())
                        .with("snapshot_summary", state.alertSummary())
                        .with("links", state.links());
        if (state.options().withAnalytics()) {
            document.with("analytics", state.analytics());
        }
        return document.object();
    }

    private static Value names(SimulatedState state) {
        return Value.of(state.options().indices().stream().map(Value::of).toList());
    }

    private static BigDecimal optionsPerMinute(SimulatedState state) {
        return state.optionsPerSec().multiply(SECONDS_PER_MINUTE);
    }

    private static long optionsPerCycle(SimulatedState state) {
        return state.optionsPerSec().multiply(state.intervalSec()).longValue();
    }

    private static Members health(SimulatedState state) {
        return new Members()
                .with("providers", component(state, state.providerIsSlow()))
                .with("csv_sink", component(state, false))
                .with("influx_sink", component(state, false));
    }

    private static Members component(SimulatedState state, boolean degraded) {
        return new Members()
                .with("status", degraded ? "degraded" : "healthy")
                .with("last_check", state.checked());
    }

    private static Members provider(SimulatedState state) {
        return new Members()
                .with("name", "sim")
                .with("auth", new Members().with("valid", true).with("expiry", Value.Null.NULL))
                .with("latency_ms", state.latencyMs());
    }
}

package g6.summary.out.http;

import g6.summary.application.Glass;
import g6.summary.application.Liveness;
import g6.summary.application.Playback.Position;
import g6.summary.application.ServiceFigures;
import g6.summary.application.ServiceFigures.OutputState;
import g6.summary.application.ServiceFigures.PanelCost;
import g6.summary.application.ServiceFigures.StreamTraffic;
import g6.summary.application.StreamEvent;
import g6.summary.application.Ticker;
import g6.summary.domain.CycleStatistics;
import g6.summary.domain.Fields;
import g6.summary.domain.Frame;
import g6.summary.domain.Value;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// How the service is: one word for probes, and the whole account.
final class HealthEndpoints {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final int RATIO_DIGITS = 4;
    private static final int MILLI_DIGITS = 3;

    private final FanOut fanOut;
    private final ServiceFigures figures;
    private final Liveness liveness;
    private final String version;
    private final InstantSource clock;
    private final Ticker ticker;
    private final long startedAt;

    HealthEndpoints(
            FanOut fanOut,
            ServiceFigures figures,
            Liveness liveness,
            String version,
            InstantSource clock,
            Ticker ticker) {
        this.fanOut = fanOut;
        this.figures = figures;
        this.liveness = liveness;
        this.version = version;
        this.clock = clock;
        this.ticker = ticker;
        this.startedAt = ticker.nanos();
    }

    /// Whether the process is worth keeping.
    void live(ServerRequest request, ServerResponse response) {
        probe(request, response, liveness.isAlive(), "live", "hung");
    }

    /// Whether clients should be sent here.
    void ready(ServerRequest request, ServerResponse response) {
        boolean isReady = fanOut.latest().isPresent() && !fanOut.isDraining();
        probe(request, response, isReady, "ready", fanOut.isDraining() ? "ending" : "starting");
    }

    private static void probe(
            ServerRequest request,
            ServerResponse response,
            boolean isGood,
            String good,
            String bad) {
        Answers.text(
                request,
                response,
                isGood ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503,
                isGood ? good : bad);
    }

    /// The whole account.
    void health(ServerRequest request, ServerResponse response) {
        boolean isOk = liveness.isAlive();
        Frame frame = fanOut.latest().map(FrameEncodings::frame).orElse(Frame.none());
        Answers.json(
                request,
                response,
                isOk ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503,
                account(isOk, frame));
    }

    private Value.Object account(boolean isOk, Frame frame) {
        CycleStatistics statistics = frame.statistics();
        Value.Object.Builder account =
                Value.Object.builder()
                        .put("ok", Value.of(isOk))
                        .put("cycle", Value.of(frame.cycle()))
                        .put("schema_version", Value.of(Wire.SCHEMA_VERSION))
                        .put("snapshot", Value.of(frame.id()))
                        .put("source", Wire.sourceValue(frame.source(), clock.instant()))
                        .put("diff", diff(statistics))
                        .put("hit_ratio", ratio(statistics.hitRatio()))
                        .put("panel_updates_last", Value.of(statistics.changedLast()))
                        .put("churn_ratio", ratio(statistics.churnRatio()))
                        .put("high_churn_streak", Value.of(statistics.highChurnStreak()))
                        .put("timing", each(figures.panels(), HealthEndpoints::timing))
                        .put(
                                "outputs",
                                each(figures.outputs(), state -> output(state, frame.cycle())))
                        .put("sse", stream(figures.stream()))
                        .put("adaptive", adaptive(frame))
                        .put("uptime_sec", Value.of(uptime().toSeconds()))
                        .put("version", Value.of(version));
        figures.position().ifPresent(position -> account.put("replay", replay(position)));
        return account.build();
    }

    /// So that nobody takes the past for the present, whose clock and ages it has.
    private static Value.Object replay(Position position) {
        boolean hasSpeed = Double.isFinite(position.speed());
        return Value.Object.builder()
                .put("at", Value.of(position.at().toString()))
                .put("playing", Value.of(position.isPlaying()))
                .put("speed", hasSpeed ? decimal(position.speed(), MILLI_DIGITS) : Value.Null.NULL)
                .put("number", Value.of(position.number()))
                .put("count", Value.of(position.count()))
                .build();
    }

    private Duration uptime() {
        return Duration.ofNanos(ticker.nanos() - startedAt);
    }

    private static Value.Object diff(CycleStatistics statistics) {
        return Value.Object.builder()
                .put("hit_ratio", ratio(statistics.hitRatio()))
                .put("rolling_hit_ratio", ratio(statistics.rollingHitRatio()))
                .put("cycles", Value.of(statistics.cycles()))
                .put("total_panel_updates", Value.of(statistics.updatesTotal()))
                .put("last_cycle_updates", Value.of(statistics.changedLast()))
                .build();
    }

    private static Value.Object timing(PanelCost cost) {
        double total = cost.total().toNanos() / NANOS_PER_MILLI;
        return Value.Object.builder()
                .put("avg_ms", decimal(total / cost.calls(), MILLI_DIGITS))
                .put("total_ms", decimal(total, MILLI_DIGITS))
                .put("calls", Value.of(cost.calls()))
                .build();
    }

    private static Value.Object output(OutputState state, long cycle) {
        return Value.Object.builder()
                .put("ok", Value.of(state.isOk()))
                .put("delivered", Value.of(state.delivered()))
                .put("failures", Value.of(state.failures()))
                .put("last_error", Value.orNull(state.lastError().map(Value::of)))
                .put("lag_cycles", Value.of(Math.max(0, cycle - state.cycle())))
                .put("age_at_glass_seconds", Value.orNull(state.glass().map(HealthEndpoints::age)))
                .build();
    }

    private static Value age(Glass glass) {
        return decimal(glass.age().toMillis() / MILLIS_PER_SECOND, MILLI_DIGITS);
    }

    private static Value.Object stream(StreamTraffic traffic) {
        long updates =
                traffic.sent(StreamEvent.PANEL_UPDATE) + traffic.sent(StreamEvent.PANEL_DIFF);
        return Value.Object.builder()
                .put("clients", Value.of(traffic.clients()))
                .put("events_total", Value.of(traffic.made()))
                .put("events_sent", Value.of(traffic.sentInAll()))
                .put("events_conflated", Value.of(traffic.heldBack()))
                .put("stalled", Value.of(traffic.stalled()))
                .put("full_snapshots", Value.of(traffic.sent(StreamEvent.FULL_SNAPSHOT)))
                .put("panel_updates", Value.of(updates))
                .put("heartbeats", Value.of(traffic.sent(StreamEvent.HEARTBEAT)))
                .put("errors", Value.of(traffic.sent(StreamEvent.ERROR)))
                .put("resumes", Value.of(traffic.resumed()))
                .build();
    }

    private static Value.Object adaptive(Frame frame) {
        return Value.Object.builder()
                .put("backlog_ratio", Fields.of(frame, "perfstore").value("backlog_ratio"))
                .build();
    }

    private static <T> Value.Object each(Map<String, T> figures, Function<T, Value> account) {
        Map<String, Value> members = new LinkedHashMap<>();
        figures.forEach((name, figure) -> members.put(name, account.apply(figure)));
        return new Value.Object(members);
    }

    private static Value ratio(double ratio) {
        return decimal(ratio, RATIO_DIGITS);
    }

    private static Value decimal(double number, int digits) {
        return new Value.Number(BigDecimal.valueOf(number).setScale(digits, RoundingMode.HALF_UP));
    }
}

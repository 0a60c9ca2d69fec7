package g6.summary.out.terminal;

import g6.summary.domain.Fields;
import g6.summary.domain.Figures;
import g6.summary.domain.Thresholds;
import g6.summary.domain.Value;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Facts in a table of category, metric, value and state: performance, storage, resources. The
/// value alone shows the state too, by a sign: the state's own column goes where room is dear. Used
/// for one panel.
final class FactsBody {
    /// Of a metric, as many columns are worth more than its category and the word for its state.
    private static final int WORDS = 16;

    private static final List<Column> COLUMNS =
            List.of(
                    Column.left("CATEGORY", 3),
                    Column.filling("METRIC", 0, WORDS),
                    Column.right("VALUE", 0),
                    Column.left("STATE", 1));

    private final List<Row> rows = new ArrayList<>();
    private Verdict worst = Verdict.NONE;

    Body body() {
        return Body.of(Table.of(COLUMNS, rows)).verdict(worst);
    }

    FactsBody performance(Fields data, Scene scene) {
        Thresholds thresholds = scene.rules().thresholds();
        Optional<BigDecimal> latency = data.number("latency_ms");
        fact("provider", "provider", data.shown("provider"), auth(data));
        fact(
                "provider",
                "latency",
                Figures.whole(latency, " ms"),
                Verdict.over(latency, thresholds.latencyWarnMs(), thresholds.latencyErrorMs()));
        data.text("auth_expiry")
                .map(until -> Moments.of(Optional.of(until), scene.now()))
                .ifPresent(until -> fact("provider", "auth until", until));
        Optional<BigDecimal> success = data.number("success_rate_pct");
        fact(
                "cycle",
                "success rate",
                Figures.fixed(success, 2, "%"),
                Verdict.under(
                        success,
                        thresholds.amount("success.warn"),
                        thresholds.amount("success.error")));
        Cycle cycle = new Cycle(scene);
        fact(
                "cycle",
                "cycle average",
                Figures.whole(scene.data("cycle").number("avg_cycle_ms"), " ms"));
        fact("cycle", "cycle p95", Figures.whole(cycle.p95(), " ms"), cycle.verdict());
        health(data);
        data.fields("counters")
                .members()
                .forEach((name, value) -> fact("counters", words(name), counter(value)));
        readiness(data);
        return this;
    }

    /// How long the collector's cycles take, against the time that they have.
    private record Cycle(
            Optional<BigDecimal> p95, Optional<BigDecimal> interval, Thresholds limits) {
        Cycle(Scene scene) {
            this(
                    scene.data("cycle").number("p95_cycle_ms"),
                    scene.data("cycle").number("interval_sec").filter(sec -> sec.signum() > 0),
                    scene.rules().thresholds());
        }

        Verdict verdict() {
            return interval.map(seconds -> seconds.movePointRight(3))
                    .map(
                            ms ->
                                    Verdict.over(
                                            p95,
                                            ms.multiply(limits.amount("latency.p95.warn_frac")),
                                            ms.multiply(limits.amount("latency.p95.error_frac"))))
                    .orElse(Verdict.NONE);
        }
    }

    private static Verdict auth(Fields data) {
        return data.isFalse("auth_valid")
                ? Verdict.BAD
                : data.isTrue("auth_valid") ? Verdict.GOOD : Verdict.NONE;
    }

    private void health(Fields data) {
        Map<String, Value> components = data.fields("components").members();
        long healthy = data.number("healthy").map(BigDecimal::longValue).orElse(0L);
        fact(
                "health",
                "components",
                components.isEmpty()
                        ? Figures.ABSENT
                        : data.shown("healthy") + "/" + components.size(),
                components.isEmpty()
                        ? Verdict.NONE
                        : healthy == components.size() ? Verdict.GOOD : Verdict.WARN);
        components.forEach(
                (name, state) -> {
                    Optional<String> word = Fields.scalar(state);
                    Verdict verdict = Verdict.ofState(word);
                    fact("health", name, Figures.text(word), verdict, Line.EMPTY);
                });
    }

    private void readiness(Fields data) {
        data.text("ready")
                .ifPresent(
                        ready ->
                                fact(
                                        "readiness",
                                        "ready",
                                        ready.equals("true") ? "yes" : "no",
                                        ready.equals("true") ? Verdict.GOOD : Verdict.WARN));
        data.text("ready_reason").ifPresent(reason -> fact("readiness", "reason", reason));
        Optional<BigDecimal> backlog = data.number("backlog_ratio");
        if (backlog.isPresent()) {
            fact("readiness", "backlog", Figures.fixed(backlog, 2, ""));
        }
    }

    /// Names of a document are written for programs.
    private static String words(String name) {
        return name.replace('_', ' ');
    }

    private static String counter(Value value) {
        return value instanceof Value.Number(var decimal)
                ? Figures.fixed(Optional.of(decimal), 2, "")
                : Figures.text(Fields.scalar(value));
    }

    FactsBody storage(Fields data, Instant now) {
        fact("storage", "lag", Figures.fixed(data.number("lag"), 2, ""));
        fact("storage", "queue depth", data.shown("queue_depth"));
        fact("storage", "last flush", Figures.fixed(data.number("last_flush_age_sec"), 2, " s"));
        data.fields("sinks")
                .members()
                .forEach(
                        (sink, fields) ->
                                Fields.of(fields)
                                        .members()
                                        .forEach((name, value) -> sink(sink, name, value, now)));
        return this;
    }

    private void sink(String sink, String name, Value value, Instant now) {
        Verdict verdict =
                name.contains("healthy") && value instanceof Value.Bool(boolean isHealthy)
                        ? (isHealthy ? Verdict.GOOD : Verdict.BAD)
                        : Verdict.NONE;
        String text =
                value instanceof Value.Text(var written)
                        ? Moments.of(Optional.of(written), now)
                        : Figures.text(Fields.scalar(value));
        fact("sink", sink + " " + words(name), text, verdict);
    }

    FactsBody resources(Fields data, Thresholds thresholds) {
        Optional<BigDecimal> cpu = data.number("cpu_pct");
        Optional<BigDecimal> memory = data.number("memory_mb");
        fact(
                "collector",
                "cpu",
                Figures.fixed(cpu, 1, "%"),
                Verdict.over(cpu, thresholds.amount("cpu.warn"), thresholds.amount("cpu.error")));
        fact(
                "collector",
                "memory",
                Figures.fixed(memory, 1, " MB"),
                Verdict.over(memory, thresholds.memoryLevelMb(1), thresholds.memoryLevelMb(3)));
        return this;
    }

    private void fact(String category, String metric, String value) {
        fact(category, metric, value, Verdict.NONE);
    }

    private void fact(String category, String metric, String value, Verdict verdict) {
        Line state = verdict == Verdict.NONE ? Line.EMPTY : verdict.wordAlone();
        fact(category, metric, value, verdict, state);
    }

    /// @param state stands in the last column; empty where the value says it already
    private void fact(String category, String metric, String value, Verdict verdict, Line state) {
        Role role = verdict == Verdict.GOOD ? Role.TEXT : verdict.role();
        Line sign = Line.of(verdict.sign() + " ", verdict.role());
        Line text = Line.of(value, role);
        rows.add(
                Row.of(
                        Line.of(category, Role.MUTED),
                        Line.of(metric, Role.LABEL),
                        verdict == Verdict.NONE ? text : sign.with(text),
                        state));
        worst = worst.worseOf(verdict);
    }
}

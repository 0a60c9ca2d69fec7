package g6.summary.domain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Everything that one status document says, in the program's words, and what the program concludes
/// from it. Whatever the document does not say is empty here; nothing is made up.
///
/// @param indices the indices in the order of display; empty where the document names none, which
///   is not the same as an empty list
/// @param cycle the collector's cycle
/// @param alerts the collector's own alerts
/// @param resources what the collector uses
/// @param storage where the collector writes
/// @param performance the collector's counters
/// @param market whether the market is open
/// @param provider where the data come from
/// @param health the collector's components
/// @param app the collector itself
/// @param analytics figures over all indices
/// @param links URLs by name
/// @param conditions what the program concludes, worst first
public record SummarySnapshot(
        Optional<List<IndexStatus>> indices,
        Cycle cycle,
        Alerts alerts,
        Resources resources,
        Storage storage,
        Performance performance,
        Market market,
        Provider provider,
        Health health,
        App app,
        Analytics analytics,
        SortedMap<String, String> links,
        List<Condition> conditions) {

    /// Copies what it is given.
    public SummarySnapshot {
        indices = indices.map(List::copyOf);
        links = sorted(links);
        conditions = List.copyOf(conditions);
    }

    /// The same facts with other conclusions.
    public SummarySnapshot withConditions(List<Condition> concluded) {
        return conditions.equals(concluded)
                ? this
                : new SummarySnapshot(
                        indices,
                        cycle,
                        alerts,
                        resources,
                        storage,
                        performance,
                        market,
                        provider,
                        health,
                        app,
                        analytics,
                        links,
                        concluded);
    }

    private static <V> SortedMap<String, V> sorted(Map<String, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    /// One index, by what the document says of it.
    ///
    /// @param name its name
    /// @param status its state in the collector's words
    /// @param lastPrice last traded price
    /// @param changePct change, percent
    /// @param ageSec age of the price, seconds
    /// @param legs option legs collected
    /// @param qualityPct data quality, percent
    /// @param qualityIssues data quality issues found
    /// @param fails failed collections
    /// @param options options collected
    public record IndexStatus(
            String name,
            Optional<String> status,
            Optional<BigDecimal> lastPrice,
            Optional<BigDecimal> changePct,
            Optional<BigDecimal> ageSec,
            Optional<BigInteger> legs,
            Optional<BigDecimal> qualityPct,
            Optional<BigInteger> qualityIssues,
            Optional<BigInteger> fails,
            Optional<BigInteger> options) {
        /// Its facts by the names that they have in panels and documents.
        public Value.Object facts() {
            return new Facts()
                    .text("index", Optional.of(name))
                    .text("status", status)
                    .number("ltp", lastPrice)
                    .number("change_pct", changePct)
                    .number("dq_pct", qualityPct)
                    .integer("dq_issues", qualityIssues)
                    .integer("legs", legs)
                    .number("age_sec", ageSec)
                    .integer("fails", fails)
                    .integer("options", options)
                    .object();
        }
    }

    /// The collector's last cycle and its pace.
    ///
    /// @param number the collector's own count
    /// @param lastStart when the last cycle started
    /// @param lastDurationSec how long it took, seconds
    /// @param successRatePct how much of it succeeded, percent
    /// @param intervalSec time from cycle to cycle, seconds
    /// @param nextRunInSec time to the next cycle when the document was written, seconds
    /// @param averageMs average duration, milliseconds
    /// @param p95Ms 95th percentile of the durations, milliseconds
    public record Cycle(
            Optional<BigInteger> number,
            Optional<Timestamp> lastStart,
            Optional<BigDecimal> lastDurationSec,
            Optional<BigDecimal> successRatePct,
            Optional<BigDecimal> intervalSec,
            Optional<BigDecimal> nextRunInSec,
            Optional<BigDecimal> averageMs,
            Optional<BigDecimal> p95Ms) {
        /// Its facts by the names that they have in panels and documents.
        public Value.Object facts() {
            return new Facts()
                    .integer("number", number)
                    .text("last_start", lastStart.map(Timestamp::written))
                    .number("last_duration_sec", lastDurationSec)
                    .number("success_rate_pct", successRatePct)
                    .number("interval_sec", intervalSec)
                    .number("next_run_in_sec", nextRunInSec)
                    .number("avg_cycle_ms", averageMs)
                    .number("p95_cycle_ms", p95Ms)
                    .object();
        }
    }

    /// One alert of the collector, as it was written.
    ///
    /// @param time when
    /// @param level how bad
    /// @param component where
    /// @param message what
    public record Alert(
            Optional<String> time,
            Optional<String> level,
            Optional<String> component,
            Optional<String> message) {
        /// Its facts by the names that they have in panels and documents.
        public Value.Object facts() {
            return new Facts()
                    .text("time", time)
                    .text("level", level)
                    .text("component", component)
                    .text("message", message)
                    .object();
        }
    }

    /// The collector's own alerts.
    ///
    /// @param total how many, listed or not
    /// @param bySeverity how many by level in lower case; empty where the document does not tell
    /// @param items the listed ones, newest first
    /// @param categories how many by category
    /// @param categorySeverity the severity of each category
    public record Alerts(
            Optional<BigInteger> total,
            Optional<SortedMap<String, BigInteger>> bySeverity,
            List<Alert> items,
            SortedMap<String, BigInteger> categories,
            SortedMap<String, String> categorySeverity) {
        /// Copies what it is given.
        public Alerts {
            bySeverity = bySeverity.map(SummarySnapshot::sorted);
            items = List.copyOf(items);
            categories = sorted(categories);
            categorySeverity = sorted(categorySeverity);
        }

        /// Its facts by the names that they have in panels and documents.
        public Value.Object facts() {
            return new Facts()
                    .integer("total", total)
                    .value("by_severity", bySeverity.map(c -> Facts.object(c, Facts::safe)))
                    .value("items", Facts.list(items, Alert::facts))
                    .value("categories", Facts.object(categories, Facts::safe))
                    .value("category_severity", Facts.object(categorySeverity, Value::of))
                    .object();
        }
    }

    /// What the collector uses.
    ///
    /// @param cpuPct processor time, percent
    /// @param memoryMb resident memory, MiB
    public record Resources(Optional<BigDecimal> cpuPct, Optional<BigDecimal> memoryMb) {
        /// Its facts by the names that they have in panels and documents.
        public Value.Object facts() {
            return new Facts().number("cpu_pct", cpuPct).number("memory_mb", memoryMb).object();
        }
    }

    /// Where the collector writes, and how far behind it is.
    ///
    /// @param lag backlog, in the collector's own unit
    /// @param queueDepth entries waiting
    /// @param lastFlushAgeSec time since the last flush when the document was written, seconds
    /// @param sinks the scalar fields of each sink
    public record Storage(
            Optional<BigDecimal> lag,
            Optional<BigInteger> queueDepth,
            Optional<BigDecimal> lastFlushAgeSec,
            SortedMap<String, SortedMap<String, Value>> sinks) {
        /// Copies what it is given.
        public Storage {
            SortedMap<String, SortedMap<String, Value>> copy = new TreeMap<>();
            sinks.forEach((name, fields) -> copy.put(name, sorted(fields)));
            sinks = Collections.unmodifiableSortedMap(copy);
        }

        /// Its facts by the names that they have in panels and documents.
        public Value.Object facts() {
            return new Facts()
                    .number("lag", lag)
                    .integer("queue_depth", queueDepth)
                    .number("last_flush_age_sec", lastFlushAgeSec)
                    .value("sinks", Facts.object(sinks, sink -> Facts.object(sink, Facts::safe)))
                    .object();
        }
    }

    /// The collector's counters and readiness.
    ///
    /// @param counters numbers by name
    /// @param ready whether the collector calls itself ready
    /// @param readyReason why, or why not
    /// @param backlogRatio load of its adaptive stream, 1 = at capacity
    public record Performance(
            SortedMap<String, BigDecimal> counters,
            Optional<Boolean> ready,
            Optional<String> readyReason,
            Optional<BigDecimal> backlogRatio) {
        /// Copies what it is given.
        public Performance {
            counters = sorted(counters);
        }
    }

    /// The market, as the document knows it.
    ///
    /// @param open whether it is open
    /// @param nextOpen when it opens next
    public record Market(Optional<Boolean> open, Optional<String> nextOpen) {
        /// `OPEN` or `CLOSED`.
        public Optional<String> state() {
            return open.map(isOpen -> isOpen ? "OPEN" : "CLOSED");
        }
    }

    /// Where the data come from.
    ///
    /// @param name its name
    /// @param authValid whether its credentials are valid
    /// @param authExpiry until when, as the collector writes it: text or number
    /// @param latencyMs how long it takes to answer, milliseconds
    public record Provider(
            Optional<String> name,
            Optional<Boolean> authValid,
            Optional<Value> authExpiry,
            Optional<BigDecimal> latencyMs) {}

    /// The collector's components.
    ///
    /// @param components the state of each, empty where it has none
    public record Health(SortedMap<String, Optional<String>> components) {
        private static final Set<String> HEALTHY = Set.of("ok", "healthy", "ready");

        /// Copies what it is given.
        public Health {
            components = sorted(components);
        }

        /// How many of the components are healthy.
        public long healthy() {
            return components.values().stream()
                    .flatMap(Optional::stream)
                    .filter(Health::isHealthy)
                    .count();
        }

        /// Whether that word says that something is as it should be, whatever its case.
        public static boolean isHealthy(String state) {
            return HEALTHY.contains(state.toLowerCase(Locale.ROOT));
        }
    }

    /// The collector itself.
    ///
    /// @param name its name
    /// @param version its version
    /// @param host where it runs
    /// @param pid its process id
    /// @param started when it started
    /// @param uptimeSec how long it had run when it wrote the document, seconds
    public record App(
            Optional<String> name,
            Optional<String> version,
            Optional<String> host,
            Optional<BigInteger> pid,
            Optional<String> started,
            Optional<BigDecimal> uptimeSec) {}

    /// Figures over all indices.
    ///
    /// @param pcr put/call ratio
    /// @param maxPain max pain price by index
    /// @param other whatever else the document says under analytics
    public record Analytics(
            Optional<BigDecimal> pcr, SortedMap<String, BigDecimal> maxPain, Value.Object other) {
        /// Copies what it is given.
        public Analytics {
            maxPain = sorted(maxPain);
        }
    }
}

package g6.summary.out.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import g6.summary.application.CycleObserver;
import g6.summary.application.StatusReading;
import g6.summary.application.StreamEvent;
import g6.summary.application.StreamObserver.Caller;
import g6.summary.application.StreamObserver.Departure;
import g6.summary.application.StreamObserver.Rejection;
import g6.summary.domain.Frame;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.Panel;
import g6.summary.domain.SourceState;
import g6.summary.domain.SourceState.Freshness;
import g6.summary.domain.StatusFault;
import g6.summary.domain.StatusFault.Outcome;
import g6.summary.domain.Thresholds;
import g6.summary.domain.Value;
import g6.summary.testkit.ManualClock;
import g6.summary.testkit.RealComponent;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/// What is exposed, after what happened.
class PrometheusMetricsTest {
    private static final Caller SOMEBODY = new Caller("127.0.0.1", "-", "");
    private static final Duration MILLI = Duration.ofMillis(1);

    /// The families that boards and alerts of operators rely on, with the samples of each.
    private static final List<String> FAMILIES =
            List.of(
                    "counter g6_unified_cycle_total",
                    "histogram g6_unified_cycle_duration_seconds",
                    "histogram g6_unified_snapshot_build_seconds",
                    "histogram g6_unified_plugin_process_seconds plugin",
                    "counter g6_unified_plugin_exceptions_total plugin",
                    "gauge g6_unified_last_cycle_timestamp",
                    "counter g6_unified_errors_total",
                    "gauge g6_summary_source_up",
                    "gauge g6_summary_source_stale_seconds",
                    "counter g6_summary_source_errors_total outcome",
                    "histogram g6_summary_panel_render_seconds panel",
                    "counter g6_summary_panel_updates_total panel",
                    "gauge g6_summary_panel_updates_last",
                    "counter g6_summary_diff_hits_total",
                    "gauge g6_summary_diff_hit_ratio",
                    "gauge g6_summary_diff_miss_ratio",
                    "gauge g6_summary_panel_churn_ratio",
                    "gauge g6_summary_panel_high_churn_streak",
                    "counter g6_summary_panel_churn_anomalies_total",
                    "counter g6_summary_panel_render_anomalies_total panel",
                    "counter g6_summary_rich_diff_fallbacks_total",
                    "counter g6_summary_terminal_bytes_total",
                    "counter g6_summary_panel_file_updates_total panel",
                    "gauge g6_summary_panel_file_updates_last",
                    "gauge g6_summary_deprecated_settings",
                    "histogram g6_summary_age_at_glass_seconds output",
                    "counter g6_summary_clock_skew_total",
                    "gauge g6_summary_build_info java_version version",
                    "counter g6_summary_faults_total part",
                    "counter g6_sse_events_total type",
                    "counter g6_sse_bytes_total",
                    "gauge g6_sse_clients",
                    "counter g6_sse_panel_updates_total panel",
                    "counter g6_sse_full_snapshots_total",
                    "counter g6_sse_heartbeats_total",
                    "counter g6_sse_errors_total",
                    "counter g6_sse_resumes_total",
                    "counter g6_sse_client_stalled_total",
                    "gauge g6_sse_http_active_connections",
                    "counter g6_sse_http_connections_total",
                    "counter g6_sse_http_disconnects_total reason",
                    "counter g6_sse_http_rejected_connections_total cause",
                    "counter g6_sse_http_events_sent_total",
                    "counter g6_sse_http_events_dropped_total",
                    "histogram g6_sse_http_event_size_bytes",
                    "histogram g6_sse_http_event_queue_latency_seconds",
                    "histogram g6_sse_http_connection_duration_seconds",
                    "histogram g6_summary_sse_subset_build_seconds",
                    "counter g6_summary_http_request_failures_total",
                    "counter g6_sse_ingestor_events_total type",
                    "counter g6_sse_ingestor_errors_total",
                    "histogram g6_sse_ingestor_apply_seconds",
                    "gauge g6_sse_heartbeat_stale_seconds",
                    "gauge g6_sse_heartbeat_health");

    private final ManualClock clock = ManualClock.at("2025-10-17T16:33:00Z");
    private final PrometheusMetrics metrics =
            new PrometheusMetrics(
                    new MetricsOptions(
                            "1.2.3", "25.0.3", Set.of("cycle", "alerts"), Set.of("sse"), 2),
                    clock,
                    clock::nanos);

    private final CycleObserver cycles = CycleObserver.all(metrics.cycles());
    private Frame latest = Frame.none();
    private SourceState source = SourceState.unread();

    @AfterEach
    void end() {
        metrics.close();
    }

    private String text(String accept) {
        return new String(metrics.document(Optional.of(accept)).text(), StandardCharsets.UTF_8);
    }

    private Figures figures() {
        return Figures.of(text("text/plain"));
    }

    private static HashedPanel panel(String key, String line) {
        return HashedPanel.of(new Panel(key, key, List.of(line), Value.Null.NULL));
    }

    private Frame show(HashedPanel... panels) {
        latest =
                latest.next(
                        clock.instant(),
                        source,
                        Optional.empty(),
                        List.of(panels),
                        Thresholds.defaults());
        cycles.cycleCompleted(latest, MILLI, Duration.ofMillis(2));
        return latest;
    }

    private void readAt(Instant asOf) {
        source = new SourceState(Freshness.FRESH, Optional.of(asOf), Optional.empty());
    }

    @Test
    void everyFamilyIsThereFromTheStartWithItsTypeAndLabels() {
        Figures figures = figures();

        Set<String> found = new TreeSet<>();
        figures.families().forEach(name -> found.add(described(name, figures)));
        assertThat(found).containsExactlyInAnyOrderElementsOf(FAMILIES);
    }

    private static String described(String name, Figures figures) {
        String sample =
                figures.samples().keySet().stream()
                        .filter(key -> key.matches(name + "(_count)?(\\{.*)?"))
                        .findFirst()
                        .orElseThrow();
        String labels =
                Pattern.compile("[{,](\\w+)=")
                        .matcher(sample)
                        .results()
                        .map(label -> " " + label.group(1))
                        .reduce("", String::concat);
        return figures.types().get(name) + " " + name + labels;
    }

    @Test
    void allIsZeroAtTheStartButWhatIsKnownByThen() {
        figures()
                .samples()
                .forEach(
                        (sample, value) -> {
                            if (sample.startsWith("g6_summary_build_info")) {
                                assertThat(value).isOne();
                            } else if (sample.startsWith("g6_summary_deprecated_settings")) {
                                assertThat(value).isEqualTo(2);
                            } else if (sample.startsWith("g6_")) {
                                assertThat(value).as(sample).isZero();
                            }
                        });
        assertThat(figures().at("g6_summary_build_info{java_version=\"25.0.3\",version=\"1.2.3\"}"))
                .isOne();
    }

    @Test
    void thePanelsThatMayBeShownTheOutputsTheReasonsAndTheCausesAreThere() {
        Figures figures = figures();

        for (String name :
                List.of(
                        "g6_summary_panel_updates_total",
                        "g6_summary_panel_render_anomalies_total",
                        "g6_summary_panel_file_updates_total",
                        "g6_sse_panel_updates_total",
                        "g6_summary_panel_render_seconds_count")) {
            assertThat(figures.at(name + "{panel=\"alerts\"}")).isZero();
            assertThat(figures.at(name + "{panel=\"cycle\"}")).isZero();
        }
        assertThat(figures.at("g6_unified_plugin_exceptions_total{plugin=\"sse\"}")).isZero();
        for (String cause : List.of("auth", "ip", "user_agent", "rate", "cap", "host")) {
            assertThat(
                            figures.at(
                                    "g6_sse_http_rejected_connections_total{cause=\""
                                            + cause
                                            + "\"}"))
                    .isZero();
        }
        for (String reason : List.of("left", "stalled", "shutdown", "failed")) {
            assertThat(figures.at("g6_sse_http_disconnects_total{reason=\"" + reason + "\"}"))
                    .isZero();
        }
        for (Outcome outcome : Outcome.values()) {
            assertThat(
                            figures.at(
                                    "g6_summary_source_errors_total{outcome=\""
                                            + outcome.name().toLowerCase(java.util.Locale.ROOT)
                                            + "\"}"))
                    .isZero();
        }
    }

    @Test
    void boundsOfHistogramsDoubleAndFortyAndEightyMillisecondsAreAmongThem() {
        List<Double> bounds = bounds("g6_unified_cycle_duration_seconds");

        assertThat(bounds).contains(0.04, 0.08, 10.24).hasSizeLessThan(26);
        assertThat(bounds.getFirst()).isLessThan(20e-6);
        for (int i = 1; i < bounds.size() - 1; i++) {
            assertThat(bounds.get(i) / bounds.get(i - 1)).isCloseTo(2, within(1e-4));
        }
        assertThat(bounds("g6_summary_age_at_glass_seconds")).contains(0.01, 655.36);
    }

    @Test
    void eachDurationCountsFromTheFirstBoundThatItDoesNotExceed() {
        Duration[] durations = {
            Duration.ofNanos(1),
            Duration.ofNanos(900_000),
            Duration.ofMillis(1),
            Duration.ofMillis(41),
            Duration.ofMillis(80),
            Duration.ofSeconds(3),
            Duration.ofSeconds(60)
        };
        for (Duration took : durations) {
            cycles.panelBuilt("cycle", took);
        }

        for (double bound : bounds("g6_summary_panel_render_seconds")) {
            long within =
                    Arrays.stream(durations).filter(took -> took.toNanos() / 1e9 <= bound).count();
            assertThat(bucket("g6_summary_panel_render_seconds", "panel=\"cycle\",", bound))
                    .as("within %s", bound)
                    .isEqualTo((double) within);
        }
    }

    @Test
    void eachSizeAndEachAgeCountsFromTheFirstBoundThatItDoesNotExceed() {
        metrics.stream().sent(StreamEvent.HEARTBEAT, 1, 65, MILLI);
        assertThat(bucket("g6_sse_http_event_size_bytes", "", 64)).isZero();
        assertThat(bucket("g6_sse_http_event_size_bytes", "", 256)).isOne();

        readAt(clock.instant().minusMillis(1500));
        cycles.delivered("sse", show(panel("cycle", "1")), MILLI);
        assertThat(bucket("g6_summary_age_at_glass_seconds", "output=\"sse\",", 1.28)).isZero();
        assertThat(bucket("g6_summary_age_at_glass_seconds", "output=\"sse\",", 2.56)).isOne();
    }

    private double bucket(String family, String labels, double bound) {
        return figures().samples().entrySet().stream()
                .filter(sample -> sample.getKey().startsWith(family + "_bucket{" + labels))
                .filter(sample -> bound(sample.getKey()) == bound)
                .mapToDouble(sample -> sample.getValue())
                .sum();
    }

    private static double bound(String sample) {
        String bound = sample.replaceFirst(".*le=\"([^\"]*)\".*", "$1");
        return bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound);
    }

    private List<Double> bounds(String family) {
        return figures().samples().keySet().stream()
                .filter(sample -> sample.startsWith(family + "_bucket"))
                .map(PrometheusMetricsTest::bound)
                .distinct()
                .toList();
    }

    @Test
    void cyclesAreCountedAndTimed() {
        show(panel("cycle", "1"), panel("alerts", "none"));
        clock.advance(Duration.ofSeconds(1));
        show(panel("cycle", "2"), panel("alerts", "none"));

        Figures figures = figures();
        assertThat(figures.at("g6_unified_cycle_total")).isEqualTo(2);
        assertThat(figures.at("g6_unified_cycle_duration_seconds_count")).isEqualTo(2);
        assertThat(figures.at("g6_unified_cycle_duration_seconds_sum")).isEqualTo(0.004);
        assertThat(figures.at("g6_unified_snapshot_build_seconds_sum")).isEqualTo(0.002);
        assertThat(figures.at("g6_unified_last_cycle_timestamp"))
                .isEqualTo((double) clock.instant().getEpochSecond());
        assertThat(figures.at("g6_summary_panel_updates_total{panel=\"cycle\"}")).isOne();
        assertThat(figures.at("g6_summary_panel_updates_total{panel=\"alerts\"}")).isZero();
        assertThat(figures.at("g6_summary_panel_updates_last")).isOne();
        assertThat(figures.at("g6_summary_diff_hits_total")).isOne();
        assertThat(figures.at("g6_summary_diff_hit_ratio")).isEqualTo(0.5);
        assertThat(figures.at("g6_summary_diff_miss_ratio")).isEqualTo(0.5);
        assertThat(figures.at("g6_summary_panel_churn_ratio")).isEqualTo(0.5);
        assertThat(figures.at("g6_summary_panel_high_churn_streak")).isOne();
        assertThat(figures.at("g6_summary_panel_churn_anomalies_total")).isOne();
    }

    @Test
    void aBrokenCycleIsAnErrorAndACycle() {
        show(panel("cycle", "1"));
        Frame broken =
                latest.next(
                        clock.instant(),
                        SourceState.failed(
                                new StatusFault(Outcome.INTERNAL, "Oops"), Optional.empty()),
                        Optional.empty(),
                        latest.panels(),
                        Thresholds.defaults());
        cycles.cycleBroken(broken, new IllegalStateException());

        assertThat(figures().at("g6_unified_errors_total")).isOne();
        assertThat(figures().at("g6_unified_cycle_total")).isEqualTo(2);
        assertThat(figures().at("g6_unified_cycle_duration_seconds_count")).isOne();
    }

    @Property(tries = 50)
    void whatChangedByPanelIsWhatChangedAltogether(
            @ForAll @Size(max = 20) List<@Size(3) List<@IntRange(max = 2) Integer>> frames) {
        PrometheusMetricsTest stage = new PrometheusMetricsTest();
        for (List<Integer> frame : frames) {
            List<HashedPanel> panels = new ArrayList<>();
            for (int i = 0; i < frame.size(); i++) {
                panels.add(panel("panel" + i, frame.get(i).toString()));
            }
            stage.show(panels.toArray(HashedPanel[]::new));
        }

        assertThat(stage.figures().sum("g6_summary_panel_updates_total"))
                .isEqualTo((double) stage.latest.statistics().updatesTotal());
        stage.end();
    }

    @Test
    void theSourceIsUpWhenItsLastReadingWentWell() {
        cycles.sourceRead(new StatusReading.Unchanged(Optional.empty()));
        assertThat(figures().at("g6_summary_source_up")).isOne();

        cycles.sourceRead(new StatusReading.Failed(new StatusFault(Outcome.NOT_A_FILE, "")));
        assertThat(figures().at("g6_summary_source_up")).isZero();
        assertThat(figures().at("g6_summary_source_errors_total{outcome=\"not_a_file\"}")).isOne();
    }

    @Test
    void theAgeGoesOnWhileNoFrameComes() {
        readAt(clock.instant().minusSeconds(3));
        show(panel("cycle", "1"));
        assertThat(figures().at("g6_summary_source_stale_seconds")).isEqualTo(3);

        clock.advance(Duration.ofSeconds(200));
        assertThat(figures().at("g6_summary_source_stale_seconds")).isEqualTo(203);
    }

    @Test
    void anAgeThatNobodyKnowsIsNoNumber() {
        show(panel("cycle", "1"));
        assertThat(figures().at("g6_summary_source_stale_seconds")).isNaN();
    }

    @Test
    void aDocumentHasOneAgeAtEachGlass() {
        readAt(clock.instant());
        Frame first = show(panel("cycle", "1"));
        clock.advance(Duration.ofMillis(500));
        cycles.outputStarted("panels");
        cycles.delivered("sse", first, MILLI);
        cycles.delivered("panels", first, MILLI);
        clock.advance(Duration.ofSeconds(9));
        cycles.delivered("sse", show(panel("cycle", "1")), MILLI);

        Figures figures = figures();
        assertThat(figures.at("g6_summary_age_at_glass_seconds_count{output=\"sse\"}")).isOne();
        assertThat(figures.at("g6_summary_age_at_glass_seconds_sum{output=\"sse\"}"))
                .isEqualTo(0.5);
        assertThat(figures.at("g6_summary_age_at_glass_seconds_count{output=\"panels\"}")).isOne();
        assertThat(figures.at("g6_unified_plugin_process_seconds_count{plugin=\"sse\"}"))
                .isEqualTo(2);

        readAt(clock.instant());
        cycles.delivered("sse", show(panel("cycle", "2")), MILLI);
        assertThat(figures().at("g6_summary_age_at_glass_seconds_count{output=\"sse\"}"))
                .isEqualTo(2);
    }

    @Test
    void anAgeBeforeItsTimeIsSkewAndNoAge() {
        readAt(clock.instant().plusSeconds(5));
        cycles.delivered("sse", show(panel("cycle", "1")), MILLI);

        assertThat(figures().at("g6_summary_clock_skew_total")).isOne();
        assertThat(figures().at("g6_summary_age_at_glass_seconds_count{output=\"sse\"}")).isZero();
    }

    @Test
    void faultsAreCountedByTheirPart() {
        cycles.deliveryFailed("sse", latest, new IOException("full"));
        cycles.panelFailed("cycle", new IllegalStateException());
        cycles.observerFailed("Other", new IllegalStateException());
        cycles.outputFailedToClose("sse", new IOException());
        cycles.panelStoodOut("cycle", MILLI, 4);
        metrics.stream().requestFailed(SOMEBODY, new IllegalStateException());

        Figures figures = figures();
        assertThat(figures.at("g6_unified_plugin_exceptions_total{plugin=\"sse\"}")).isOne();
        for (String part : List.of("panel", "observer", "output")) {
            assertThat(figures.at("g6_summary_faults_total{part=\"" + part + "\"}")).isOne();
        }
        assertThat(figures.at("g6_summary_panel_render_anomalies_total{panel=\"cycle\"}")).isOne();
        assertThat(figures.at("g6_summary_http_request_failures_total")).isOne();
    }

    @Test
    void aStreamIsCountedFromItsOpeningToItsEnd() {
        metrics.stream().joined(SOMEBODY);
        metrics.stream().joined(SOMEBODY);
        metrics.stream().resumed(SOMEBODY);
        assertThat(figures().at("g6_sse_clients")).isEqualTo(2);
        assertThat(figures().at("g6_sse_http_active_connections")).isEqualTo(2);

        metrics.stream().left(SOMEBODY, Departure.STALLED, Duration.ofSeconds(3));
        metrics.stream().rejected(SOMEBODY, Rejection.USER_AGENT);

        Figures figures = figures();
        assertThat(figures.at("g6_sse_clients")).isOne();
        assertThat(figures.at("g6_sse_http_connections_total")).isEqualTo(2);
        assertThat(figures.at("g6_sse_http_disconnects_total{reason=\"stalled\"}")).isOne();
        assertThat(figures.at("g6_sse_client_stalled_total")).isOne();
        assertThat(figures.at("g6_sse_resumes_total")).isOne();
        assertThat(figures.at("g6_sse_http_connection_duration_seconds_sum")).isEqualTo(3);
        assertThat(figures.at("g6_sse_http_rejected_connections_total{cause=\"user_agent\"}"))
                .isOne();
    }

    @Test
    void eventsAreCountedWhereTheyAreMadeAndWhereTheyAreSent() {
        metrics.stream().changesEncoded(MILLI);
        metrics.stream().encoded(StreamEvent.PANEL_UPDATE, 1);
        metrics.stream().encoded(StreamEvent.HEARTBEAT, 1);
        for (int client = 0; client < 3; client++) {
            metrics.stream().sent(StreamEvent.PANEL_UPDATE, 1, 100, MILLI);
            metrics.stream().panelDelivered("alerts");
            metrics.stream().wrote(110);
        }
        metrics.stream().sent(StreamEvent.HEARTBEAT, 1, 50, MILLI);
        metrics.stream().sent(StreamEvent.FULL_SNAPSHOT, 1, 50, MILLI);
        metrics.stream().sent(StreamEvent.ERROR, 1, 50, MILLI);
        metrics.stream().heldBack();

        Figures figures = figures();
        assertThat(figures.at("g6_sse_events_total{type=\"panel_update\"}")).isOne();
        assertThat(figures.at("g6_sse_http_events_sent_total")).isEqualTo(6);
        assertThat(figures.at("g6_sse_http_event_size_bytes_count")).isEqualTo(6);
        assertThat(figures.at("g6_sse_http_event_size_bytes_sum")).isEqualTo(450);
        assertThat(figures.at("g6_sse_http_event_queue_latency_seconds_count")).isEqualTo(6);
        assertThat(figures.at("g6_sse_panel_updates_total{panel=\"alerts\"}")).isEqualTo(3);
        assertThat(figures.at("g6_sse_bytes_total")).isEqualTo(330);
        assertThat(figures.at("g6_sse_heartbeats_total")).isOne();
        assertThat(figures.at("g6_sse_full_snapshots_total")).isOne();
        assertThat(figures.at("g6_sse_errors_total")).isOne();
        assertThat(figures.at("g6_sse_http_events_dropped_total")).isOne();
        assertThat(figures.at("g6_summary_sse_subset_build_seconds_count")).isOne();
    }

    @Test
    void terminalFilesAndFollowedStreamAreCounted() {
        metrics.display().wrote(700);
        metrics.display().redrawnAfterFault();
        metrics.files().filesUpdated(List.of("cycle", "alerts"));
        metrics.files().filesUpdated(List.of("cycle"));
        metrics.remote().heard();
        metrics.remote().became(Freshness.LATE);
        metrics.remote().received(StreamEvent.HELLO);
        metrics.remote().applied(MILLI);
        metrics.remote().failed();
        clock.advance(Duration.ofSeconds(21));

        Figures figures = figures();
        assertThat(figures.at("g6_summary_terminal_bytes_total")).isEqualTo(700);
        assertThat(figures.at("g6_summary_rich_diff_fallbacks_total")).isOne();
        assertThat(figures.at("g6_summary_panel_file_updates_total{panel=\"cycle\"}")).isEqualTo(2);
        assertThat(figures.at("g6_summary_panel_file_updates_last")).isOne();
        assertThat(figures.at("g6_sse_heartbeat_stale_seconds")).isEqualTo(21);
        assertThat(figures.at("g6_sse_heartbeat_health")).isEqualTo(0.5);
        assertThat(figures.at("g6_sse_ingestor_events_total{type=\"hello\"}")).isOne();
        assertThat(figures.at("g6_sse_ingestor_errors_total")).isOne();
        assertThat(figures.at("g6_sse_ingestor_apply_seconds_count")).isOne();
    }

    @Test
    void noLabelGrowsWithoutEnd() {
        show(panel("cycle", "1"));
        for (int i = 0; i < 1000; i++) {
            String key = "panel" + i;
            cycles.panelBuilt(key, MILLI);
            cycles.delivered("output" + i, latest, MILLI);
            cycles.deliveryFailed("output" + i, latest, new IOException());
            metrics.stream().panelDelivered(key);
            metrics.files().filesUpdated(List.of(key));
            show(panel(key, "1"));
        }

        Figures figures = figures();
        for (String name :
                List.of(
                        "g6_summary_panel_render_seconds_count",
                        "g6_summary_panel_updates_total",
                        "g6_sse_panel_updates_total",
                        "g6_summary_panel_file_updates_total",
                        "g6_unified_plugin_process_seconds_count",
                        "g6_unified_plugin_exceptions_total")) {
            assertThat(figures.count(name)).as(name).isBetween(60L, 65L);
        }
        assertThat(figures.at("g6_sse_panel_updates_total{panel=\"other\"}")).isGreaterThan(900);
        assertThat(figures.sum("g6_sse_panel_updates_total")).isEqualTo(1000);
    }

    @Test
    void namesThatAreNoWordsStayInTheirQuotes() {
        metrics.stream().panelDelivered("a\"} 1\n# \\");

        assertThat(text("text/plain"))
                .contains("g6_sse_panel_updates_total{panel=\"a\\\"} 1\\n# \\\\\"} 1.0\n");
    }

    @Test
    void theReaderChoosesTheFormat() {
        var plain = metrics.document(Optional.empty());
        assertThat(plain.contentType()).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        var open =
                metrics.document(
                        Optional.of(
                                "application/openmetrics-text;version=1.0.0;q=0.5,"
                                        + "text/plain;version=0.0.4;q=0.3,*/*;q=0.2"));
        assertThat(open.contentType())
                .isEqualTo("application/openmetrics-text; version=1.0.0; charset=utf-8");
        assertThat(new String(open.text(), StandardCharsets.UTF_8))
                .contains("# TYPE g6_unified_cycle counter\n", "g6_unified_cycle_total 0.0\n")
                .endsWith("# EOF\n");
        var binary =
                metrics.document(
                        Optional.of(
                                "application/vnd.google.protobuf;"
                                        + "proto=io.prometheus.client.MetricFamily;"
                                        + "encoding=delimited"));
        assertThat(binary.contentType()).startsWith("text/plain");
    }

    @Test
    void noHistogramForgets() {
        show(panel("cycle", "1"));
        assertThat(figures().types().keySet()).noneMatch(name -> name.endsWith("_max"));
    }

    @Test
    void theVirtualMachineAndTheProcessAreThere() {
        assertThat(figures().types().keySet())
                .contains(
                        "jvm_memory_used_bytes",
                        "jvm_threads_live_threads",
                        "jvm_gc_memory_allocated_bytes_total",
                        "process_cpu_usage",
                        "process_files_open_files",
                        "process_uptime_seconds",
                        "jvm_info");
    }

    /// But for the prefix, which boards of operators rely on.
    @Test
    void promtoolHasNothingElseToSay() throws Exception {
        RealComponent.require("promtool");
        everythingHappens();
        Process promtool =
                new ProcessBuilder("promtool", "check", "metrics")
                        .redirectErrorStream(true)
                        .start();
        try (OutputStream in = promtool.getOutputStream()) {
            in.write(metrics.document(Optional.empty()).text());
        }
        List<String> complaints =
                new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
        assertThat(complaints)
                .isNotEmpty()
                .allMatch(
                        complaint ->
                                complaint.startsWith("g6_summary_")
                                        && complaint.endsWith(
                                                " metric name should not include type 'summary'"));
    }

    private void everythingHappens() {
        readAt(clock.instant().minusSeconds(1));
        cycles.delivered("sse", show(panel("cycle", "1")), MILLI);
        cycles.panelBuilt("cycle", MILLI);
        metrics.stream().sent(StreamEvent.HELLO, 1, 100, MILLI);
        metrics.stream().left(SOMEBODY, Departure.LEFT, MILLI);
        metrics.remote().applied(MILLI);
        System.gc();
    }

    /// Each family is described on the page for operators, and nothing is that does not exist.
    @Test
    void thePageForOperatorsNamesExactlyWhatThereIs() throws IOException {
        String page = Files.readString(Path.of("../../docs/metrics.md"));
        Set<String> named = new TreeSet<>();
        Pattern.compile("`(g6_\\w+)(?:\\{\\w+})?`")
                .matcher(page)
                .results()
                .forEach(name -> named.add(name.group(1)));

        assertThat(named).isEqualTo(figures().families());
    }

    /// No thread waits for another one that counts.
    @Test
    void manyThreadsCountTogether() throws InterruptedException {
        Thread[] threads = new Thread[8];
        Arrays.setAll(
                threads,
                i ->
                        Thread.ofPlatform()
                                .start(
                                        () -> {
                                            for (int n = 0; n < 1000; n++) {
                                                metrics.stream().panelDelivered(anyKey());
                                            }
                                        }));
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(figures().sum("g6_sse_panel_updates_total")).isEqualTo(8000);
    }

    private static String anyKey() {
        return "panel" + ThreadLocalRandom.current().nextInt(100);
    }
}

package g6.summary.out.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.testkit.ManualClock;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The rules, the alerts and the board that are shipped: they speak of figures that there are, and
/// each alert says what to do.
class OperationsKitTest {
    private static final Path OPERATIONS = Path.of("../../docs/operations");
    private static final Pattern ALERT = Pattern.compile("(?m)^ +- alert: (\\w+)$");

    private static String page(String name) throws IOException {
        return Files.readString(OPERATIONS.resolve(name));
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        pattern.matcher(text).results().forEach(match -> found.add(match.group(1)));
        return found;
    }

    private static Set<String> alerts() throws IOException {
        return found(ALERT, page("prometheus/alert-rules.yml"));
    }

    private static Set<String> exposed() {
        ManualClock clock = ManualClock.at("2025-10-17T16:33:00Z");
        try (var metrics =
                new PrometheusMetrics(
                        new MetricsOptions("1", "25", Set.of("cycle"), Set.of("sse"), 0),
                        clock,
                        clock::nanos)) {
            byte[] text = metrics.document(Optional.empty()).text();
            Set<String> names = new TreeSet<>();
            Figures.of(new String(text, StandardCharsets.UTF_8))
                    .samples()
                    .keySet()
                    .forEach(sample -> names.add(sample.replaceFirst("\\{.*", "")));
            return names;
        }
    }

    @Test
    void theAlertsThatOperatorsRelyOnAreThere() throws IOException {
        assertThat(alerts())
                .contains(
                        "G6SummaryAuthFailuresRising",
                        "G6SummaryChurnHigh",
                        "G6SummaryCycleOverdue",
                        "G6SummaryHitRatioLow",
                        "G6SummaryOutputFailing",
                        "G6SummaryRenderSlow",
                        "G6SummaryRenderSurge",
                        "G6SummarySourceStale",
                        "G6SummaryStreamsStalling",
                        "G6SummaryUpdatesHigh");
    }

    @Test
    void eachAlertHasASeverityAndASectionInTheRunbook() throws IOException {
        String runbook = page("runbook.md");
        String[] rules = page("prometheus/alert-rules.yml").split("- alert: ", -1);
        for (int i = 1; i < rules.length; i++) {
            String alert = rules[i].lines().findFirst().orElseThrow();
            assertThat(rules[i])
                    .as(alert)
                    .containsPattern("severity: (warning|critical)\n")
                    .contains(
                            "runbook: docs/operations/runbook.md#"
                                    + alert.toLowerCase(Locale.ROOT)
                                    + "\n");
            String section = section(runbook, alert);
            for (String part : List.of("Symptom", "Quick check", "Likely cause and action")) {
                assertThat(section).as(alert).contains("**" + part + ".**");
            }
        }
    }

    private static String section(String runbook, String alert) {
        assertThat(runbook).containsPattern("(?m)^#+ " + alert + "$");
        String after = runbook.substring(runbook.indexOf("# " + alert + "\n"));
        int end = after.indexOf("\n## ");
        return end < 0 ? after : after.substring(0, end);
    }

    @Test
    void eachAlertIsTestedWhereItFiresAndWhereItDoesNot() throws IOException {
        String tests = page("prometheus/rules-tests.yml");
        for (String alert : alerts()) {
            List<String> cases =
                    Pattern.compile("alertname: " + alert + "\\b(.*(?:\\n ++(?!- ).*)*)")
                            .matcher(tests)
                            .results()
                            .map(match -> match.group(1))
                            .toList();
            assertThat(cases)
                    .as(alert)
                    .anyMatch(expectation -> expectation.endsWith("exp_alerts:"))
                    .anyMatch(expectation -> expectation.contains("exp_alerts: []"));
        }
    }

    @Test
    void nothingIsAskedForThatIsNotExposed() throws IOException {
        String recording = page("prometheus/recording-rules.yml");
        Set<String> known = new TreeSet<>(exposed());
        known.addAll(found(Pattern.compile("record: (\\S+)"), recording));
        Pattern figure =
                Pattern.compile("(?<![\\w:$./-])((?:g6|jvm|process|system)_[\\w:]+)(?![\\w:.])");

        for (String name :
                List.of(
                        "prometheus/recording-rules.yml",
                        "prometheus/alert-rules.yml",
                        "grafana-dashboard.json")) {
            Set<String> asked = found(figure, withoutComments(page(name)));
            assertThat(asked).as(name).isNotEmpty();
            asked.removeIf(known::contains);
            assertThat(asked).as(name).isEmpty();
        }
    }

    private static String withoutComments(String text) {
        return text.replaceAll("(?m)^ *#.*$", "")
                .replaceAll("\"(?:uid|title|name)\": \"[^\"]*\"", "");
    }

    /// The alert on slow panels asks for the bucket of 80 ms by its bound.
    @Test
    void eightyMillisecondsIsABoundAsTheRulesWriteIt() throws IOException {
        assertThat(page("prometheus/recording-rules.yml")).contains("le=~\"0[.]08[0-9]*\"");
        assertThat(Bounds.WORK).contains(Duration.ofMillis(80));
    }
}

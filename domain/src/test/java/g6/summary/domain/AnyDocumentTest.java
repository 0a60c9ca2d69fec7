package g6.summary.domain;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.testkit.Samples;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;

/// What holds for every document, however hostile.
@Domain(DomainContext.Global.class)
@Domain(AnyDocuments.class)
final class AnyDocumentTest {
    /// Lines that count, and the only label with a digit of its own.
    private static final Pattern COUNT =
            Pattern.compile(
                    "(count: \\d+|total: \\d+|health: \\d+/\\d+|… \\d+ more|by_severity: .*)",
                    Pattern.DOTALL);

    // The one known key with digits: a label, the name of an index, or where a list is clipped.
    private static final Pattern P95 = Pattern.compile("p9(5[a-z_]*)?");
    private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");

    @Property
    void becomesTenPanelsAndNeverThrows(@ForAll StatusDocument document) {
        Frame frame = Shown.frame(document);

        assertThat(frame.panels())
                .extracting(HashedPanel::key)
                .containsExactly(
                        "header",
                        "cycle",
                        "indices",
                        "analytics",
                        "alerts",
                        "conditions",
                        "perfstore",
                        "storage",
                        "resources",
                        "links");
        assertThat(frame.panels())
                .allSatisfy(
                        panel ->
                                assertThat(panel.hash())
                                        .isEqualTo(
                                                Sha256.hex(
                                                        CanonicalJson.bytes(
                                                                panel.panel().content()))));
    }

    @Property
    void withoutNumbersOnlyCountsAreShown(@ForAll StatusDocument document) {
        Frame frame = Shown.frame(withNumbers(document, Value.Null.NULL));

        for (HashedPanel panel : frame.panels()) {
            if (!panel.key().equals("links")) { // two of its lines come from the settings
                assertThat(uncounted(panel)).noneMatch(line -> DIGIT.matcher(line).find());
            }
        }
    }

    /// Where every number is a seven, what is shown is a seven, or zero: a difference of two, a
    /// decimal that was not written, a few bytes in MiB.
    @Property
    void onlyDigitsOfTheDocumentAreShown(@ForAll StatusDocument document) {
        Frame frame = Shown.frame(withNumbers(document, Value.of(7)));

        for (HashedPanel panel : frame.panels()) {
            if (!panel.key().equals("links")) {
                assertThat(uncounted(panel))
                        .allMatch(
                                line ->
                                        DIGIT.matcher(line)
                                                .results()
                                                .allMatch(digit -> "70".contains(digit.group())));
            }
        }
    }

    @Property
    void countsCountWhatIsListed(@ForAll StatusDocument document) {
        Frame frame = Shown.frame(document);

        for (String key : List.of("indices", "alerts", "analytics")) {
            Panel panel = frame.panel(key).orElseThrow().panel();
            int items = ((Value.Array) fact(panel, "items")).items().size();
            if (key.equals("indices") && !panel.lines().getFirst().equals("count: —")) {
                assertThat(panel.lines().getFirst()).isEqualTo("count: " + items);
            }
            if (items > 50) {
                assertThat(panel.lines().getLast()).isEqualTo("… " + (items - 50) + " more");
            }
        }
    }

    @Property
    void everyFactOfTheSpecificationIsThere(@ForAll StatusDocument document) {
        Map<String, String> facts =
                Map.of(
                        "header", "version indices market next_open interval_sec",
                        "cycle",
                                "number last_start last_duration_sec success_rate_pct interval_sec"
                                        + " next_run_in_sec avg_cycle_ms p95_cycle_ms",
                        "indices", "items count",
                        "analytics", "pcr sentiment items other",
                        "alerts", "total by_severity items categories category_severity",
                        "conditions", "items",
                        "perfstore",
                                "provider auth_valid auth_expiry latency_ms success_rate_pct"
                                        + " healthy components counters ready ready_reason"
                                        + " backlog_ratio",
                        "storage", "lag queue_depth last_flush_age_sec sinks",
                        "resources", "cpu_pct memory_mb",
                        "links", "status_file metrics_url links");

        for (HashedPanel panel : Shown.frame(document).panels()) {
            Value.Object data = (Value.Object) panel.panel().data();
            assertThat(String.join(" ", data.members().keySet())).isEqualTo(facts.get(panel.key()));
        }
    }

    @Property
    void noWholeNumberIsLargerThanADoubleHolds(@ForAll StatusDocument document) {
        for (HashedPanel panel : Shown.frame(document).panels()) {
            Value data = panel.panel().data();
            for (ValuePath leaf : ValuePath.leaves(data)) {
                if (leaf.in(data) instanceof Value.Number(var number) && number.scale() <= 0) {
                    assertThat(number.abs().longValueExact()).isLessThan(1L << 53);
                }
            }
        }
    }

    @Property
    void orderOfKeysNeverMatters(@ForAll StatusDocument document, @ForAll Random random) {
        Frame frame = Shown.frame(document);
        Frame shuffled = Shown.frame(AnyDocuments.shuffled(document, random));

        assertThat(shuffled.panels()).isEqualTo(frame.panels());
        assertThat(shuffled.id()).isEqualTo(frame.id());
    }

    @Property(tries = 50)
    void orderOfKeysNeverMattersInSamples(@ForAll Random random) {
        for (String name : Samples.names()) {
            StatusDocument sample = TestDocuments.sample(name);

            assertThat(Shown.frame(AnyDocuments.shuffled(sample, random)).id())
                    .as(name)
                    .isEqualTo(Shown.frame(sample).id());
        }
    }

    @Property
    void equalContentHasEqualHash(
            @ForAll StatusDocument one, @ForAll StatusDocument other, @ForAll Random random) {
        Map<String, HashedPanel> others = Shown.panels(other);
        for (HashedPanel panel : Shown.frame(one).panels()) {
            HashedPanel that = Objects.requireNonNull(others.get(panel.key()));
            boolean sameBytes = panel.canonicalBytes().equals(that.canonicalBytes());

            assertThat(panel.hash().equals(that.hash())).isEqualTo(sameBytes);
            if (panel.panel().equals(that.panel())) {
                assertThat(panel.hash()).isEqualTo(that.hash());
            }
            Panel reordered =
                    new Panel(
                            panel.key(),
                            panel.panel().title(),
                            panel.panel().lines(),
                            AnyDocuments.shuffled(panel.panel().data(), random));
            assertThat(HashedPanel.of(reordered)).isEqualTo(panel);
            assertThat(HashedPanel.of(reordered, that)).isEqualTo(panel);
        }
    }

    private static Value fact(Panel panel, String name) {
        return ((Value.Object) panel.data()).get(name).orElseThrow();
    }

    /// Lines without those that count, and without the label that has digits.
    private static List<String> uncounted(HashedPanel panel) {
        return panel.panel().lines().stream()
                .filter(line -> !COUNT.matcher(line).matches())
                .map(line -> P95.matcher(line).replaceAll(""))
                .toList();
    }

    /// The document with other numbers and without any digit in its texts and unknown keys.
    private static StatusDocument withNumbers(StatusDocument document, Value number) {
        return new StatusDocument((Value.Object) withNumbers((Value) document.root(), number));
    }

    private static Value withNumbers(Value value, Value number) {
        return switch (value) {
            case Value.Object(var members) -> {
                Map<String, Value> changed = new LinkedHashMap<>();
                members.forEach(
                        (key, member) ->
                                changed.put(
                                        key.equals("p95_cycle_ms") ? key : withoutDigits(key),
                                        withNumbers(member, number)));
                yield new Value.Object(changed);
            }
            case Value.Array(var items) ->
                    Value.of(items.stream().map(item -> withNumbers(item, number)).toList());
            case Value.Text(var text) -> Value.of(withoutDigits(text));
            case Value.Number _ -> number;
            case Value.Bool _, Value.Null _ -> value;
        };
    }

    private static String withoutDigits(String text) {
        return DIGIT.matcher(text).replaceAll("");
    }
}

package g6.summary.application;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.domain.Extraction;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.Panel;
import g6.summary.domain.PanelDescriptor;
import g6.summary.domain.PanelDescriptor.Stability;
import g6.summary.domain.PanelProvider;
import g6.summary.domain.StatusDocument;
import g6.summary.domain.SummarySnapshot;
import g6.summary.domain.Value;
import g6.summary.testkit.ManualClock;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

class PanelRegistryTest {
    private static final SummarySnapshot NOTHING = Extraction.snapshot(StatusDocument.empty());
    private static final SummarySnapshot SOMETHING =
            Extraction.snapshot(new StatusDocument(new Value.Object(Map.of("cycle", Value.of(1)))));

    private final ManualClock clock = ManualClock.at("2025-10-17T16:33:00Z");
    private final RecordingObserver observer = new RecordingObserver();

    @Test
    void aPanelIsBuiltAgainOnlyWhenItsFactsChanged() {
        PanelRegistry registry = registry(provider("a", () -> "fine"));

        registry.build(NOTHING);
        registry.build(NOTHING);
        assertThat(observer.built).containsExactly("a");
        registry.build(SOMETHING);
        assertThat(observer.built).containsExactly("a", "a");
    }

    @Test
    void aFailingProviderShowsItsErrorAndTouchesNoOther() {
        PanelRegistry registry =
                registry(provider("a", failing("no luck")), provider("b", () -> "fine"));

        List<HashedPanel> panels = registry.build(NOTHING);

        assertThat(panels.get(0).panel())
                .isEqualTo(
                        new Panel(
                                "a", "ERROR", List.of("provider error: no luck"), Value.Null.NULL));
        assertThat(panels.get(1).panel().lines()).containsExactly("fine");
        assertThat(observer.failedPanels).containsExactly("a");
    }

    @Test
    void anErrorWithoutAMessageIsNamedByItsKind() {
        PanelRegistry registry =
                registry(
                        provider(
                                "a",
                                () -> {
                                    throw new StackOverflowError();
                                }));

        assertThat(line(registry)).isEqualTo("provider error: StackOverflowError");
    }

    @Test
    void afterThreeFailuresInARowAProviderIsLeftAloneForHalfAMinute() {
        PanelRegistry registry = registry(provider("a", failing("no luck")));

        for (int i = 0; i < 3; i++) {
            assertThat(registry.suppressed()).isEmpty();
            assertThat(line(registry)).isEqualTo("provider error: no luck");
        }
        assertThat(registry.suppressed()).containsExactly("a");
        assertThat(line(registry)).isEqualTo("provider suppressed (cooldown)");
        assertThat(observer.failedPanels).hasSize(3);

        clock.advance(Duration.ofSeconds(30));
        assertThat(registry.suppressed()).isEmpty();
        assertThat(line(registry)).isEqualTo("provider error: no luck");
        assertThat(line(registry)).isEqualTo("provider suppressed (cooldown)");
    }

    @Test
    void aProviderThatRecoversStartsWithACleanRecord() {
        boolean[] broken = {true};
        PanelRegistry registry =
                registry(
                        provider(
                                "a",
                                () -> {
                                    if (broken[0]) {
                                        throw new IllegalStateException("no luck");
                                    }
                                    return "fine";
                                }));
        line(registry);
        line(registry);
        broken[0] = false;
        assertThat(line(registry)).isEqualTo("fine");

        broken[0] = true;
        registry.build(SOMETHING);
        registry.build(SOMETHING);
        assertThat(registry.suppressed()).isEmpty();
    }

    @Test
    void aPanelUnderAForeignKeyIsAnError() {
        PanelProvider impostor =
                new PanelProvider() {
                    @Override
                    public PanelDescriptor descriptor() {
                        return PanelDescriptor.stable("a", "A");
                    }

                    @Override
                    public Panel build(SummarySnapshot snapshot) {
                        return new Panel("b", "B", List.of(), Value.Null.NULL);
                    }
                };

        assertThat(line(registry(impostor)))
                .isEqualTo("provider error: panel has the key b instead of a");
    }

    @Test
    void ofTwoProvidersWithOneKeyTheFirstCountsAndTheOtherIsReported() {
        PanelRegistry registry =
                registry(provider("a", () -> "first"), provider("a", () -> "second"));

        assertThat(registry.build(NOTHING)).hasSize(1);
        assertThat(line(registry)).isEqualTo("first");
        assertThat(observer.failedPanels).containsExactly("a");
    }

    @Test
    void settingsChooseWhichPanelsAreShown() {
        assertThat(shown(PanelSelection.standard())).containsExactly("a", "b");
        assertThat(shown(new PanelSelection(Set.of("b"), Set.of(), false))).containsExactly("b");
        assertThat(shown(new PanelSelection(Set.of(), Set.of("b"), false))).containsExactly("a");
        assertThat(shown(new PanelSelection(Set.of("b"), Set.of("b"), true))).isEmpty();
        assertThat(shown(new PanelSelection(Set.of(), Set.of(), true)))
                .containsExactly("a", "b", "x");
        assertThat(shown(new PanelSelection(Set.of("x"), Set.of(), false))).containsExactly("x");
    }

    private List<String> shown(PanelSelection selection) {
        PanelDescriptor experimental = new PanelDescriptor("x", "X", Stability.EXPERIMENTAL, true);
        PanelRegistry registry =
                new PanelRegistry(
                        List.of(
                                provider("a", () -> "fine"),
                                provider("b", () -> "fine"),
                                provider(experimental, () -> "new")),
                        () -> selection,
                        clock::nanos,
                        observer);
        return registry.build(NOTHING).stream().map(HashedPanel::key).toList();
    }

    private static String line(PanelRegistry registry) {
        return registry.build(NOTHING).getFirst().panel().lines().getFirst();
    }

    private PanelRegistry registry(PanelProvider... providers) {
        return new PanelRegistry(
                List.of(providers), PanelSelection::standard, clock::nanos, observer);
    }

    private static Supplier<String> failing(String message) {
        return () -> {
            throw new IllegalStateException(message);
        };
    }

    private static PanelProvider provider(String key, Supplier<String> line) {
        return provider(PanelDescriptor.stable(key, key), line);
    }

    private static PanelProvider provider(PanelDescriptor descriptor, Supplier<String> line) {
        return new PanelProvider() {
            @Override
            public PanelDescriptor descriptor() {
                return descriptor;
            }

            @Override
            public Panel build(SummarySnapshot snapshot) {
                return descriptor.panel(List.of(line.get()), Value.Null.NULL);
            }
        };
    }
}

package g6.summary.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

final class FrameTest {
    private static final SourceState MISSING =
            SourceState.failed(new StatusFault(StatusFault.Outcome.MISSING, ""), Optional.empty());

    /// A consumer that delivers some frames and misses others has in the end what the last one
    /// shows.
    @Property
    void skippedFramesEndInTheLatestState(
            @ForAll("shows") List<List<HashedPanel>> shows, @ForAll Random random) {
        Frame latest = Frame.none();
        Frame delivered = Frame.none();
        Map<String, HashedPanel> consumer = new LinkedHashMap<>();
        for (List<HashedPanel> show : shows) {
            latest = next(latest, show);
            if (random.nextBoolean()) {
                deliver(latest.changesSince(delivered), consumer);
                delivered = latest;
            }
        }
        deliver(latest.changesSince(delivered), consumer);

        assertThat(consumer.values()).containsExactlyInAnyOrderElementsOf(latest.panels());
        assertThat(latest.changesSince(latest).isEmpty()).isTrue();
    }

    @Property
    void changesAreInTheOrderOfDisplay(@ForAll("shows") List<List<HashedPanel>> shows) {
        Frame frame = Frame.none();
        for (List<HashedPanel> show : shows) {
            Frame next = next(frame, show);
            List<HashedPanel> changed = next.changesSince(frame).changed();
            assertThat(show.stream().filter(changed::contains).toList()).isEqualTo(changed);
            frame = next;
        }
    }

    @Property
    void idIsEqualWhereTheSamePanelsAreShown(
            @ForAll("show") List<HashedPanel> one, @ForAll("show") List<HashedPanel> other) {
        boolean samePanels = one.size() == other.size() && one.containsAll(other);

        assertThat(id(one).equals(id(other))).isEqualTo(samePanels);
    }

    @Provide
    Arbitrary<List<List<HashedPanel>>> shows() {
        return show().list().ofMinSize(1).ofMaxSize(8);
    }

    /// Some panels in any order, each with one of a few contents.
    @Provide
    Arbitrary<List<HashedPanel>> show() {
        Arbitrary<HashedPanel> panels =
                Combinators.combine(
                                Arbitraries.of("a", "b", "c", "d"), Arbitraries.of("x", "y", "z"))
                        .as(FrameTest::panel);
        return panels.list().uniqueElements(HashedPanel::key).ofMaxSize(4);
    }

    @Test
    void reorderingAloneChangesNothing() {
        Frame frame = next(Frame.none(), List.of(panel("a", "x"), panel("b", "y")));
        Frame turned = next(frame, List.of(panel("b", "y"), panel("a", "x")));

        assertThat(turned.changesSince(frame).isEmpty()).isTrue();
        assertThat(turned.id()).isEqualTo(frame.id());
        assertThat(turned.panels()).extracting(HashedPanel::key).containsExactly("b", "a");
    }

    @Test
    void vanishedPanelIsNamed() {
        Frame frame = next(Frame.none(), List.of(panel("a", "x"), panel("b", "y")));
        FrameChanges changes = next(frame, List.of(panel("b", "y"))).changesSince(frame);

        assertThat(changes.removed()).containsExactly("a");
        assertThat(changes.changed()).isEmpty();
        assertThat(changes.isEmpty()).isFalse();
    }

    @Test
    void failedReadingIsAChangeOfTheSource() {
        Frame frame = next(Frame.none(), List.of(panel("a", "x")));
        Frame failed = next(frame, MISSING);

        assertThat(failed.changesSince(frame).sourceChanged()).isTrue();
        assertThat(failed.changesSince(frame).changed()).isEmpty();
        assertThat(next(failed, MISSING).changesSince(failed).isEmpty()).isTrue();
    }

    @Test
    void cyclesAreCountedFromOne() {
        Frame first = next(Frame.none(), List.of());

        assertThat(Frame.none().cycle()).isZero();
        assertThat(first.cycle()).isEqualTo(1);
        assertThat(next(first, List.of()).cycle()).isEqualTo(2);
    }

    @Test
    void twoPanelsWithOneKeyAreRefused() {
        assertThatThrownBy(() -> next(Frame.none(), List.of(panel("a", "x"), panel("a", "y"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("key a");
    }

    @Test
    void unchangedPanelKeepsItsBytes() {
        HashedPanel former = panel("a", "x");

        assertThat(HashedPanel.of(former.panel(), former)).isSameAs(former);
        assertThat(HashedPanel.of(panel("a", "y").panel(), former)).isEqualTo(panel("a", "y"));
    }

    private static void deliver(FrameChanges changes, Map<String, HashedPanel> consumer) {
        changes.changed().forEach(panel -> consumer.put(panel.key(), panel));
        changes.removed().forEach(consumer::remove);
    }

    private static String id(List<HashedPanel> panels) {
        return next(Frame.none(), panels).id();
    }

    private static Frame next(Frame frame, List<HashedPanel> panels) {
        return next(frame, panels, Shown.FRESH);
    }

    private static Frame next(Frame frame, SourceState source) {
        return next(frame, frame.panels(), source);
    }

    private static Frame next(Frame frame, List<HashedPanel> panels, SourceState source) {
        return frame.next(Instant.EPOCH, source, Optional.empty(), panels, Thresholds.defaults());
    }

    private static HashedPanel panel(String key, String line) {
        return HashedPanel.of(new Panel(key, key, List.of(line), Value.of(line)));
    }
}

package g6.summary.out.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class ArrangementTest {
    /// @param claims of each: its weight, what it needs, what it wants
    record Sharing(int room, List<int[]> claims) {
        int[] shared() {
            return Arrangement.shared(room, part(0), part(1), part(2));
        }

        int[] part(int which) {
            return claims.stream().mapToInt(claim -> claim[which]).toArray();
        }

        int needed() {
            return Arrays.stream(part(1)).sum();
        }

        @Override
        public String toString() {
            return room + " among " + claims.stream().map(Arrays::toString).toList();
        }
    }

    @Property
    void whatThereIsIsGivenAndNobodyGetsLessThanTheLeast(@ForAll("sharings") Sharing sharing) {
        int[] parts = sharing.shared();

        assertThat(Arrays.stream(parts).sum())
                .isEqualTo(Math.max(sharing.room(), sharing.needed()));
        for (int i = 0; i < parts.length; i++) {
            assertThat(parts[i]).isGreaterThanOrEqualTo(sharing.part(1)[i]);
        }
    }

    @Property
    void nobodyGetsMoreThanWantedWhileAnotherWantsMore(@ForAll("sharings") Sharing sharing) {
        int[] parts = sharing.shared();
        int[] least = sharing.part(1);
        int[] wanted = sharing.part(2);
        boolean isSomebodyWanting = false;
        boolean hasSomebodyTooMuch = false;
        for (int i = 0; i < parts.length; i++) {
            isSomebodyWanting |= parts[i] < wanted[i];
            hasSomebodyTooMuch |= parts[i] > Math.max(least[i], wanted[i]);
        }

        assertThat(isSomebodyWanting && hasSomebodyTooMuch).isFalse();
    }

    @Property
    void whereNobodyNeedsAnythingSharesGoByWeight(@ForAll("sharings") Sharing sharing) {
        int[] weights = sharing.part(0);
        int sum = Arrays.stream(weights).sum();
        int[] nothing = new int[weights.length];

        int[] parts = Arrangement.shared(sharing.room(), weights, nothing, nothing);

        for (int i = 0; i < parts.length; i++) {
            double fair = (double) sharing.room() * weights[i] / sum;
            assertThat(Math.abs(parts[i] - fair)).isLessThanOrEqualTo(weights.length);
        }
    }

    @Provide
    Arbitrary<Sharing> sharings() {
        Arbitrary<int[]> claims =
                Combinators.combine(
                                Arbitraries.integers().between(1, 100),
                                Arbitraries.integers().between(0, 20),
                                Arbitraries.integers().between(0, 80))
                        .as((weight, least, wanted) -> new int[] {weight, least, wanted});
        return Combinators.combine(
                        Arbitraries.integers().between(0, 300),
                        claims.list().ofMinSize(1).ofMaxSize(6))
                .as(Sharing::new);
    }

    @Example
    void whoHasNoWeightGetsWhatItNeedsAndNoMore() {
        int[] least = {20, 0, 0};
        int[] none = new int[3];

        assertThat(Arrangement.shared(80, new int[] {0, 2, 1}, least, none))
                .containsExactly(20, 40, 20);
        assertThat(Arrangement.shared(80, new int[3], least, none)).isEqualTo(least);
    }

    @Example
    void whereNobodyIsNothingIsShared() {
        assertThat(Arrangement.shared(80, new int[0], new int[0], new int[0])).isEmpty();
    }

    @Example
    void threeColumnsFromAHundredOnTwoFromSeventyOn() {
        assertThat(panels(100))
                .containsExactly(
                        List.of("indices", "analytics"),
                        List.of("perfstore", "storage", "resources"),
                        List.of("conditions", "alerts", "links", "weather"));
        assertThat(panels(99)).isEqualTo(panels(70)).hasSize(2);
        assertThat(panels(70).getFirst()).containsExactly("conditions", "indices", "alerts");
        assertThat(panels(69)).hasSize(1);
        assertThat(panels(69).getFirst()).startsWith("conditions", "indices").endsWith("weather");
    }

    private static List<List<String>> panels(int columns) {
        Map<String, Box> boxes = new LinkedHashMap<>();
        for (String panel :
                List.of(
                        "weather",
                        "indices",
                        "analytics",
                        "alerts",
                        "conditions",
                        "perfstore",
                        "storage",
                        "resources",
                        "links")) {
            boxes.put(panel, new Box(panel, Body.ofLines(List.of()), false, false, 0));
        }
        return Arrangement.of(columns, boxes).stream()
                .map(stack -> stack.slots().stream().map(Arrangement.Slot::panel).toList())
                .toList();
    }

    @Example
    void aColumnWithoutPanelsIsNone() {
        Box box = new Box("Alerts", Body.ofLines(List.of()), false, false, 0);

        assertThat(Arrangement.of(160, Map.of("alerts", box))).hasSize(1);
        assertThat(Arrangement.of(160, Map.of())).isEmpty();
    }
}

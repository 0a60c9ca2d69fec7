package g6.summary.application;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// What counts as unusually long.
class RenderOutliersTest {
    private final List<String> found = new ArrayList<>();
    private Optional<Double> threshold = Optional.of(4.0);
    private final RenderOutliers outliers =
            new RenderOutliers(
                    () -> threshold,
                    new CycleObserver() {
                        @Override
                        public void panelStoodOut(String key, Duration took, double zScore) {
                            found.add(key + " " + took.toMillis());
                            assertThat(zScore).isGreaterThanOrEqualTo(threshold.orElseThrow());
                        }
                    });

    private void builds(String key, int... millis) {
        for (int took : millis) {
            outliers.panelBuilt(key, Duration.ofMillis(took));
        }
    }

    private void isUsual(String key, int times) {
        for (int i = 0; i < times; i++) {
            builds(key, i % 2 == 0 ? 9 : 11);
        }
    }

    @Test
    void whatTakesFarLongerThanUsualStandsOut() {
        isUsual("cycle", 100);
        builds("cycle", 50);
        assertThat(found).containsExactly("cycle 50");
    }

    @Test
    void whatTakesFarShorterDoesNot() {
        isUsual("cycle", 100);
        builds("cycle", 0);
        assertThat(found).isEmpty();
    }

    @Test
    void aPanelThatHasNotBeenSeenOftenHasNoUsualTime() {
        isUsual("cycle", 29);
        builds("cycle", 500);
        assertThat(found).isEmpty();
    }

    @Test
    void eachPanelHasAUsualTimeOfItsOwn() {
        isUsual("cycle", 100);
        for (int i = 0; i < 100; i++) {
            builds("indices", i % 2 == 0 ? 90 : 110);
        }
        assertThat(found).isEmpty();
        builds("cycle", 100);
        builds("indices", 100);
        assertThat(found).containsExactly("cycle 100");
    }

    @Test
    void aChangeForGoodIsUsualBeforeLong() {
        isUsual("cycle", 100);
        for (int i = 0; i < 100; i++) {
            builds("cycle", i % 2 == 0 ? 49 : 51);
        }
        assertThat(found).hasSizeBetween(1, 5);
        assertThat(found.getFirst()).isEqualTo("cycle 49");
    }

    @Test
    void timesThatAreAllTheSameTellNothingAboutWhatIsUnusual() {
        for (int i = 0; i < 100; i++) {
            builds("cycle", 10);
        }
        builds("cycle", 11);
        assertThat(found).isEmpty();
    }

    @Test
    void switchedOffItFindsAndLearnsNothing() {
        isUsual("cycle", 100);
        threshold = Optional.empty();
        builds("cycle", 500);
        threshold = Optional.of(4.0);
        builds("cycle", 500);
        assertThat(found).isEmpty();
    }

    @Property(tries = 100)
    void timesThatSpreadEvenlyNeverStandOut(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 100) int spread) {
        Random random = new Random(seed);
        String unseen = "panel of " + seed + " and " + spread;
        for (int i = 0; i < 500; i++) {
            builds(unseen, 100 + random.nextInt(spread + 1));
        }
        assertThat(found).isEmpty();
    }
}

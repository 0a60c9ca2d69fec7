package g6.summary.out.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

final class FilterTest {
    private static final String ROW = "10:46:40 ■ ERROR Storage influx sink: 3 writes timed out";

    @Example
    void allWordsMustBeThereInAnyOrderAndCase() {
        assertThat(new Filter("storage error").admits(ROW)).isTrue();
        assertThat(new Filter("  ERROR   inFLUX ").admits(ROW)).isTrue();
        assertThat(new Filter("storage warning").admits(ROW)).isFalse();
    }

    @Example
    void aStarStandsForAnythingInOneWord() {
        assertThat(new Filter("err*flux").admits(ROW)).isTrue();
        assertThat(new Filter("flux*err").admits(ROW)).isFalse();
        assertThat(new Filter("*").admits(ROW)).isTrue();
        assertThat(new Filter("*").admits("")).isTrue();
        assertThat(new Filter("in*in").admits("in")).isFalse();
        assertThat(new Filter("*sink**out*").admits(ROW)).isTrue();
    }

    @Example
    void signsOfPatternLanguagesMeanThemselves() {
        for (String sign : List.of("[", "(", "\\", "+", "?", ".", "^", "$", "{", "|")) {
            assertThat(new Filter(sign).admits(ROW)).as(sign).isFalse();
            assertThat(new Filter(sign).admits("a" + sign + "b")).as(sign).isTrue();
        }
    }

    @Example
    void anEmptyFilterAdmitsEverything() {
        assertThat(Filter.NONE.isEmpty()).isTrue();
        assertThat(new Filter("   ").isEmpty()).isTrue();
        assertThat(new Filter("   ").admits("")).isTrue();
    }

    @Property
    void anyTextIsAFilterForAnyRow(@ForAll String text, @ForAll String row) {
        assertThatCode(() -> new Filter(text).admits(row)).doesNotThrowAnyException();
    }

    @Property
    void theOrderOfWordsDoesNotMatter(
            @ForAll List<String> words, @ForAll String row, @ForAll Random random) {
        List<String> shuffled = new ArrayList<>(words);
        Collections.shuffle(shuffled, random);

        assertThat(new Filter(String.join(" ", shuffled)).admits(row))
                .isEqualTo(new Filter(String.join(" ", words)).admits(row));
    }

    @Example
    void aSigmaIsFoundInsideAWordAndAtItsEnd() {
        assertThat(new Filter("ΑΣ").admits("ΑΣΑ")).isTrue();
        assertThat(new Filter("ας").admits("ΑΣΑ")).isTrue();
        assertThat(new Filter("ασ").admits("ΑΣ")).isTrue();
    }

    @Property(tries = 5000)
    void whatIsInARowFindsIt(@ForAll String before, @ForAll String word, @ForAll String after) {
        String found = word.replace("*", "");

        assertThat(new Filter(found).admits(before + found + after)).isTrue();
    }

    @Example
    void itGrowsToSixtyCharactersAndShrinksByOne() {
        Filter filter = Filter.NONE;
        for (int i = 0; i < 100; i++) {
            filter = filter.with("😀");
        }

        assertThat(filter.text()).isEqualTo("😀".repeat(60));
        assertThat(filter.withoutLast().text()).isEqualTo("😀".repeat(59));
        assertThat(Filter.NONE.withoutLast()).isEqualTo(Filter.NONE);
    }

    /// What would take a pattern of many stars that goes back and forth longer than the universe.
    @Example
    void theTimeGrowsWithTheRowAlone() {
        Filter worst = new Filter("a*".repeat(29) + "b");
        String row = "a".repeat(100_000);
        admits(worst, row); // warm

        long one = admits(worst, row);
        long ten = admits(worst, row.repeat(10));

        assertThat(ten).isLessThan(60 * Math.max(one, 1_000_000));
    }

    private static long admits(Filter filter, String row) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            assertThat(filter.admits(row)).isFalse();
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }
}

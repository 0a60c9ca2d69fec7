package g6.summary.out.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;

import org.jline.utils.WCWidth;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class VisibleTextTest {
    private static final String ESCAPE = Character.toString(0x1B);
    private static final String JOINER = Character.toString(0x200D);
    private static final String EMOJI_STYLE = Character.toString(0xFE0F);
    private static final String TEXT_STYLE = Character.toString(0xFE0E);
    private static final String ACUTE = Character.toString(0x301);

    /// What a reader sees as one character, and its columns in a terminal.
    private static final Map<String, Integer> CLUSTERS = clusters();

    private static Map<String, Integer> clusters() {
        Map<String, Integer> widths = new LinkedHashMap<>();
        widths.put("a", 1);
        widths.put("é", 1);
        widths.put("e" + ACUTE, 1);
        widths.put("—", 1);
        widths.put("…", 1);
        widths.put("₹", 1);
        widths.put("漢", 2);
        widths.put("ア", 2);
        widths.put("ｱ", 1);
        widths.put("한", 2);
        widths.put("Ａ", 2);
        widths.put("ह", 1);
        widths.put("א", 1);
        widths.put("▁", 1);
        widths.put("😀", 2);
        widths.put("🚀", 2);
        widths.put("⌚", 2);
        widths.put("☺", 1);
        widths.put("☺" + EMOJI_STYLE, 2);
        widths.put("©", 1);
        widths.put("©" + EMOJI_STYLE, 2);
        widths.put("👍🏽", 2);
        widths.put("🇮🇳", 2);
        widths.put("1" + EMOJI_STYLE + Character.toString(0x20E3), 2);
        widths.put("👩" + JOINER + "💻", 2);
        widths.put("👨" + JOINER + "👩" + JOINER + "👧" + JOINER + "👦", 2);
        widths.put("❤" + EMOJI_STYLE + JOINER + "🔥", 2);
        widths.put("🧑🏻" + JOINER + "❤" + EMOJI_STYLE + JOINER + "💋" + JOINER + "🧑🏼", 2);
        widths.put("🏴" + tags("gbsct") + Character.toString(0xE007F), 2);
        return widths;
    }

    private static String tags(String letters) {
        var tags = new StringBuilder();
        letters.chars().forEach(letter -> tags.appendCodePoint(0xE0000 + letter));
        return tags.toString();
    }

    @Example
    void charactersAreAsWideAsTerminalsShowThem() {
        CLUSTERS.forEach(
                (cluster, width) -> {
                    assertThat(VisibleText.clipped(cluster, 0)).isEqualTo(cluster);
                    assertThat(Glyphs.columns(cluster)).as(cluster).isEqualTo(width);
                });
    }

    @Property
    void aCutComesBetweenCharacters(
            @ForAll("knownClusters") List<String> line,
            @ForAll @IntRange(min = 1, max = 40) int columns) {
        String clipped = VisibleText.clipped(String.join("", line), columns);

        assertThat(clipped).isEqualTo(expected(line, columns));
    }

    private static String expected(List<String> line, int columns) {
        int width = line.stream().mapToInt(VisibleTextTest::knownWidth).sum();
        if (width <= columns) {
            return String.join("", line);
        }
        var kept = new StringBuilder();
        int used = 0;
        for (String cluster : line) {
            used += knownWidth(cluster);
            if (used > columns - 1) {
                break;
            }
            kept.append(cluster);
        }
        return kept.append('…').toString();
    }

    private static int knownWidth(String cluster) {
        return CLUSTERS.getOrDefault(cluster, 0);
    }

    @Provide
    Arbitrary<List<String>> knownClusters() {
        return Arbitraries.of(CLUSTERS.keySet()).list().ofMaxSize(30);
    }

    @Property
    void plainTextStaysAsItIs(@ForAll @CharRange(from = ' ', to = '~') String line) {
        assertThat(VisibleText.clipped(line, 0)).isEqualTo(line);
        assertThat(VisibleText.clipped(line, Math.max(1, line.length()))).isEqualTo(line);
        assertThat(Glyphs.columns(line)).isEqualTo(line.length());
    }

    @Property
    void plainTextIsCutByItsLength(
            @ForAll @CharRange(from = ' ', to = '~') String line,
            @ForAll @IntRange(min = 1, max = 30) int columns) {
        String clipped = VisibleText.clipped(line, columns);

        assertThat(clipped.length()).isEqualTo(Math.min(line.length(), columns));
        if (line.length() > columns) {
            assertThat(clipped).isEqualTo(line.substring(0, columns - 1) + "…");
        }
    }

    @Property(tries = 3000)
    void nothingThatControlsATerminalGetsThrough(@ForAll("hostile") String line) {
        String visible = VisibleText.clipped(line, 0);

        assertThat(visible.codePoints()).noneMatch(VisibleTextTest::controls);
        assertThat(visible.getBytes(StandardCharsets.UTF_8)).doesNotContain(0x1B, 0x07, '\n', '\r');
    }

    private static boolean controls(int character) {
        return Character.isISOControl(character)
                || character == 0x61C
                || character == 0x200B
                || character == 0x200E
                || character == 0x200F
                || (character >= 0x2028 && character <= 0x202E)
                || (character >= 0x2060 && character <= 0x206F)
                || character == 0xFEFF
                || Character.getType(character) == Character.PRIVATE_USE
                || Character.getType(character) == Character.SURROGATE
                || Character.getType(character) == Character.UNASSIGNED;
    }

    @Property(tries = 3000)
    void noLineIsWiderThanItShouldBe(
            @ForAll("hostile") String line, @ForAll @IntRange(min = 1, max = 60) int columns) {
        String clipped = VisibleText.clipped(line, columns);

        assertThat(Glyphs.columns(clipped)).isLessThanOrEqualTo(columns);
        assertThat(clipped.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum())
                .as("columns in a terminal that joins nothing, emoji aside")
                .isLessThanOrEqualTo(withoutEmoji(clipped) ? columns : Integer.MAX_VALUE);
    }

    private static boolean withoutEmoji(String text) {
        return text.codePoints().noneMatch(Character::isEmoji);
    }

    @Property(tries = 3000)
    void visibleTextIsVisibleAsItIs(@ForAll("hostile") String line) {
        String visible = VisibleText.clipped(line, 0);

        assertThat(Glyphs.columns(visible)).isEqualTo(Glyphs.columns(line));
    }

    @Property
    void oneColumnMoreNeverShowsLess(
            @ForAll("hostile") String line, @ForAll @IntRange(min = 1, max = 60) int columns) {
        String less = VisibleText.clipped(line, columns);
        String more = VisibleText.clipped(line, columns + 1);

        assertThat(Glyphs.columns(more)).isGreaterThanOrEqualTo(Glyphs.columns(less) - 1);
    }

    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> anything =
                Arbitraries.integers().between(0, 0x10FFFF).map(Character::toString);
        Arbitrary<String> controls =
                Arbitraries.integers().between(0, 0x9F).map(Character::toString);
        Arbitrary<String> invisible =
                Arbitraries.of(
                                0x61C, 0x200B, 0x200C, 0x200D, 0x200E, 0x202A, 0x202E, 0x2028,
                                0x2066, 0x2069, 0x2060, 0xFEFF, 0xFE0E, 0xFE0F, 0xE0041, 0xE007F,
                                0x301, 0x20E3, 0x1F3FD, 0x1160, 0xAD)
                        .map(Character::toString);
        return Arbitraries.frequencyOf(
                        Tuple.of(3, anything),
                        Tuple.of(2, controls),
                        Tuple.of(3, invisible),
                        Tuple.of(3, Arbitraries.of(CLUSTERS.keySet())),
                        Tuple.of(1, Arbitraries.of(ESCAPE + "[2J", ESCAPE + "]0;x\u0007")))
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Example
    void controlCharactersBecomeTheirPictures() {
        assertThat(visible(0x00)).isEqualTo("␀");
        assertThat(visible(0x0A)).isEqualTo("␊");
        assertThat(visible(0x1B)).isEqualTo("␛");
        assertThat(visible(0x7F)).isEqualTo("␡");
        assertThat(VisibleText.clipped(ESCAPE + "[31mred\r\n", 0)).isEqualTo("␛[31mred␍␊");
        assertThat(Glyphs.columns("a\tb")).isEqualTo(3);
    }

    @Example
    void whatCannotBeSeenIsSpeltOut() {
        for (int character :
                new int[] {
                    0x80, 0x9B, 0x9F, 0xAD, 0x34F, 0x61C, 0x1160, 0x180E, 0x200B, 0x200C, 0x200D,
                    0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2060, 0x2064, 0x2066, 0x2069,
                    0x3164, 0xD800, 0xE000, 0xFDD0, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFF, 0x378,
                    0x1FFFF, 0xE0001, 0xE0041, 0xE0100, 0xF0000, 0x10FFFF
                }) {
            String spelt = "\\u{" + Integer.toHexString(character) + "}";

            assertThat(visible(character)).isEqualTo(spelt);
            assertThat(VisibleText.clipped("a" + Character.toString(character) + "b", 0))
                    .isEqualTo("a" + spelt + "b");
            assertThat(Glyphs.columns(Character.toString(character))).isEqualTo(spelt.length());
        }
    }

    @Example
    void joinersWithoutAnythingToJoinAreSpeltOut() {
        assertThat(VisibleText.clipped("👩" + JOINER, 0)).isEqualTo("👩\\u{200d}");
        assertThat(VisibleText.clipped("a" + JOINER + "b", 0)).isEqualTo("a\\u{200d}b");
        assertThat(VisibleText.clipped("😀" + tags("hidden"), 0))
                .startsWith("😀\\u{e0068}\\u{e0069}");
        assertThat(VisibleText.clipped("🏴" + tags("gb"), 0)).isEqualTo("🏴\\u{e0067}\\u{e0062}");
        assertThat(VisibleText.clipped("a" + EMOJI_STYLE, 0)).isEqualTo("a\\u{fe0f}");
        assertThat(VisibleText.clipped("☺" + TEXT_STYLE, 0)).isEqualTo("☺\\u{fe0e}");
    }

    @Example
    void picturesStayTogetherBehindABrokenJoin() {
        String line = "😀" + Character.toString(0x7A6) + JOINER + "👍🏽";

        assertThat(VisibleText.clipped(line, 0))
                .isEqualTo("😀" + Character.toString(0x7A6) + "\\u{200d}👍🏽");
        assertThat(Glyphs.columns(line)).isEqualTo(12);
    }

    @Example
    void chainsOfJoinedPicturesHaveAnEnd() {
        String chain = ("👩" + JOINER).repeat(10_000) + "👩";
        String longest = ("👩" + JOINER).repeat(4) + "👩";

        assertThat(VisibleText.clipped(chain, 20)).isEqualTo(longest + "\\u{200d}" + longest + "…");
    }

    @Example
    void marksStayOnTheirCharacterUpToABound() {
        assertThat(VisibleText.clipped("e" + ACUTE.repeat(4) + "x", 0))
                .isEqualTo("e" + ACUTE.repeat(4) + "x");
        assertThat(VisibleText.clipped("e" + ACUTE.repeat(100_000) + "x", 0))
                .isEqualTo("e" + ACUTE.repeat(4) + "…x");
        assertThat(Glyphs.columns("e" + ACUTE.repeat(100_000) + "x")).isEqualTo(3);
    }

    @Example
    void aMarkWithoutACharacterGetsOne() {
        assertThat(VisibleText.clipped(ACUTE + "x", 0)).isEqualTo("◌" + ACUTE + "x");
    }

    @Example
    void wideCharactersAreNotHalved() {
        assertThat(VisibleText.clipped("漢字漢字", 8)).isEqualTo("漢字漢字");
        assertThat(VisibleText.clipped("漢字漢字", 7)).isEqualTo("漢字漢…");
        assertThat(VisibleText.clipped("漢字漢字", 6)).isEqualTo("漢字…");
        assertThat(VisibleText.clipped("漢字", 1)).isEqualTo("…");
    }

    @Example
    void aSpeltOutCharacterIsNotHalved() {
        assertThat(VisibleText.clipped("ab" + Character.toString(0x202E) + "cd", 11))
                .isEqualTo("ab\\u{202e}…");
        assertThat(VisibleText.clipped("ab" + Character.toString(0x202E) + "cd", 10))
                .isEqualTo("ab…");
    }

    @Example
    void anEmptyLineStaysEmpty() {
        assertThat(VisibleText.clipped("", 1)).isEmpty();
        assertThat(VisibleText.clipped("", 0)).isEmpty();
    }

    private static String visible(int character) {
        return VisibleText.clipped(Character.toString(character), 0);
    }
}

package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.application.StatusDecoder.Decoded;
import g6.summary.domain.Value;
import g6.summary.in.json.JsonStatusDecoder;
import g6.summary.out.terminal.VisibleText;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class LogLayoutTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00.123456Z");

    /// Line feed and carriage return, escape, C1, marks and isolates of direction, line separator.
    private static final List<Integer> HOSTILE =
            List.of(
                    0x00, 0x07, 0x08, 0x0A, 0x0D, 0x1B, 0x7F, 0x85, 0x9B, 0x9D, 0x061C, 0x200B,
                    0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2066, 0x2069, 0xFEFF, 0xD800,
                    0xDC00, 0xE0041);

    @Provide
    static Arbitrary<String> hostileTexts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(40),
                Arbitraries.of(HOSTILE)
                        .map(Character::toString)
                        .list()
                        .ofMaxSize(8)
                        .map(characters -> "a" + String.join("[31m\"\\", characters) + "z"));
    }

    private static LogEvent event(String message, List<String> stack) {
        return new LogEvent(NOON, Level.ERROR, "g6.summary", message, stack);
    }

    private static Map<String, Value> parsed(String line) {
        return switch (new JsonStatusDecoder().decode(line.getBytes(StandardCharsets.UTF_8))) {
            case Decoded.Document(var document) -> document.root().members();
            case Decoded.Fault(var fault) -> throw new AssertionError(fault + " in " + line);
        };
    }

    @Property
    void inTextNothingControlsATerminal(
            @ForAll("hostileTexts") String message, @ForAll("hostileTexts") String frame) {
        String lines = LogLayout.TEXT.lines(event(message, List.of(frame, frame)));

        assertThat(lines.lines()).hasSize(3);
        assertIsTame(lines);
    }

    @Property
    void inJsonEveryEventIsOneLineThatParses(
            @ForAll("hostileTexts") String message, @ForAll("hostileTexts") String frame) {
        String lines = LogLayout.JSON.lines(event(message, List.of(frame, frame)));

        assertThat(lines).hasLineCount(1);
        assertIsTame(lines);
        assertThat(parsed(lines))
                .containsEntry("message", Value.of(VisibleText.of(message)))
                .containsEntry(
                        "stack",
                        Value.of(
                                List.of(
                                        Value.of(VisibleText.of(frame)),
                                        Value.of(VisibleText.of(frame)))));
    }

    private static void assertIsTame(String lines) {
        assertThat(lines).endsWith("\n");
        assertThat(lines.replace("\n", "").codePoints())
                .noneMatch(LogLayoutTest::isControl)
                .noneMatch(HOSTILE::contains);
    }

    private static boolean isControl(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    true;
            default ->
                    Character.getDirectionality(codePoint) > Character.DIRECTIONALITY_WHITESPACE
                            && Character.getDirectionality(codePoint)
                                    != Character.DIRECTIONALITY_OTHER_NEUTRALS;
        };
    }

    @Test
    void textIsTimeLevelAndMessage() {
        assertThat(LogLayout.TEXT.lines(event("the disk\nis full", List.of())))
                .isEqualTo("2026-01-05T12:00:00.123Z ERROR the disk␊is full\n");
    }

    @Test
    void inTextTheStackStandsBelow() {
        assertThat(LogLayout.TEXT.lines(event("broken", List.of("first", "at second"))))
                .isEqualTo(
                        """
                        2026-01-05T12:00:00.123Z ERROR broken
                            first
                            at second
                        """);
    }

    @Test
    void jsonHasAMemberForEachPart() {
        assertThat(parsed(LogLayout.JSON.lines(event("broken", List.of("first", "at second")))))
                .isEqualTo(
                        Map.of(
                                "time", Value.of("2026-01-05T12:00:00.123Z"),
                                "level", Value.of("ERROR"),
                                "logger", Value.of("g6.summary"),
                                "message", Value.of("broken"),
                                "stack",
                                        Value.of(
                                                List.of(
                                                        Value.of("first"),
                                                        Value.of("at second")))));
        assertThat(parsed(LogLayout.JSON.lines(event("fine", List.of()))))
                .doesNotContainKey("stack");
    }

    @Test
    void aStackTellsTheCausesToo() {
        IOException cause = new IOException("no space");
        List<String> stack =
                LogEvent.stackOf(Optional.of(new IllegalStateException("broken", cause)));

        assertThat(stack)
                .startsWith("java.lang.IllegalStateException: broken")
                .contains("java.io.IOException: no space")
                .anyMatch(line -> line.startsWith("at ") && line.contains("LogLayoutTest"));
        assertThat(LogEvent.stackOf(Optional.empty())).isEmpty();
    }

    @Test
    void aRingOfCausesHasAnEnd() {
        IllegalStateException one = new IllegalStateException("one");
        one.initCause(new IllegalStateException("two", one));

        assertThat(
                        LogEvent.stackOf(Optional.of(one)).stream()
                                .filter(line -> line.endsWith("Exception: one")))
                .hasSizeBetween(1, 10);
    }
}

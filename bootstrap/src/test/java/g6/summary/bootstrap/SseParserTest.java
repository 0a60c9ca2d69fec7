package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.bootstrap.SseParser.Event;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The rules of the WHATWG for event streams, one by one; the larger streams are the examples of
/// its text.
class SseParserTest {
    private static final String EVERY_KIND_OF_LINE =
            """
            \uFEFF: first\r
            retry: 10\revent: ü
            data: €\r
            data:𝄞\rid: 7

            data

            data: last\r\rdata: unfinished
            """;

    private final SseParser parser = new SseParser();

    private List<Event> events(String stream) {
        parser.feed(stream.getBytes(StandardCharsets.UTF_8));
        return taken(parser);
    }

    private static List<Event> taken(SseParser parser) {
        List<Event> events = new ArrayList<>();
        for (Optional<Event> next = parser.next(); next.isPresent(); next = parser.next()) {
            events.add(next.get());
        }
        return events;
    }

    private static Event message(String data) {
        return new Event("message", data, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void everyLineEndEndsALine(String end) {
        String stream = String.join(end, "event: add", "data: 1", "id: x", "", "data: 2", "", "");
        assertThat(events(stream))
                .containsExactly(new Event("add", "1", "x"), new Event("message", "2", "x"));
    }

    @Test
    void linesOfDataAreJoined() {
        assertThat(events("data: YHOO\ndata: +2\ndata: 10\n\n"))
                .containsExactly(message("YHOO\n+2\n10"));
    }

    @Test
    void commentsSayNothingAndAnEmptyIdForgetsTheLast() {
        assertThat(events(": test\n\ndata: 1st\nid: 1\n\ndata:2nd\nid\n\ndata:  3rd\n\n"))
                .containsExactly(new Event("message", "1st", "1"), message("2nd"), message(" 3rd"));
        assertThat(parser.comments()).containsExactly(" test");
    }

    @Test
    void dataWithoutAColonIsAnEmptyLine() {
        assertThat(events("data\n\ndata\ndata\n\ndata:"))
                .containsExactly(message(""), message("\n"));
    }

    @Test
    void oneSpaceAfterTheColonIsIgnored() {
        assertThat(events("data:test\n\ndata: test\n\n"))
                .containsExactly(message("test"), message("test"));
    }

    @Test
    void anEventWithoutDataIsNone() {
        assertThat(events("event: add\nid: 5\n\ndata: 1\n\n"))
                .containsExactly(new Event("message", "1", "5"));
    }

    @Test
    void anIdWithNulIsIgnored() {
        assertThat(events("id: a\ndata: 1\n\nid: b\0\ndata: 2\n\n"))
                .extracting(Event::lastEventId)
                .containsExactly("a", "a");
    }

    @Test
    void retryIsDigitsAlone() {
        events("retry: 3000\nretry: -1\nretry: 4 s\nretry:\nretry: ٣\n");
        assertThat(parser.retry()).hasValue(3000);
    }

    @Test
    void unknownFieldsAreIgnored() {
        assertThat(events("Data: 1\n data: 2\nfoo\ndata: 3\n\n")).containsExactly(message("3"));
    }

    @Test
    void oneByteOrderMarkIsIgnored() {
        assertThat(events("\uFEFFdata: 1\n\n\uFEFFdata: 2\n\n")).containsExactly(message("1"));
        assertThat(taken(fed("\uFEFF\uFEFFdata: 1\n\n"))).isEmpty();
    }

    @Test
    void anUnfinishedEventIsDropped() {
        assertThat(events("data: 1\n")).isEmpty();
    }

    @Test
    void aLineEndIsOneWhereverItIsCut() {
        assertThat(events("data: 1\r")).isEmpty();
        assertThat(events("\ndata: 2\r")).isEmpty();
        assertThat(events("\n\r")).containsExactly(message("1\n2"));
    }

    @Property
    void whereAStreamIsCutDoesNotMatter(@ForAll @IntRange(min = 1, max = 80) int size) {
        byte[] bytes = EVERY_KIND_OF_LINE.getBytes(StandardCharsets.UTF_8);
        SseParser inPieces = new SseParser();
        for (int from = 0; from < bytes.length; from += size) {
            inPieces.feed(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size)));
        }
        assertThat(taken(inPieces))
                .containsExactly(
                        new Event("ü", "€\n𝄞", "7"),
                        new Event("message", "", "7"),
                        new Event("message", "last", "7"));
        assertThat(inPieces.retry()).hasValue(10);
    }

    private static SseParser fed(String stream) {
        SseParser parser = new SseParser();
        parser.feed(stream.getBytes(StandardCharsets.UTF_8));
        return parser;
    }
}

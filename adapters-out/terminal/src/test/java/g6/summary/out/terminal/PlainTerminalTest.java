package g6.summary.out.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import g6.summary.domain.Frame;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.Panel;
import g6.summary.domain.SourceState;
import g6.summary.domain.SourceState.Freshness;
import g6.summary.domain.StatusFault;
import g6.summary.domain.StatusFault.Outcome;
import g6.summary.domain.Thresholds;
import g6.summary.domain.Value;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

final class PlainTerminalTest {
    private static final Instant AS_OF = Instant.parse("2025-10-17T16:32:57.668801Z");
    private static final SourceState FRESH =
            new SourceState(Freshness.FRESH, Optional.of(AS_OF), Optional.empty());
    private static final HashedPanel CYCLE = panel("cycle", "Cycle", "cycle: 40105", "p95_ms: —");
    private static final HashedPanel INDICES = panel("indices", "Indices", "count: 0");

    private final RecordedStream out = new RecordedStream();

    @Test
    void aFrameIsOneBlockForTheSourceAndOneForEachPanel() throws IOException {
        deliver(plain(0), frame(Frame.none(), FRESH, CYCLE, INDICES), Frame.none());

        assertThat(out.text())
                .isEqualTo(
                        """
                        [Source]
                        state: fresh
                        as_of: 2025-10-17T16:32:57Z
                        snapshot: %s

                        [Cycle]
                        cycle: 40105
                        p95_ms: —

                        [Indices]
                        count: 0

                        """
                                .formatted(frame(Frame.none(), FRESH, CYCLE, INDICES).id()));
    }

    @Test
    void aFailedReadingIsShownWithItsCause() throws IOException {
        var fault = new StatusFault(Outcome.MALFORMED, "unexpected end at line 3, column 14");
        SourceState failed = SourceState.failed(fault, Optional.empty());

        deliver(plain(0), frame(Frame.none(), failed), Frame.none());

        assertThat(out.text())
                .startsWith(
                        """
                        [Source]
                        state: failed
                        cause: malformed: unexpected end at line 3, column 14
                        as_of: —
                        snapshot: \
                        """);
    }

    @Test
    void everyStateHasItsWord() throws IOException {
        for (Freshness freshness : List.of(Freshness.LATE, Freshness.STALE)) {
            var state = new SourceState(freshness, Optional.of(AS_OF), Optional.empty());

            deliver(plain(0), frame(Frame.none(), state), Frame.none());
        }

        assertThat(out.text()).contains("state: late\n", "state: stale\n");
    }

    @Test
    void anUnchangedFrameIsNotPrintedAgain() throws IOException {
        PlainTerminal plain = plain(0);
        Frame first = frame(Frame.none(), FRESH, CYCLE);
        deliver(plain, first, Frame.none());
        String printed = out.text();

        deliver(plain, frame(first, FRESH, CYCLE), first);

        assertThat(out.text()).isEqualTo(printed);
    }

    @Test
    void aChangedFrameIsPrintedWhole() throws IOException {
        PlainTerminal plain = plain(0);
        Frame first = frame(Frame.none(), FRESH, CYCLE, INDICES);
        deliver(plain, first, Frame.none());
        out.reset();

        deliver(plain, frame(first, FRESH, CYCLE, panel("indices", "Indices", "count: 1")), first);

        assertThat(out.text()).contains("[Source]", "[Cycle]\ncycle: 40105", "count: 1");
    }

    @Test
    void aChangedSourceIsPrinted() throws IOException {
        PlainTerminal plain = plain(0);
        Frame first = frame(Frame.none(), FRESH, CYCLE);
        deliver(plain, first, Frame.none());
        out.reset();
        SourceState late = new SourceState(Freshness.LATE, Optional.of(AS_OF), Optional.empty());

        deliver(plain, frame(first, late, CYCLE), first);

        assertThat(out.text()).contains("state: late", "[Cycle]");
    }

    @Test
    void theFirstFrameIsPrintedEvenIfItIsEmpty() throws IOException {
        Frame empty = frame(Frame.none(), SourceState.unread());
        assertThat(empty.changesSince(Frame.none()).isEmpty()).isTrue();

        deliver(plain(0), empty, Frame.none());

        assertThat(out.text()).startsWith("[Source]\n");
    }

    @Test
    void withoutDiffEveryFrameIsPrinted() throws IOException {
        var plain = new PlainTerminal(out, () -> 0, () -> false, false);
        Frame first = frame(Frame.none(), FRESH, CYCLE);
        deliver(plain, first, Frame.none());
        String printed = out.text();

        deliver(plain, frame(first, FRESH, CYCLE), first);

        assertThat(out.text()).isEqualTo(printed + printed);
    }

    @Test
    void everyLineIsCutAtTheWidth() throws IOException {
        HashedPanel wide = panel("wide", "A long title", "0123456789abc", "漢字漢字漢字漢字");

        deliver(plain(10), frame(Frame.none(), FRESH, wide), Frame.none());

        assertThat(out.text())
                .contains("state: fr…\n", "as_of: 20…\n", "snapshot:…\n")
                .contains("[A long t…\n012345678…\n漢字漢字…\n\n");
    }

    @Test
    void theWidthIsAskedForEveryFrame() throws IOException {
        Queue<Integer> widths = new ArrayDeque<>(List.of(5, 8));
        var plain = new PlainTerminal(out, widths::remove, () -> true, false);
        Frame first = frame(Frame.none(), FRESH, panel("a", "Panel", "0123456789"));
        deliver(plain, first, Frame.none());
        deliver(plain, frame(first, FRESH, panel("a", "Panel", "9876543210")), first);

        assertThat(out.text()).contains("0123…\n", "9876543…\n");
    }

    @Test
    void hostileTextControlsNothing() throws IOException {
        String escape = Character.toString(0x1B);
        HashedPanel hostile =
                panel(
                        "h",
                        "T" + escape + "[2J\nfake",
                        "a\n[Source]\rb" + escape + "]0;title\u0007");
        var fault = new StatusFault(Outcome.IO_ERROR, "x\n[Cycle]" + escape + "c");
        SourceState failed = SourceState.failed(fault, Optional.empty());

        deliver(plain(0), frame(Frame.none(), failed, hostile), Frame.none());

        assertThat(out.text())
                .contains("[T␛[2J␊fake]\na␊[Source]␍b␛]0;title␇\n\n", "x␊[Cycle]␛c\n")
                .doesNotContain(escape, "\r", "\u0007");
    }

    @Test
    void aFrameIsOneWriteAndOneFlush() throws IOException {
        deliver(plain(0), frame(Frame.none(), FRESH, CYCLE, INDICES), Frame.none());

        assertThat(out.writes).isEqualTo(1);
        assertThat(out.flushes).isEqualTo(1);
    }

    @Test
    void aClosedPipeIsAFailedDelivery() {
        OutputStream closed =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                };
        var plain = new PlainTerminal(closed, () -> 0, () -> true, false);

        assertThatThrownBy(() -> deliver(plain, frame(Frame.none(), FRESH, CYCLE), Frame.none()))
                .isInstanceOf(IOException.class)
                .hasMessage("Broken pipe");
    }

    @Test
    void theStreamStaysOpen() {
        PlainTerminal plain = plain(0);

        plain.close();
        plain.close();

        assertThat(plain.name()).isEqualTo("stdout");
        assertThat(out.closed).isFalse();
    }

    @Test
    void asciiIsAsciiAndAsWideAsBefore() throws IOException {
        var plain = new PlainTerminal(out, () -> 12, () -> true, true);
        HashedPanel panel = panel("a", "Prix é", "p95: — · 漢字 and more", "short");

        deliver(plain, frame(Frame.none(), FRESH, panel), Frame.none());

        assertThat(out.text()).endsWith("[Prix ?]\np95: - * ??~\nshort\n\n").matches("[\\n -~]*");
    }

    private PlainTerminal plain(int columns) {
        return new PlainTerminal(out, () -> columns, () -> true, false);
    }

    private static void deliver(PlainTerminal plain, Frame frame, Frame former) throws IOException {
        plain.deliver(frame, frame.changesSince(former));
    }

    private static Frame frame(Frame former, SourceState source, HashedPanel... panels) {
        return former.next(AS_OF, source, Optional.empty(), List.of(panels), Thresholds.defaults());
    }

    private static HashedPanel panel(String key, String title, String... lines) {
        return HashedPanel.of(new Panel(key, title, List.of(lines), Value.Object.empty()));
    }

    private static final class RecordedStream extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int writes;
        private int flushes;
        private boolean closed;

        @Override
        public void write(int b) {
            bytes.write(b);
            writes++;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {
            bytes.write(buffer, offset, length);
            writes++;
        }

        @Override
        public void flush() {
            flushes++;
        }

        @Override
        public void close() {
            closed = true;
        }

        String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }

        void reset() {
            bytes.reset();
        }
    }
}

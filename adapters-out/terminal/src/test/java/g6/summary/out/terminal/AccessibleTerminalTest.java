package g6.summary.out.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import g6.summary.domain.Frame;
import g6.summary.domain.StatusDocument;
import g6.summary.domain.StatusFault.Outcome;
import g6.summary.domain.Thresholds;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

final class AccessibleTerminalTest {
    private static final StatusDocument CALM = new Market().document(90);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final AccessibleTerminal terminal = new AccessibleTerminal(out, false);
    private final Stage source = new Stage(Market.start(90).plusSeconds(43));
    private Frame delivered = Frame.none();

    /// What is told of a frame.
    private String told(Stage shown) throws IOException {
        Frame frame = shown.frame();
        terminal.deliver(frame, frame.changesSince(delivered));
        delivered = frame;
        String told = out.toString(StandardCharsets.UTF_8);
        out.reset();
        return told;
    }

    private StatusDocument calmBut(String name, Object value) {
        return Documents.with(CALM, name, value);
    }

    @Test
    void atFirstEverythingIsTold() throws IOException {
        String told = told(source.reads(CALM));

        assertThat(told.lines())
                .startsWith("The data are fresh, of 17 October 2025, 10:45:00 India time.")
                .contains(
                        "Resources: cpu pct 21.0, memory mb 187.5.",
                        "Conditions: WARNING data-quality SENSEX:84.1%.")
                .hasSize(11);
        assertThat(told)
                .contains("Cycle: cycle 90, last start 2025-10-17T05:15:00Z")
                .endsWith(".\n");
    }

    @Test
    void laterOnlyLinesThatChanged() throws IOException {
        told(source.reads(CALM));

        String told =
                told(
                        source.reads(
                                calmBut(
                                        "resources",
                                        Documents.object("cpu", 35, "memory_mb", 187.5))));

        assertThat(told).isEqualTo("Resources: cpu pct 35.0.\n");
    }

    @Test
    void ofNothingNothingIsTold() throws IOException {
        told(source.reads(CALM));

        assertThat(told(source.readsAgain())).isEmpty();
    }

    @Test
    void factsThatNoLineTellsAreNotTold() throws IOException {
        told(source.reads(CALM));

        assertThat(told(source.reads(calmBut("snapshot", Documents.object())))).isEmpty();
    }

    @Test
    void linesThatWentAreCounted() throws IOException {
        told(source.reads(CALM));

        assertThat(
                        told(
                                source.reads(
                                        calmBut(
                                                "links",
                                                Documents.object(
                                                        "metrics",
                                                        "http://127.0.0.1:9108/metrics")))))
                .isEqualTo("Links: 1 line less.\n");
    }

    @Test
    void theStateOfTheDataIsToldAtOnce() throws IOException {
        told(source.reads(CALM));

        assertThat(told(source.passes(200).readsAgain()))
                .isEqualTo(
                        "Attention: the data are late, of 17 October 2025, 10:45:00 India time.\n");
        assertThat(told(source.passes(200).readsAgain()))
                .startsWith(
                        "Attention: the data are stale, of 17 October 2025, 10:45:00 India"
                                + " time.\n");
        assertThat(told(source.fails(Outcome.MISSING, "")))
                .startsWith(
                        "Attention: the status cannot be read, because: missing. What was told is"
                                + " old, of 17 October 2025, 10:45:00 India time.\n");
        assertThat(told(source.reads(new Market().document(96))))
                .startsWith("The data are fresh, of 17 October 2025, 10:51:00 India time.\n");
    }

    @Test
    void withoutDataThatIsSaid() throws IOException {
        assertThat(told(source.fails(Outcome.MISSING, "")))
                .startsWith(
                        "Attention: the status cannot be read, because: missing. There are no"
                                + " data.\n");
    }

    @Test
    void whatNobodyKnowsIsUnknown() throws IOException {
        assertThat(told(source.reads(StatusDocument.empty())))
                .startsWith("The data are fresh, of an unknown time.\n")
                .contains("Resources: cpu pct unknown, memory mb unknown.\n")
                .doesNotContain("—");
    }

    @Test
    void aPanelThatIsGoneIsTold() throws IOException {
        told(source.reads(CALM));
        Stage fewer = new Stage(source.now()).reads(CALM);
        Frame without =
                fewer.frame()
                        .next(
                                fewer.now(),
                                fewer.frame().source(),
                                fewer.frame().snapshot(),
                                fewer.frame().panels().stream()
                                        .filter(panel -> !panel.key().equals("links"))
                                        .toList(),
                                Thresholds.defaults());

        terminal.deliver(without, without.changesSince(delivered));

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("Panel links is gone.\n");
    }

    @Test
    void hostileTextIsInert() throws IOException {
        String told = told(source.reads(Hostile.in(CALM)));

        assertThat(told.replace("\n", "").codePoints())
                .noneMatch(Character::isISOControl)
                .doesNotContain(0x202E, 0x2066, 0x200B, 0xFEFF);
        assertThat(told.lines()).hasSize(11);
    }

    @Test
    void asciiIsAscii() throws IOException {
        var ascii = new AccessibleTerminal(out, true);
        Frame frame = source.reads(Hostile.in(CALM)).frame();

        ascii.deliver(frame, frame.changesSince(Frame.none()));

        assertThat(out.toString(StandardCharsets.UTF_8).chars())
                .allMatch(character -> character == '\n' || Glyph.isAscii(character));
    }

    @Test
    void whatCouldNotBeWrittenIsToldAgain() throws IOException {
        var broken = new BrokenStream();
        var told = new AccessibleTerminal(broken, false);
        Frame frame = source.reads(CALM).frame();
        broken.isBroken = true;
        assertThatThrownBy(() -> told.deliver(frame, frame.changesSince(Frame.none())))
                .isInstanceOf(IOException.class);

        broken.isBroken = false;
        told.deliver(frame, frame.changesSince(Frame.none()));

        assertThat(broken.written.toString(StandardCharsets.UTF_8))
                .startsWith("The data are fresh")
                .contains("Resources: cpu pct 21.0");
    }

    private static final class BrokenStream extends OutputStream {
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private boolean isBroken;

        @Override
        public void write(int octet) throws IOException {
            if (isBroken) {
                throw new IOException("gone");
            }
            written.write(octet);
        }
    }

    @Test
    void theStreamStaysOpen() throws IOException {
        terminal.close();

        assertThat(told(source.reads(CALM))).isNotEmpty();
        assertThat(terminal.name()).isEqualTo("stdout");
    }
}

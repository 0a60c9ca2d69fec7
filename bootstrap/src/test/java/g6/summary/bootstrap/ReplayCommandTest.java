package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.application.SummaryOutput;
import g6.summary.domain.Frame;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.Panel;
import g6.summary.domain.SourceState;
import g6.summary.domain.StatusFault;
import g6.summary.domain.StatusFault.Outcome;
import g6.summary.domain.Thresholds;
import g6.summary.domain.Value;
import g6.summary.out.files.OwnedFolder;
import g6.summary.out.recording.Recording;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A recording of four cycles, from 09:30:00 IST on, a minute apart.
@Timeout(60)
class ReplayCommandTest {
    private static final Instant START = Instant.parse("2025-10-17T04:00:00Z");
    private static final SourceState FRESH =
            new SourceState(SourceState.Freshness.FRESH, Optional.of(START), Optional.empty());
    private static final SourceState MISSING =
            SourceState.failed(new StatusFault(Outcome.MISSING, ""), Optional.of(START));

    private final Spoken spoken = new Spoken();
    private Frame latest = Frame.none();

    @TempDir private Path folder;

    @BeforeEach
    void record() throws IOException {
        try (SummaryOutput recording =
                new Recording(
                        folder.resolve("rec"),
                        new OwnedFolder(folder.resolve("rec"), InstantSource.system()),
                        () -> new Recording.Bounds(1 << 20, Duration.ofDays(100_000)),
                        () -> 0)) {
            show(recording, 0, FRESH, panel("a", "one", "same"), panel("b", "gone"));
            show(recording, 1, FRESH, panel("a", "one", "same"), panel("b", "gone"));
            show(recording, 2, FRESH, panel("a", "same", "two \u001b[31m"));
            show(recording, 3, MISSING, panel("a", "same", "two \u001b[31m"));
        }
    }

    private void show(
            SummaryOutput recording, int minute, SourceState source, HashedPanel... panels)
            throws IOException {
        Frame frame =
                latest.next(
                        START.plus(Duration.ofMinutes(minute)),
                        source,
                        Optional.empty(),
                        List.of(panels),
                        Thresholds.defaults());
        try {
            recording.deliver(frame, frame.changesSince(latest));
        } catch (InterruptedException ended) {
            throw new IOException(ended);
        }
        latest = frame;
    }

    private static HashedPanel panel(String key, String... lines) {
        return HashedPanel.of(new Panel(key, "Panel " + key, List.of(lines), Value.Object.empty()));
    }

    private int operator(String... arguments) {
        return operator(Map.of(), arguments);
    }

    private int operator(Map<String, String> environment, String... arguments) {
        return new CommandLineInterface(spoken.session(environment)).execute(arguments);
    }

    private String recorded() {
        return folder.resolve("rec").toString();
    }

    private long frames() {
        return spoken.out().lines().filter("[Source]"::equals).count();
    }

    @Test
    void everyPictureIsPrintedAndThenItEnds() {
        assertThat(operator("replay", recorded())).isZero();

        assertThat(spoken.err()).isEmpty();
        assertThat(frames()).isEqualTo(3);
        assertThat(spoken.out()).contains("[Panel b]\ngone\n", "missing");
    }

    @Test
    void everyCycleIsPrintedWhereEqualFramesAreWanted() {
        assertThat(operator(Map.of("G6_SUMMARY_PLAIN_DIFF", "off"), "replay", recorded())).isZero();

        assertThat(frames()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "--at 09:31, 1, [Panel b]",
        "--at 2025-10-17T04:02:30Z, 1, two",
        "--at 2025-10-17T04:03:00, 1, missing",
        "--from 09:32, 2, two",
        "--to 09:31:59, 1, [Panel b]",
        "--from 2025-10-17T04:01:00 --to 2025-10-17T04:02:00, 2, two",
        "--from 2020-01-01T00:00:00, 3, two",
        "--speed 60000, 3, two",
    })
    void aPartIsShown(String options, int frames, String content) {
        assertThat(operator(("replay " + recorded() + " " + options).split(" "))).isZero();

        assertThat(frames()).isEqualTo(frames);
        assertThat(spoken.out()).contains(content);
    }

    @ParameterizedTest
    @CsvSource({
        "--at 2025-10-17T03:59:59",
        "--at 2025-10-17T04:03:01",
        "--from 2025-10-17T04:03:01",
        "--to 2025-10-17T03:59:59",
    })
    void nothingIsShownForATimeThatNobodyRecorded(String options) {
        assertThat(operator(("replay " + recorded() + " " + options).split(" "))).isEqualTo(1);

        assertThat(spoken.out()).isEmpty();
        assertThat(spoken.err())
                .isEqualTo(
                        "g6-summary: nothing is recorded then: the recording reaches from"
                                + " 2025-10-17T04:00:00Z to 2025-10-17T04:03:00Z\n");
    }

    @Test
    void aPartThatEndsBeforeItBeginsIsSaid() {
        assertThat(operator("replay", recorded(), "--from", "09:32", "--to", "09:31")).isEqualTo(1);

        assertThat(spoken.err())
                .isEqualTo(
                        "g6-summary: --from 2025-10-17T04:02:00Z is after"
                                + " --to 2025-10-17T04:01:00Z\n");
    }

    @ParameterizedTest
    @CsvSource({
        "--at noon, --at noon is no moment",
        "--at 09:30 --from 09:30, --at goes with neither --from nor --to",
        "--speed 0, --speed 0.0 is not over 0",
        "--speed NaN, --speed NaN is not over 0",
    })
    void wrongUsageIsSaid(String options, String complaint) {
        assertThat(operator(("replay " + recorded() + " " + options).split(" "))).isEqualTo(2);

        assertThat(spoken.err()).startsWith("g6-summary: " + complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "replay | Missing required parameter: 'DIR'",
                "compare | Missing required parameters: 'DIR', 'T1', 'T2'",
                "compare DIR 09:30 | Missing required parameter: 'T2'",
            })
    void anArgumentThatIsMissingIsSaid(String arguments, String complaint) {
        assertThat(operator(arguments.split(" "))).isEqualTo(2);

        assertThat(spoken.err()).startsWith("g6-summary: " + complaint + "\n");
    }

    @Test
    void anEmptyArgumentIsNotTheCurrentFolder() {
        assertThat(operator("replay", "")).isEqualTo(2);

        assertThat(spoken.err()).startsWith("g6-summary: DIR is empty\n");
    }

    @Test
    void aFolderWithoutARecordingIsSaid() {
        assertThat(operator("replay", folder.resolve("none").toString())).isEqualTo(74);
        assertThat(operator("compare", folder.toString(), "09:30", "09:31")).isEqualTo(74);

        assertThat(spoken.err())
                .isEqualTo(
                        """
                        g6-summary: cannot read the recording: FOLDER/none: no such file or folder
                        g6-summary: cannot read the recording: FOLDER: holds no recording
                        """
                                .replace("FOLDER", folder.toString()));
    }

    @Test
    void thePastIsWrittenWhereSomebodySaysSoAndNowhereElse() {
        Path panels = folder.resolve("panels");
        Path elsewhere = folder.resolve("elsewhere");
        Map<String, String> ofService =
                Map.of(
                        "G6_PANELS_DIR", elsewhere.toString(),
                        "G6_SUMMARY_DOSSIER_PATH", elsewhere.resolve("dossier").toString(),
                        "G6_SUMMARY_RECORD_DIR", elsewhere.toString(),
                        "G6_INDICES_PANEL_LOG", elsewhere.resolve("log").toString());

        assertThat(operator(ofService, "replay", recorded())).isZero();
        assertThat(operator(Map.of("G6_OUTPUT_SINKS", "panels"), "replay", recorded())).isZero();
        assertThat(
                        operator(
                                Map.of("G6_NO_WRITE_PANELS", "1"),
                                "replay",
                                recorded(),
                                "--panels-dir",
                                panels.toString()))
                .isZero();

        assertThat(elsewhere).doesNotExist();
        assertThat(Path.of("data")).doesNotExist();
        assertThat(panels.resolve("manifest.json")).exists();
    }

    @Test
    void thePastIsNotServedWhereThePresentIsExpected() throws IOException {
        try (ServerSocket service = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(service.getLocalPort());
            Map<String, String> ofService =
                    Map.of(
                            "G6_UNIFIED_HTTP", "on",
                            "G6_UNIFIED_HTTP_PORT", port,
                            "G6_SSE_HTTP", "on",
                            "G6_SSE_HTTP_PORT", port,
                            "G6_SUMMARY_METRICS_HTTP", "on",
                            "G6_METRICS_HTTP_PORT", port,
                            "G6_OUTPUT_SINKS", "stdout,sse,metrics");

            assertThat(operator(ofService, "replay", recorded())).isZero();
            assertThat(operator(ofService, "replay", recorded(), "--http")).isEqualTo(74);
        }
        assertThat(spoken.err()).startsWith("g6-summary: cannot listen on ").hasLineCount(1);
    }

    @Test
    void aReplayOverAFolderThatIsWrittenIsRefused() throws IOException {
        Path panels = folder.resolve("panels");
        try (OwnedFolder service = new OwnedFolder(panels, InstantSource.system())) {
            assertThat(service.take()).isEmpty();

            assertThat(operator("replay", recorded(), "--panels-dir", panels.toString()))
                    .isEqualTo(74);
        }
        assertThat(spoken.err()).contains("is written by");
        assertThat(panels.resolve("manifest.json")).doesNotExist();
    }

    @Test
    void whatDiffersBetweenTwoMomentsIsPrinted() {
        assertThat(operator("compare", recorded(), "09:31", "2025-10-17T04:03:00")).isZero();

        assertThat(spoken.err()).isEmpty();
        assertThat(spoken.out().lines().map(line -> line.replaceAll("[0-9a-f]{16}", "ID")))
                .containsExactly(
                        "- 2025-10-17T04:01:00Z snapshot ID",
                        "+ 2025-10-17T04:03:00Z snapshot ID",
                        "",
                        "[Source]",
                        "- fresh",
                        "+ failed, missing",
                        "",
                        "[Panel a]",
                        "- one",
                        "+ two \u241b[31m",
                        "",
                        "[Panel b]",
                        "- gone");
    }

    @Test
    void nothingDiffersWithinAPicture() {
        assertThat(operator("compare", recorded(), "09:30", "09:31:30")).isZero();

        assertThat(spoken.out()).endsWith("\nnothing differs\n");
    }

    @Test
    void aMomentThatNobodyRecordedIsNotCompared() {
        assertThat(operator("compare", recorded(), "09:30", "2025-10-17T05:00:00")).isEqualTo(1);

        assertThat(spoken.out()).isEmpty();
        assertThat(spoken.err()).contains("nothing is recorded at 2025-10-17T05:00:00Z");
    }

    @Test
    void aDamagedSegmentIsSaidAndTheRestIsShown() throws IOException {
        Path segment = folder.resolve("rec/segment-00000001.g6rec");
        byte[] bytes = Files.readAllBytes(segment);
        byte[] broken = bytes.clone();
        broken[bytes.length - 6] ^= 1;
        Files.write(segment, broken);
        Files.write(folder.resolve("rec/segment-00000002.g6rec"), bytes);

        assertThat(operator("replay", recorded())).isZero();

        assertThat(spoken.err()).contains("WARNING segment-00000001.g6rec: ");
        assertThat(frames()).isEqualTo(5);
    }
}

package g6.summary.out.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import g6.summary.domain.Frame;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.Panel;
import g6.summary.domain.Value;
import g6.summary.testkit.Samples;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;

final class IndicesLogTest {
    @TempDir Path parent;
    private Path file;

    private final Frames frames = new Frames();
    private IndicesLog log;

    @BeforeEach
    void start() {
        file = parent.resolve("logs/indices.log");
        restart();
    }

    private void restart() {
        log = new IndicesLog(file);
    }

    private void deliver(Frame frame) throws IOException {
        log.deliver(frame, frame.changesSince(Frame.none()));
    }

    private Frame cycle(long number) {
        return frames.of(
                "{\"loop\": {\"cycle\": %d}, \"indices\": {\"A\": {}, \"B\": {}}}"
                        .formatted(number));
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(file);
    }

    /// Which cycles have been logged, entry by entry.
    private List<String> cycles() throws IOException {
        return lines().stream().map(line -> line.split(" ", 4)[2]).toList();
    }

    @Test
    void everyIndexHasALine() throws IOException {
        deliver(frames.of(Samples.text("nested-open")));

        assertThat(lines())
                .hasSize(4)
                .startsWith(
                        "2025-10-17T16:32:57Z cycle 40105 NIFTY TOTAL LEGS: 100542 | FAILS: — |"
                                + " STATUS: OK | LTP: 19980.40 | CHANGE: +0.10% | DQ: 94.5% |"
                                + " AGE: 3s");
    }

    @Test
    void olderToolsFindWhatTheyLookFor() throws IOException {
        deliver(
                frames.of(
                        """
                        {"cycle": 1, "indices": ["NIFTY"], "indices_detail":
                            {"NIFTY": {"legs": 12, "fails": 0, "status": "degraded"}}}
                        """));

        assertThat(
                        Pattern.compile(
                                        "(\\w+) TOTAL LEGS: (\\d+) \\| FAILS: (\\d+) \\| STATUS:"
                                                + " (\\w+)")
                                .matcher(lines().getFirst())
                                .results()
                                .map(found -> found.group(1) + found.group(2) + found.group(4)))
                .containsExactly("NIFTY12DEGRADED");
    }

    @Test
    void whatIsAbsentIsADash() throws IOException {
        deliver(frames.of("{\"timestamp\": \"2025-10-17T16:32:57.9Z\", \"indices\": [\"A\"]}"));

        assertThat(lines())
                .containsExactly(
                        "2025-10-17T16:32:57Z cycle — A TOTAL LEGS: — | FAILS: — | STATUS: — |"
                                + " LTP: — | CHANGE: — | DQ: — | AGE: —");
    }

    @Test
    void aHostileNameIsOneEntryOnOneLine() throws IOException {
        String name = "A\n2025-10-17T16:32:57Z cycle 8 B\r\u0085\u2028\u202e\u001b[2J | FAILS: 9";
        deliver(
                frames.finished(
                        panel("cycle", Value.Object.builder().put("number", Value.of("7\n | x"))),
                        panel("indices", Value.Object.builder().put("items", items(name)))));

        assertThat(lines())
                .containsExactly(
                        "2025-10-17T16:33:01Z cycle 7\\u{a} \\u{7c} x"
                                + " A\\u{a}2025-10-17T16:32:57Z cycle 8"
                                + " B\\u{d}\\u{85}\\u{2028}\\u{202e}\\u{1b}[2J \\u{7c} FAILS: 9"
                                + " TOTAL LEGS: — | FAILS: — | STATUS: A\\u{7c}B | LTP: — |"
                                + " CHANGE: — | DQ: — | AGE: —");
    }

    private static Value items(String name) {
        return Value.of(
                List.of(
                        Value.Object.builder()
                                .put("index", Value.of(name))
                                .put("status", Value.of("a|b"))
                                .build()));
    }

    private static HashedPanel panel(String key, Value.Object.Builder data) {
        return HashedPanel.of(new Panel(key, key, List.of(), data.build()));
    }

    @Test
    void aCycleIsLoggedOnce() throws IOException {
        deliver(cycle(7));
        deliver(cycle(7));
        deliver(frames.again());
        deliver(cycle(8));
        deliver(cycle(7));

        assertThat(cycles()).containsExactly("7", "7", "8", "8", "7", "7");
    }

    @Test
    void aCycleThatStartsAtNoTimeIsLoggedOnce() throws IOException {
        HashedPanel[] panels = {
            panel("cycle", Value.Object.builder().put("last_start", Value.of("noon"))),
            panel("indices", Value.Object.builder().put("items", items("A")))
        };
        deliver(frames.finished(panels));
        deliver(frames.finished(panels));

        assertThat(lines()).hasSize(1);
    }

    @Test
    void withoutCycleOrIndicesNothingIsLogged() throws IOException {
        deliver(frames.of("{\"indices\": [\"A\"]}"));
        deliver(frames.of("{\"cycle\": 7, \"indices\": []}"));
        deliver(frames.hide("indices").of("{\"cycle\": 8, \"indices\": [\"A\"]}"));

        assertThat(file).doesNotExist();
    }

    @Test
    void aRestartLogsNothingTwice() throws IOException {
        deliver(cycle(7));
        restart();
        deliver(cycle(7));
        restart();
        deliver(cycle(70));
        restart();
        deliver(cycle(7));

        assertThat(cycles()).containsExactly("7", "7", "70", "70", "7", "7");
    }

    @Test
    void aRestartKnowsCyclesWithoutNumberByTheirStart() throws IOException {
        for (String start : List.of("16:32:57", "16:32:57", "16:33:57")) {
            restart();
            deliver(
                    frames.of(
                            "{\"timestamp\": \"2025-10-17T%sZ\", \"indices\": [\"A\"]}"
                                    .formatted(start)));
        }
        assertThat(lines()).hasSize(2);
    }

    @Test
    void aTornLineIsCutAtStart() throws IOException {
        deliver(cycle(7));
        String whole = Files.readString(file);
        for (String torn : List.of("2025-10-17T16:32:58Z cyc", "x".repeat(200_000))) {
            Files.writeString(file, torn, StandardOpenOption.APPEND);
            restart();

            deliver(cycle(7));

            assertThat(file).hasContent(whole);
        }
    }

    @Test
    void aFileThatIsNothingButATornLineIsEmptied() throws IOException {
        Files.createDirectories(parent.resolve("logs"));
        Files.writeString(file, "no line");

        deliver(cycle(7));

        assertThat(cycles()).containsExactly("7", "7");
    }

    @Test
    void aFileThatWasMovedIsBegunAnew() throws IOException {
        deliver(cycle(7));
        Files.move(file, parent.resolve("logs/indices.log-20251017"));
        deliver(cycle(7));
        deliver(cycle(8));

        assertThat(cycles()).containsExactly("8", "8");
    }

    @Test
    void aFileThatWasEmptiedGoesOnFromItsStart() throws IOException {
        deliver(cycle(7));
        Files.writeString(file, "");
        deliver(cycle(8));

        assertThat(cycles()).containsExactly("8", "8");
    }

    @Test
    void aFileThatIsEmptiedDuringAWriteHasNoHole() throws IOException {
        deliver(cycle(7));
        log =
                new IndicesLog(
                        new RotatedFile(
                                file,
                                1_000_000,
                                1,
                                (channel, bytes) -> {
                                    Files.writeString(file, "");
                                    channel.write(bytes);
                                }));
        deliver(cycle(8));

        assertThat(cycles()).containsExactly("8", "8");
        assertThat(file).content().doesNotContain("\0");
    }

    @Test
    void aFileIsRotatedBeforeItIsTooLarge() throws IOException {
        log = new IndicesLog(file, 700, 2);
        for (int cycle = 1; cycle <= 20; cycle++) {
            deliver(cycle(cycle));
        }

        assertThat(cycles()).containsExactly("19", "19", "20", "20");
        assertThat(Files.readString(file(".1"))).contains(" cycle 17 ", " cycle 18 ");
        assertThat(Files.readString(file(".2"))).contains(" cycle 15 ", " cycle 16 ");
        assertThat(file(".3")).doesNotExist();
        assertThat(file).satisfies(f -> assertThat(Files.size(f)).isLessThanOrEqualTo(700));
    }

    @Test
    void aRestartAfterARotationLogsNothingTwice() throws IOException {
        deliver(cycle(7));
        Files.move(file, file(".1"));
        restart();

        deliver(cycle(7));

        assertThat(file).doesNotExist();
    }

    private Path file(String age) {
        return file.resolveSibling(file.getFileName() + age);
    }

    @Test
    void aWriteThatFailsHalfWayIsTakenBack() throws IOException {
        log = new IndicesLog(new RotatedFile(file, 1_000_000, 1, IndicesLogTest::fewBytes));
        deliver(cycle(1));
        String before = Files.readString(file);

        assertThatThrownBy(() -> deliver(longCycle(2)))
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");
        assertThat(file).hasContent(before);

        deliver(cycle(3));
        assertThat(cycles()).containsExactly("1", "1", "3", "3");
    }

    private static void fewBytes(FileChannel channel, ByteBuffer bytes) throws IOException {
        ByteBuffer few = bytes.slice(bytes.position(), Math.min(100, bytes.remaining()));
        if (channel.position() > 600) {
            throw new IOException("No space left on device");
        }
        bytes.position(bytes.position() + channel.write(few));
    }

    private Frame longCycle(int number) {
        return frames.of(
                "{\"cycle\": %d, \"indices\": [\"%s\"]}".formatted(number, "x".repeat(1_000)));
    }

    @Test
    void aFullDiskFailsAndRecovers() throws Exception {
        try (Mount disk = Mount.small(parent)) {
            file = disk.folder().resolve("indices.log");
            restart();
            deliver(cycle(7));
            disk.fill();
            Frame large =
                    frames.of("{\"cycle\": 8, \"indices\": [\"%s\"]}".formatted("x".repeat(9_000)));
            assertThatThrownBy(() -> deliver(large)).isInstanceOf(IOException.class);
            assertThat(cycles()).containsExactly("7", "7");

            disk.makeRoom();
            deliver(large);

            assertThat(cycles()).containsExactly("7", "7", "8");
        }
    }

    @Test
    void aReadOnlyDiskFailsAndRecovers() throws Exception {
        try (Mount disk = Mount.small(parent)) {
            file = disk.folder().resolve("indices.log");
            restart();
            deliver(cycle(7));
            disk.remountReadOnly();
            assertThatThrownBy(() -> deliver(cycle(8))).isInstanceOf(IOException.class);

            disk.remountWritable();
            deliver(frames.again());

            assertThat(cycles()).containsExactly("7", "7", "8", "8");
        }
    }

    @Test
    void aFolderThatIsRemovedIsMadeAgain() throws IOException {
        deliver(cycle(7));
        Files.delete(file);
        Files.delete(parent.resolve("logs"));

        deliver(cycle(8));

        assertThat(cycles()).containsExactly("8", "8");
    }

    @Test
    void aFileInTheFoldersPlaceFailsUntilItIsGone() throws IOException {
        Path blocking = Files.writeString(parent.resolve("logs"), "mine");
        assertThatThrownBy(() -> deliver(cycle(7))).isInstanceOf(IOException.class);
        assertThat(blocking).hasContent("mine");
        Files.delete(blocking);

        deliver(cycle(7));

        assertThat(lines()).hasSize(2);
    }

    @Test
    void noByteIsLostInTheEncoding() throws IOException {
        deliver(frames.of("{\"cycle\": 1, \"indices\": [\"नि𝄞\"]}"));

        assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                .contains(" cycle 1 नि𝄞 TOTAL LEGS: ");
    }
}

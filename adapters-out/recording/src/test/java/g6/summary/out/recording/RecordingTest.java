package g6.summary.out.recording;

import static g6.summary.out.recording.Cycles.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import g6.summary.domain.HashedPanel;
import g6.summary.domain.SourceState;
import g6.summary.domain.Value;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

class RecordingTest {
    @TempDir private Path parent;
    private Path folder;
    private Recorder recorder;

    @BeforeEach
    void makeRecorder() {
        folder = parent.resolve("deep/recording");
        recorder = new Recorder(folder);
    }

    @AfterEach
    void closeRecorder() throws IOException {
        recorder.close();
    }

    @Test
    void nothingIsTouchedBeforeTheFirstDelivery() throws IOException {
        recorder.restart();

        assertThat(folder).doesNotExist();
    }

    @Test
    void whatWasShownIsReadBack() throws IOException {
        for (int i = 0; i < 100; i++) {
            recorder.cycle(panel("a", i / 3), panel("b", i % 7));
        }

        assertThat(recorder.moments()).isEqualTo(recorder.shown);
    }

    @Test
    void anUnchangedCycleCostsEightBytes() throws IOException {
        recorder.cycle(panel("a", 1));
        long before = Scratch.bytes(folder);
        for (int i = 0; i < 1000; i++) {
            recorder.cycle(panel("a", 1));
        }

        assertThat(Scratch.bytes(folder) - before).isEqualTo(8 * 1000);
    }

    @Test
    void aBodyIsStoredOnce() throws IOException {
        HashedPanel large = panel("a", noise(10_000));
        recorder.cycle(large);
        recorder.cycle(panel("a", 1));
        long before = Scratch.bytes(folder);
        recorder.cycle(large);

        assertThat(Scratch.bytes(folder) - before).isLessThan(50);
        assertThat(recorder.moments()).isEqualTo(recorder.shown);
    }

    @Test
    void aSmallChangeOfALargeBodyCostsLittle() throws IOException {
        Value noise = noise(10_000);
        recorder.cycle(panel("a", Value.of(List.of(noise, Value.of(1), noise(5_000)))));
        long before = Scratch.bytes(folder);
        recorder.cycle(panel("a", Value.of(List.of(noise, Value.of(2), noise(5_000)))));

        assertThat(Scratch.bytes(folder) - before).isLessThan(200);
    }

    @Test
    void aRestartBeginsASegmentOfItsOwn() throws IOException {
        recorder.cycle(panel("a", 1));
        recorder.restart();
        recorder.cycle(panel("a", 1));

        assertThat(folder.resolve("segment-00000001.g6rec")).exists();
        assertThat(folder.resolve("segment-00000002.g6rec")).exists();
        assertThat(recorder.moments()).isEqualTo(recorder.shown);
    }

    @Test
    void aTornTailIsCutAtTheNextStart() throws IOException {
        recorder.cycle(panel("a", 1));
        Path first = Scratch.segments(folder).getFirst();
        byte[] whole = Files.readAllBytes(first);
        Files.write(first, new byte[] {100, 2, 0}, StandardOpenOption.APPEND);
        recorder.killAndRestart();
        recorder.cycle(panel("a", 2));

        assertThat(first).hasBinaryContent(whole);
        assertThat(recorder.moments()).isEqualTo(recorder.shown);
        assertThat(recorder.read().damages()).isEmpty();
    }

    @Test
    void aHeadlessSegmentIsRemovedAtTheNextStart() throws IOException {
        recorder.cycle(panel("a", 1));
        Files.write(folder.resolve("segment-00000002.g6rec"), new byte[] {'G', '6'});
        recorder.killAndRestart();
        recorder.cycle(panel("a", 2));

        assertThat(Scratch.segments(folder)).hasSize(2);
        assertThat(recorder.moments()).isEqualTo(recorder.shown);
    }

    @Test
    void aSegmentOfALaterVersionIsLeftAlone() throws IOException {
        recorder.cycle(panel("a", 1));
        Path later = folder.resolve("segment-00000002.g6rec");
        Files.write(later, new byte[] {'G', '6', 'R', 'E', 'C', '\r', '\n', 2, 1, 1, 1});
        recorder.killAndRestart();
        recorder.cycle(panel("a", 2));

        assertThat(later).hasSize(11);
        assertThat(recorder.read().damages())
                .containsExactly(
                        "segment-00000002.g6rec: 11 bytes from byte 0 on are left out:"
                                + " it is of version 2 of the format");
    }

    @Test
    void aSegmentEndsAfterAnHour() throws IOException {
        recorder.cycle(panel("a", 1));
        recorder.clock.advance(Duration.ofMinutes(58));
        recorder.cycle(panel("a", 1));
        assertThat(Scratch.segments(folder)).hasSize(1);
        recorder.clock.advance(Duration.ofMinutes(2));
        recorder.cycle(panel("a", 1));

        assertThat(Scratch.segments(folder)).hasSize(2);
        assertThat(recorder.moments()).isEqualTo(recorder.shown);
    }

    @Test
    void aSegmentEndsAfterFourMebibytes() throws IOException {
        for (int i = 0; i < 15; i++) {
            recorder.cycle(panel("a" + i, noise(500_000)));
        }

        assertThat(Scratch.segments(folder)).hasSizeBetween(2, 3);
        assertThat(Files.size(Scratch.segments(folder).getFirst()))
                .isBetween(4L << 20, (4L << 20) + 500_000);
        assertThat(recorder.moments()).isEqualTo(recorder.shown);
    }

    @Test
    void aSegmentEndsAfterManyBytesThatDeflateWell() throws IOException {
        Value zeros = Value.of("0".repeat(1 << 20));
        for (int i = 0; i < 40; i++) {
            recorder.cycle(panel("a", Value.of(List.of(zeros, Value.of(i)))));
        }

        assertThat(Scratch.segments(folder)).hasSize(2);
        assertThat(recorder.moments()).isEqualTo(recorder.shown);
    }

    @Test
    void smallBoundsStillKeepSeveralSegments() throws IOException {
        recorder.bounds(20_000, Duration.ofDays(1));
        for (int i = 0; i < 2000; i++) {
            recorder.cycle(panel("a", i));
        }

        assertThat(Scratch.segments(folder)).hasSizeBetween(5, 9);
        assertThat(Scratch.bytes(folder)).isBetween(15_000L, 20_000L);
        List<Moment> kept = recorder.moments();
        assertThat(kept).isEqualTo(recorder.shown.subList(2000 - kept.size(), 2000));
    }

    @Test
    void oneCycleThatDoesNotFitIsRefusedAndDeletesNothing() throws IOException {
        recorder.bounds(10_000, Duration.ofDays(1));
        recorder.cycle(panel("a", 1));
        assertThatIOException()
                .isThrownBy(() -> recorder.cycle(panel("a", noise(20_000))))
                .withMessageMatching(
                        "one cycle takes \\d+ bytes, and the whole recording may take 10000");
        recorder.cycle(panel("a", 2));

        assertThat(recorder.moments()).isEqualTo(recorder.shown);
    }

    @Test
    void boundsThatShrinkHoldFromTheNextDeliveryOn() throws IOException {
        for (int i = 0; i < 20; i++) {
            recorder.cycle(panel("a", noise(10_000)));
            recorder.restart();
        }
        recorder.bounds(30_000, Duration.ofDays(1));
        recorder.cycle(panel("a", 1));

        assertThat(Scratch.bytes(folder)).isLessThanOrEqualTo(30_000);
        assertThat(recorder.moments()).endsWith(recorder.shown.getLast());
    }

    @Test
    void segmentsOfEarlierWritersAgeToo() throws IOException {
        recorder.bounds(1 << 20, Duration.ofDays(3));
        for (int i = 0; i < 10; i++) {
            recorder.cycle(panel("a", i));
            recorder.clock.advance(Duration.ofDays(1));
            recorder.killAndRestart();
        }
        assertThat(recorder.moments()).isEqualTo(recorder.shown.subList(7, 10));
        recorder.clock.advance(Duration.ofDays(30));
        recorder.cycle(panel("a", 11));

        assertThat(recorder.moments()).containsExactly(recorder.shown.getLast());
    }

    @Test
    void whatHasNoTimeDoesNotKeepWhatIsOld() throws IOException {
        recorder.bounds(1 << 20, Duration.ofDays(3));
        for (int i = 0; i < 3; i++) {
            recorder.cycle(panel("a", i));
            recorder.restart();
        }
        Path damaged = Scratch.segments(folder).getFirst();
        Files.writeString(damaged, "Not one of ours");
        recorder.clock.advance(Duration.ofDays(30));
        recorder.cycle(panel("a", 11));

        assertThat(Scratch.segments(folder)).hasSize(2).contains(damaged);
        assertThat(recorder.moments()).containsExactly(recorder.shown.getLast());
    }

    @Test
    void aClockThatIsSetBackIsRecordedAsItIs() throws IOException {
        recorder.cycle(panel("a", 1));
        recorder.clock.jumpTo(Instant.parse("2020-01-01T00:00:00Z"));
        recorder.cycle(panel("a", 1));
        recorder.cycle(panel("a", 2));

        assertThat(recorder.moments()).isEqualTo(recorder.shown);
    }

    @Test
    void aFolderThatIsRemovedIsMadeAnew() throws IOException {
        recorder.cycle(panel("a", 1));
        Scratch.delete(folder);
        recorder.cycle(panel("a", 1));
        recorder.cycle(panel("a", 2));

        assertThat(recorder.moments()).isEqualTo(recorder.shown.subList(1, 3));
    }

    @Test
    void aSegmentThatIsReplacedIsNoLongerWritten() throws IOException {
        recorder.cycle(panel("a", 1));
        Path first = Scratch.segments(folder).getFirst();
        Path copy = Files.copy(first, parent.resolve("copy"));
        Files.delete(first);
        Files.move(copy, first);
        recorder.cycle(panel("a", 2));

        assertThat(Scratch.segments(folder)).hasSize(2);
        assertThat(recorder.moments()).isEqualTo(recorder.shown);
    }

    @Test
    void aFileInPlaceOfTheFolderIsAFailureUntilItIsGone() throws IOException {
        recorder.cycle(panel("a", 1));
        Scratch.delete(folder);
        Files.writeString(folder, "in the way");
        for (int i = 0; i < 3; i++) {
            assertThatIOException()
                    .isThrownBy(() -> recorder.cycle(panel("a", 2)))
                    .isInstanceOf(FileAlreadyExistsException.class);
        }
        Files.delete(folder);
        recorder.cycle(panel("a", 3));

        assertThat(recorder.moments()).containsExactly(recorder.shown.getLast());
    }

    @Test
    void aSecondWriterIsRefusedAndChangesNothing() throws IOException {
        recorder.cycle(panel("a", 1));
        byte[] whole = Files.readAllBytes(Scratch.segments(folder).getFirst());
        try (Recorder second = new Recorder(folder)) {
            second.lock.giveTo("process 7");
            assertThatIOException()
                    .isThrownBy(() -> second.cycle(panel("a", 2)))
                    .withMessage(folder + " is written by process 7");
            assertThat(Scratch.segments(folder))
                    .singleElement()
                    .satisfies(only -> assertThat(only).hasBinaryContent(whole));
            second.lock.giveBack();
            second.cycle(panel("a", 2));
            assertThat(Scratch.segments(folder)).hasSize(2);
        }
    }

    @Test
    void closingGivesTheFolderBack() throws IOException {
        recorder.cycle(panel("a", 1));
        recorder.close();
        recorder.close();

        assertThat(recorder.lock.isClosed()).isTrue();
    }

    @Test
    void otherFilesInTheFolderAreLeftAlone() throws IOException {
        Files.createDirectories(folder);
        Path other = Files.writeString(folder.resolve("notes.txt"), "mine");
        Path folderLikeASegment = Files.createDirectory(folder.resolve("segment-00000009.g6rec"));
        recorder.bounds(3000, Duration.ofSeconds(100));
        for (int i = 0; i < 300; i++) {
            recorder.cycle(panel("a", i));
        }

        assertThat(other).hasContent("mine");
        assertThat(folderLikeASegment).isDirectory();
    }

    @Test
    void theDeepestPanelIsReadBack() throws IOException {
        Value deep = Value.of(1);
        for (int level = 0; level < 199; level++) {
            deep = Value.of(List.of(deep));
        }
        recorder.cycle(panel("a", deep));

        assertThat(recorder.moments()).isEqualTo(recorder.shown);
    }

    @Test
    void aDocumentOfTenThousandItemsIsReadBack() throws IOException {
        List<HashedPanel> smalls = new ArrayList<>();
        List<String> hashes = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            HashedPanel large = panel("large", items(i));
            smalls.add(panel("small", i));
            hashes.add(large.hash());
            recorder.cycle(large, smalls.getLast());
            recorder.shown.clear(); // all of them at once would take much of the memory
        }

        assertThat(Scratch.segments(folder)).hasSizeGreaterThan(1);
        try (Recorded recorded = recorder.read()) {
            for (int step = 0; step < 80; step++) {
                int i = Math.min(step, 79 - step); // to the end, and back
                List<HashedPanel> panels = recorded.at(i).panels();
                assertThat(panels.getFirst().hash()).isEqualTo(hashes.get(i));
                assertThat(panels.getLast()).isEqualTo(smalls.get(i));
            }
        }
    }

    private static Value items(int cycle) {
        List<Value> items = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            items.add(
                    Value.Object.builder()
                            .put("index", Value.of("INDEX-" + i))
                            .put("status", Value.of(i % 7 == 0 ? "DEGRADED" : "OK"))
                            .put("cycle", Value.of(i % 10 == cycle % 10 ? cycle : i))
                            .put("detail", Value.of("something that is long enough " + i * 31))
                            .put("legs", Value.of(i * 17L % 400))
                            .put("rate", Value.of(i * 13L % 1000))
                            .build());
        }
        return Value.of(items);
    }

    @Test
    void aDayOfAChangingMarketStaysWithinTheBounds() throws IOException {
        try (Scratch memory = Scratch.inMemory()) {
            DayOfRecording.within(
                    new Recording.Bounds(8 << 20, Duration.ofHours(20)), memory.folder(), 86_400);

            assertThat(Scratch.bytes(memory.folder())).isGreaterThan(4 << 20);
        }
    }

    @Test
    void panelsOfTheSameContentInAnotherOrderAreReadBackSo() throws IOException {
        List<HashedPanel> panels = new ArrayList<>(List.of(panel("a", 1), panel("b", 2)));
        SourceState source = SourceState.unread();
        recorder.deliver(source, panels);
        Collections.reverse(panels);
        recorder.deliver(source, panels);
        recorder.deliver(source, List.of());

        assertThat(recorder.moments()).isEqualTo(recorder.shown);
    }

    @Test
    void boundsWithoutSenseAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Recording.Bounds(0, Duration.ofDays(1)))
                .withMessage("maxBytes 0 is less than 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Recording.Bounds(1, Duration.ZERO))
                .withMessage("maxAge PT0S is not positive");
    }

    @Test
    void endlessBoundsAreFine() throws IOException {
        recorder.bounds(Long.MAX_VALUE, Duration.ofSeconds(Long.MAX_VALUE));
        recorder.cycle(panel("a", 1));
        recorder.cycle(panel("a", 2));

        assertThat(recorder.moments()).isEqualTo(recorder.shown);
    }

    /// Text that cannot be deflated to less than three quarters.
    private static Value noise(int length) {
        var random = new Random(length);
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) ('0' + random.nextInt(64)));
        }
        return Value.of(text.toString());
    }
}

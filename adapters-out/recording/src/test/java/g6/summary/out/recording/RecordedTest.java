package g6.summary.out.recording;

import static g6.summary.out.recording.Cycles.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import g6.summary.domain.HashedPanel;
import g6.summary.domain.SourceState;
import g6.summary.domain.StatusFault;
import g6.summary.domain.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class RecordedTest {
    @TempDir private Path folder;

    @Test
    void aMissingFolderIsSaidToBeSo() {
        Path missing = folder.resolve("nowhere");
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> Recorder.read(missing))
                .withMessage(missing + ": there is no such recording");
    }

    @Test
    void aFileIsNoRecording() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "text");
        assertThatIOException()
                .isThrownBy(() -> Recorder.read(file))
                .withMessage(file + ": a recording is a folder");
    }

    @Test
    void aFolderWithoutSegmentsIsNoRecording() {
        assertThatIOException()
                .isThrownBy(() -> Recorder.read(folder))
                .withMessage(folder + ": holds no recording");
    }

    @Test
    void aRecordingWithoutAWholeCycleSaysWhy() throws IOException {
        Files.writeString(folder.resolve("segment-00000001.g6rec"), "Not one of ours");
        assertThatIOException()
                .isThrownBy(() -> Recorder.read(folder))
                .withMessage(
                        folder
                                + ": holds no whole cycle: segment-00000001.g6rec: 15 bytes from"
                                + " byte 0 on are left out: it does not begin as a segment does");
    }

    @Test
    void aRecordingIsReadWhileItIsWritten() throws IOException {
        try (Recorder recorder = new Recorder(folder)) {
            recorder.cycle(panel("a", 1));
            try (Recorded recorded = recorder.read()) {
                recorder.cycle(panel("a", 2));
                assertThat(recorded.size()).isEqualTo(1);
                assertThat(recorded.at(0)).isEqualTo(recorder.shown.getFirst());
                assertThat(recorded.lastAt()).isEqualTo(recorder.shown.getFirst().at());
            }
        }
    }

    @Test
    void whatItsWriterHasDeletedIsMissedWhenAskedFor() throws IOException {
        try (Recorder recorder = new Recorder(folder)) {
            recorder.cycle(panel("a", 1));
            recorder.restart();
            recorder.cycle(panel("a", 2));
            try (Recorded recorded = recorder.read()) {
                Files.delete(Scratch.segments(folder).getFirst());
                assertThatIOException().isThrownBy(() -> recorded.at(0));
                assertThat(recorded.at(1)).isEqualTo(recorder.shown.get(1));
            }
        }
    }

    @Test
    void anotherSegmentOfTheSameNameIsNotTakenForIt() throws IOException {
        try (Recorder recorder = new Recorder(folder)) {
            recorder.cycle(panel("a", 1));
            recorder.restart();
            recorder.cycle(panel("a", 2));
            try (Recorded recorded = recorder.read()) {
                List<Path> segments = Scratch.segments(folder);
                Files.delete(segments.getFirst());
                Files.copy(segments.getLast(), segments.getFirst());
                assertThatIOException()
                        .isThrownBy(() -> recorded.at(0))
                        .withMessageEndingWith("it is not what it was before");
            }
        }
    }

    @Test
    void positionsOutsideAreRefused() throws IOException {
        try (Recorder recorder = new Recorder(folder)) {
            recorder.cycle(panel("a", 1));
            try (Recorded recorded = recorder.read()) {
                assertThatExceptionOfType(IndexOutOfBoundsException.class)
                        .isThrownBy(() -> recorded.at(1));
                assertThatExceptionOfType(IndexOutOfBoundsException.class)
                        .isThrownBy(() -> recorded.isNews(-1));
            }
        }
    }

    @Test
    void unchangedPanelsAreTheSameInstances() throws IOException {
        try (Recorder recorder = new Recorder(folder)) {
            for (int i = 0; i < 30; i++) {
                recorder.cycle(panel("a", 1), panel("b", i));
                if (i % 10 == 9) {
                    recorder.restart();
                }
            }
            try (Recorded recorded = recorder.read()) {
                HashedPanel first = recorded.at(0).panels().getFirst();
                for (int i = 0; i < 30; i++) {
                    assertThat(recorded.at(i).panels().getFirst()).isSameAs(first);
                }
            }
        }
    }

    @Test
    void momentsAreFoundByTheirTime() throws IOException {
        try (Recorder recorder = new Recorder(folder)) {
            for (int i = 0; i < 20; i++) {
                recorder.cycle(panel("a", i / 4));
                recorder.clock.advance(Duration.ofSeconds(9));
                if (i % 6 == 5) {
                    recorder.restart();
                }
            }
            try (Recorded recorded = recorder.read()) {
                assertThat(recorded.positionAt(recorded.firstAt().minusMillis(1))).isEqualTo(-1);
                for (int i = 0; i < 20; i++) {
                    Instant at = recorder.shown.get(i).at();
                    assertThat(recorded.positionAt(at)).isEqualTo(i);
                    assertThat(recorded.positionAt(at.plusMillis(9_999))).isEqualTo(i);
                    assertThat(recorded.positionAt(at.minusMillis(1))).isEqualTo(i - 1);
                }
            }
        }
    }

    @Test
    void ofTimesThatRanBackTheLastCounts() throws IOException {
        try (Recorder recorder = new Recorder(folder)) {
            for (int second : new int[] {10, 20, 30, 15, 25, 12, 40}) {
                recorder.clock.jumpTo(Instant.ofEpochSecond(second));
                recorder.deliver(SourceState.unread(), List.of(panel("a", second)));
                if (second == 30) {
                    recorder.restart();
                }
            }
            try (Recorded recorded = recorder.read()) {
                assertThat(recorded.positionAt(Instant.ofEpochSecond(9))).isEqualTo(-1);
                assertThat(recorded.positionAt(Instant.ofEpochSecond(11))).isEqualTo(0);
                assertThat(recorded.positionAt(Instant.ofEpochSecond(13))).isEqualTo(5);
                assertThat(recorded.positionAt(Instant.ofEpochSecond(39))).isEqualTo(5);
                assertThat(recorded.positionAt(Instant.ofEpochSecond(40))).isEqualTo(6);
            }
        }
    }

    @Test
    void newsIsWhatADisplayWouldShowOtherwise() throws IOException {
        Instant start = Instant.parse("2025-10-17T10:00:00Z");
        SourceState missing = failed(StatusFault.Outcome.MISSING);
        SourceState denied = failed(StatusFault.Outcome.DENIED);
        try (Recorder recorder = new Recorder(folder)) {
            recorder.deliver(Cycles.asOf(start), List.of(panel("a", 1))); // news
            recorder.deliver(Cycles.asOf(start), List.of(panel("a", 1)));
            recorder.deliver(Cycles.asOf(start.plusNanos(1)), List.of(panel("a", 1)));
            recorder.deliver(Cycles.asOf(start), List.of(panel("a", 2))); // news
            recorder.deliver(missing, List.of(panel("a", 2))); // news
            recorder.deliver(denied, List.of(panel("a", 2))); // news
            recorder.restart();
            recorder.deliver(denied, List.of(panel("a", 2)));
            recorder.restart();
            recorder.deliver(denied, List.of(panel("a", 1))); // news
            recorder.deliver(denied, List.of()); // news
            try (Recorded recorded = recorder.read()) {
                List<Long> news = new ArrayList<>();
                for (long position = 0; position < recorded.size(); position++) {
                    if (recorded.isNews(position)) {
                        news.add(position);
                    }
                }
                assertThat(news).containsExactly(0L, 3L, 4L, 5L, 7L, 8L);
            }
        }
    }

    private static SourceState failed(StatusFault.Outcome outcome) {
        return SourceState.failed(new StatusFault(outcome, "detail"), Optional.empty());
    }

    @Test
    void damageInTheMiddleIsTold() throws IOException {
        try (Recorder recorder = new Recorder(folder)) {
            recorder.cycle(panel("a", 1));
            recorder.cycle(panel("a", 2));
            recorder.restart();
            recorder.cycle(panel("a", 3));
            Path first = Scratch.segments(folder).getFirst();
            byte[] bytes = Files.readAllBytes(first);
            bytes[bytes.length - 1] ^= 1;
            Files.write(first, bytes);
            try (Recorded recorded = recorder.read()) {
                assertThat(recorded.damages())
                        .singleElement()
                        .asString()
                        .startsWith("segment-00000001.g6rec: ")
                        .endsWith(" are left out: a checksum does not match");
                assertThat(recorder.moments())
                        .containsExactly(recorder.shown.get(0), recorder.shown.get(2));
            }
        }
    }

    @Test
    void aTextThatIsLongerThanItsRecordIsDamage() throws IOException {
        Bytes segment = new Bytes();
        Format.writeHeader(segment);
        segment.record(payload(Format.START).signed(0));
        Bytes cycle = payload(Format.CYCLE).signed(0).fixed(0).fixed(0).signed(2); // failed
        cycle.varint(1); // missing
        cycle.writeBytes(new byte[] {(byte) 0x85, (byte) 0x80, (byte) 0x80, (byte) 0x80, 0});
        segment.record(cycle);
        Files.write(folder.resolve("segment-00000001.g6rec"), segment.toByteArray());

        assertThatIOException()
                .isThrownBy(() -> Recorder.read(folder))
                .withMessageContaining("holds no whole cycle");
    }

    private static Bytes payload(int kind) {
        Bytes payload = new Bytes();
        payload.write(kind);
        return payload;
    }

    @Test
    void aPanelThatTheDecoderRefusesIsAnError() throws IOException {
        Value deep = Value.of(1);
        for (int level = 0; level < 300; level++) {
            deep = Value.of(List.of(deep));
        }
        try (Recorder recorder = new Recorder(folder)) {
            recorder.cycle(panel("a", 1));
            recorder.cycle(panel("a", deep));
            try (Recorded recorded = recorder.read()) {
                assertThat(recorded.at(0)).isEqualTo(recorder.shown.getFirst());
                assertThatIOException()
                        .isThrownBy(() -> recorded.at(1))
                        .withMessageContaining(
                                "segment-00000001.g6rec: the content of a panel is malformed:"
                                        + " nested deeper than 202 levels");
            }
        }
    }
}

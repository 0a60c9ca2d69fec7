package g6.summary.in.file;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.application.StatusReading;
import g6.summary.domain.StatusFault;
import g6.summary.domain.StatusFault.Outcome;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Files that change after the first half of them was read.
class ChangingFileTest {
    private static final String OLD = "{old" + "-".repeat(100_000) + "old}";
    private static final String NEW = "{new" + "-".repeat(100_000) + "new}";

    /// Late enough that no file was written a moment ago.
    private final InstantSource clock = () -> Instant.now().plusSeconds(10);

    private final TextDecoder decoder = new TextDecoder();
    private final Deque<Change> changes = new ArrayDeque<>();

    @TempDir private Path folder;
    private Path path;
    private WatchedFile file;

    private interface Change {
        void happen() throws IOException;
    }

    @BeforeEach
    void watch() throws IOException {
        path = Files.writeString(folder.resolve("status.json"), OLD);
        file = watched(clock, opened -> new ChangingChannel(Files.newByteChannel(opened)));
    }

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    void aMixOfTwoDocumentsIsReadAgain() throws Exception {
        changes.add(() -> Files.writeString(path, NEW, StandardOpenOption.WRITE));

        assertFresh(NEW);
        assertThat(decoder.timesAsked()).isOne();
    }

    @Test
    void aReplacedFileIsReadAgain() throws Exception {
        changes.add(
                () ->
                        Files.move(
                                Files.writeString(folder.resolve("next"), NEW),
                                path,
                                StandardCopyOption.ATOMIC_MOVE));

        assertFresh(NEW);
        assertThat(decoder.timesAsked()).isOne();
    }

    @Test
    void aTruncatedFileIsReadAgain() throws Exception {
        changes.add(() -> Files.writeString(path, "{"));

        assertThat(file.read()).isEqualTo(failed(Outcome.MALFORMED, "no braces: {"));
    }

    @Test
    void aFileThatGrowsTooLargeIsSo() throws Exception {
        changes.add(() -> Files.writeString(path, "-".repeat(50_000), StandardOpenOption.APPEND));

        assertThat(file.read())
                .isEqualTo(failed(Outcome.TOO_LARGE, "150008 bytes where 150000 are allowed"));
    }

    @Test
    void aFileThatGrowsIsReadAgain() throws Exception {
        changes.add(() -> Files.writeString(path, "-}", StandardOpenOption.APPEND));

        assertFresh(OLD + "-}");
    }

    @Test
    void aFileThatIsTakenAwayIsMissing() throws Exception {
        changes.add(() -> Files.delete(path));

        assertThat(file.read()).isEqualTo(failed(Outcome.MISSING, "no such file"));
    }

    @Test
    void aFileThatNeverStandsStillIsNoDocument() throws Exception {
        for (int i = 0; i < 3; i++) {
            String next = i % 2 == 0 ? NEW : OLD;
            changes.add(() -> Files.writeString(path, next, StandardOpenOption.WRITE));
        }

        assertThat(file.read())
                .isEqualTo(failed(Outcome.IO_ERROR, "it changed during each of 3 tries"));
        assertThat(decoder.timesAsked()).isZero();
        assertFresh(NEW);
    }

    @Test
    void aWriteThatLeavesNoTraceIsSeen() throws Exception {
        String mix = NEW.substring(0, 50_000) + OLD.substring(50_000);
        Deque<String> readOneAfterTheOther = new ArrayDeque<>(List.of(mix, OLD));
        file.close();
        file =
                watched(
                        Files.getLastModifiedTime(path)::toInstant,
                        _ ->
                                channel(
                                        readOneAfterTheOther.isEmpty()
                                                ? OLD
                                                : readOneAfterTheOther.remove()));

        assertFresh(OLD);
        assertThat(decoder.timesAsked()).isOne();
    }

    private static ReadableByteChannel channel(String text) {
        return Channels.newChannel(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private WatchedFile watched(InstantSource time, StatusFile.Opening opening) {
        return WatchedFile.at(
                path,
                decoder,
                () -> new WatchedFile.Limits(150_000, Duration.ofSeconds(30)),
                false,
                time,
                opening);
    }

    private void assertFresh(String text) throws InterruptedException {
        assertThat(file.read())
                .isInstanceOfSatisfying(
                        StatusReading.Fresh.class,
                        fresh ->
                                assertThat(fresh.document()).isEqualTo(TextDecoder.document(text)));
    }

    private static StatusReading failed(Outcome outcome, String detail) {
        return new StatusReading.Failed(new StatusFault(outcome, detail));
    }

    /// Lets the next change happen after its first piece.
    private final class ChangingChannel implements ReadableByteChannel {
        private final SeekableByteChannel file;

        ChangingChannel(SeekableByteChannel file) {
            this.file = file;
        }

        @Override
        public int read(ByteBuffer buffer) throws IOException {
            int count = file.read(buffer);
            if (file.position() == count && !changes.isEmpty()) {
                changes.remove().happen();
            }
            return count;
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}

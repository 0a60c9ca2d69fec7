package g6.summary.in.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import g6.summary.application.StatusReading;
import g6.summary.domain.StatusFault;
import g6.summary.domain.StatusFault.Outcome;
import g6.summary.testkit.ManualClock;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

class WatchedFileTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TextDecoder decoder = new TextDecoder();
    private final ManualClock clock = new ManualClock(Instant.now());
    private final AtomicInteger opened = new AtomicInteger();

    @TempDir private Path folder;
    private Path path;
    private WatchedFile file;
    private WatchedFile.Limits limits = new WatchedFile.Limits(1000, PATIENCE);

    @BeforeEach
    void watch() {
        path = folder.resolve("status.json");
        file = watched(path);
    }

    @AfterEach
    void close() {
        file.close();
    }

    private WatchedFile watched(Path place) {
        return WatchedFile.at(
                place,
                decoder,
                () -> limits,
                false,
                clock,
                opening -> {
                    opened.incrementAndGet();
                    return Files.newByteChannel(opening);
                });
    }

    @Test
    void aDocumentIsFreshWithItsTime() throws Exception {
        write("{1}");

        assertThat(file.read())
                .isEqualTo(
                        new StatusReading.Fresh(
                                TextDecoder.document("{1}"), Optional.of(modified())));
    }

    @Test
    void anOldFileIsNotEvenOpenedAgain() throws Exception {
        write("{1}");
        age(Duration.ofSeconds(1));
        assertFresh("{1}");
        opened.set(0);

        assertThat(file.read()).isEqualTo(new StatusReading.Unchanged(Optional.of(modified())));
        assertThat(opened).hasValue(0);
    }

    @Test
    void aYoungFileIsOpenedAgainButNotParsed() throws Exception {
        write("{1}");
        age(Duration.ofMillis(999));
        assertFresh("{1}");
        opened.set(0);

        assertUnchanged();
        assertThat(opened).hasPositiveValue();
        assertThat(decoder.timesAsked()).isOne();
    }

    @Test
    void unchangedBytesCostNoParse() throws Exception {
        write("{1}");
        assertFresh("{1}");
        write("{1}");
        age(Duration.ofSeconds(5));

        assertUnchanged();
        assertThat(decoder.timesAsked()).isOne();
    }

    @Test
    void anotherDocumentOfTheSameSizeAndTimeIsFresh() throws Exception {
        write("{1}");
        age(Duration.ofSeconds(5));
        assertFresh("{1}");
        write("{2}");
        age(Duration.ofSeconds(5));

        assertFresh("{2}");
    }

    @Test
    void theSameFaultCostsNoParse() throws Exception {
        write("half");
        StatusReading first = file.read();
        assertThat(outcome(first)).isEqualTo(Outcome.MALFORMED);
        write("half");
        assertThat(file.read()).isEqualTo(first);
        age(Duration.ofSeconds(5));
        assertThat(file.read()).isEqualTo(first);
        assertThat(file.read()).isEqualTo(first);

        assertThat(decoder.timesAsked()).isOne();
    }

    @Test
    void aDocumentAfterAFaultIsFresh() throws Exception {
        write("{1}");
        assertFresh("{1}");
        write("half");
        assertFault(Outcome.MALFORMED, "no braces: half");
        write("{1}");

        assertFresh("{1}");
        assertUnchanged();
    }

    @Test
    void theSameDocumentAfterAnAbsenceIsUnchanged() throws Exception {
        write("{1}");
        age(Duration.ofSeconds(5));
        assertFresh("{1}");
        Files.move(path, folder.resolve("away"));
        assertFault(Outcome.MISSING, "no such file");
        Files.move(folder.resolve("away"), path);

        assertUnchanged();
        assertThat(decoder.timesAsked()).isOne();
    }

    @Test
    void anotherDocumentAfterAnAbsenceIsFresh() throws Exception {
        write("{1}");
        assertFresh("{1}");
        Files.delete(path);
        assertFault(Outcome.MISSING, "no such file");
        write("{2}");

        assertFresh("{2}");
    }

    @Test
    void whatIsMissingIsNamed() throws Exception {
        assertFault(Outcome.MISSING, "no such file");
        Files.createSymbolicLink(path, folder.resolve("nowhere"));
        assertFault(Outcome.MISSING, "no such file");

        file = watched(folder.resolve("a/b/status.json"));
        assertFault(Outcome.MISSING, "no such folder");
        Files.writeString(folder.resolve("a"), "a file where a folder should be");
        assertFault(Outcome.MISSING, "no such folder");
    }

    @Test
    void aDirectoryIsNoFile() throws Exception {
        Files.createDirectory(path);
        assertNeverOpened("a directory");
    }

    @Test
    void aPipeIsNoFileAndDoesNotBlock() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor()).isZero();
        assertNeverOpened("a named pipe");
    }

    @Test
    void aSocketIsNoFile() throws Exception {
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(path));
            assertNeverOpened("a socket");
        }
    }

    @Test
    void aDeviceIsNoFile() throws Exception {
        file = watched(Path.of("/dev/zero"));
        assertNeverOpened("a device");
    }

    @Test
    void aLoopOfLinksIsNoFile() throws Exception {
        Files.createSymbolicLink(path, folder.resolve("other"));
        Files.createSymbolicLink(folder.resolve("other"), path);
        assertNeverOpened("a loop of links");
    }

    private void assertNeverOpened(String detail) throws Exception {
        assertFault(Outcome.NOT_A_FILE, detail);
        assertThat(opened).hasValue(0);
    }

    @Test
    void whatTheSystemReportsIsSaid() throws Exception {
        file = watched(Path.of("/proc/self/mem")); // nobody can read its start

        assertFault(Outcome.IO_ERROR, "Input/output error");
    }

    @Test
    void aFileTooLargeIsNotOpened() throws Exception {
        try (var sparse = new RandomAccessFile(path.toFile(), "rw")) {
            sparse.setLength(1 << 30);
        }

        assertFault(Outcome.TOO_LARGE, "1073741824 bytes where 1000 are allowed");
        assertThat(opened).hasValue(0);
    }

    @Test
    void theLimitItselfIsAllowed() throws Exception {
        String largest = "{" + "x".repeat(998) + "}";
        write(largest);
        assertFresh(largest);

        write(largest + "\n");
        assertFault(Outcome.TOO_LARGE, "1001 bytes where 1000 are allowed");
    }

    @Test
    void limitsAreAskedForAnew() throws Exception {
        write("{1}");
        age(Duration.ofSeconds(5));
        assertFresh("{1}");

        limits = new WatchedFile.Limits(2, PATIENCE);
        assertFault(Outcome.TOO_LARGE, "3 bytes where 2 are allowed");
        limits = new WatchedFile.Limits(3, PATIENCE);
        assertUnchanged();
    }

    @Test
    void limitsThatNoReadingCanKeepAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WatchedFile.Limits(0, PATIENCE))
                .withMessage("maxBytes is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WatchedFile.Limits(1, Duration.ZERO))
                .withMessage("readTimeout is PT0S");
    }

    @Test
    void noFaultTellsThePath() throws Exception {
        assertThat(file.read().toString()).doesNotContain("/").doesNotContain("status.json");
        Files.createSymbolicLink(
                path, folder.resolve("x".repeat(300))); // longer than a name may be
        assertThat(outcome(file.read())).isEqualTo(Outcome.IO_ERROR);
        assertThat(file.read().toString()).doesNotContain("/").doesNotContain("status.json");
    }

    @Test
    void awaitingWithoutNoticesTakesItsTime() throws Exception {
        file.read();
        write("{1}");

        long start = System.nanoTime();
        assertThat(file.awaitChange(Duration.ofMillis(50))).isFalse();
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(50_000_000);
    }

    @Test
    void aBrokenDecoderIsNotTheFilesFault() throws Exception {
        write("{1}");
        file =
                WatchedFile.at(
                        path,
                        _ -> {
                            throw new IllegalStateException("broken");
                        },
                        () -> limits,
                        false,
                        clock);

        assertThatThrownBy(file::read).hasRootCauseMessage("broken");
    }

    @Test
    void aWriterThatRenamesIsNeverSeenHalfway() throws Exception {
        limits = new WatchedFile.Limits(1 << 20, PATIENCE);
        replace(document(0));
        var writer = new Thread(this::replaceOverAndOver);
        writer.start();
        int fresh = 0;
        while (writer.isAlive()) {
            switch (file.read()) {
                case StatusReading.Fresh(var document, _) -> {
                    assertThat(wholeDocument(document.toString())).isTrue();
                    fresh++;
                }
                case StatusReading.Failed(var fault) ->
                        assertThat(fault.cause())
                                .isEqualTo("I/O error: it changed during each of 3 tries");
                default -> {}
            }
        }
        assertThat(fresh).isGreaterThan(1);
        assertThat(file.read())
                .isInstanceOfAny(StatusReading.Fresh.class, StatusReading.Unchanged.class);
    }

    private void replaceOverAndOver() {
        try {
            for (int i = 1; i < 2000; i++) {
                replace(document(i));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String document(int number) {
        return "{" + ("<" + number + ">").repeat(5000) + "}";
    }

    private static boolean wholeDocument(String text) {
        return Stream.of(text.substring(text.indexOf('{'), text.lastIndexOf('}')).split("[<>]+"))
                        .filter(part -> part.matches("\\d+"))
                        .distinct()
                        .count()
                == 1;
    }

    private void replace(String text) throws IOException {
        Path next = Files.writeString(folder.resolve("next"), text);
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE);
    }

    private void write(String text) throws IOException {
        Files.writeString(path, text);
    }

    /// Sets the clock to so long after the file was written.
    private void age(Duration age) throws IOException {
        Instant written = clock.instant().minus(age);
        Files.setLastModifiedTime(path, FileTime.from(written));
    }

    private Instant modified() throws IOException {
        return Files.getLastModifiedTime(path).toInstant();
    }

    private void assertFresh(String text) throws Exception {
        assertThat(file.read())
                .isInstanceOfSatisfying(
                        StatusReading.Fresh.class,
                        fresh ->
                                assertThat(fresh.document()).isEqualTo(TextDecoder.document(text)));
    }

    private void assertUnchanged() throws Exception {
        assertThat(file.read()).isInstanceOf(StatusReading.Unchanged.class);
    }

    private void assertFault(Outcome outcome, String detail) throws Exception {
        assertThat(file.read())
                .isEqualTo(new StatusReading.Failed(new StatusFault(outcome, detail)));
    }

    private static Outcome outcome(StatusReading reading) {
        assertThat(reading).isInstanceOf(StatusReading.Failed.class);
        return ((StatusReading.Failed) reading).fault().outcome();
    }
}

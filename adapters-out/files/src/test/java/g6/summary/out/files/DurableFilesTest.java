package g6.summary.out.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

final class DurableFilesTest {
    @TempDir Path folder;

    private final DurableFiles files = new DurableFiles();

    @Test
    void newFileHasItsContentAndNothingBesides() throws IOException {
        Path file = folder.resolve("status.json");

        files.replace(file, bytes("one"));

        assertThat(file).hasContent("one");
        assertThat(names(folder)).containsExactly("status.json");
    }

    @Test
    void existingFileIsReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("status.json"), "something longer");

        files.replace(file, bytes("two"));

        assertThat(file).hasContent("two");
    }

    @Test
    void emptyContentMakesAnEmptyFile() throws IOException {
        Path file = folder.resolve("empty");

        files.replace(file, new byte[0]);

        assertThat(file).isEmptyFile();
    }

    @Test
    void missingFoldersAreMade() throws IOException {
        Path file = folder.resolve("a/b/c/panel.json");

        files.replace(file, bytes("x"));

        assertThat(file).hasContent("x");
    }

    @Test
    void aNameOfTheGreatestLengthIsNoObstacle() throws IOException {
        Path file = folder.resolve("ü".repeat(127));

        files.replace(file, bytes("x"));

        assertThat(file).hasContent("x");
    }

    @Test
    void readerNeverSeesAPartialFile() throws Exception {
        Path file = folder.resolve("big.json");
        int length = 300_000;
        files.replace(file, filled('a', length));
        var done = new AtomicBoolean();
        Callable<Integer> reader =
                () -> {
                    int readings = 0;
                    while (!done.get() || readings == 0) {
                        byte[] seen = Files.readAllBytes(file);
                        assertThat(seen).hasSize(length);
                        assertThat(seen).isEqualTo(filled(seen[0], length));
                        readings++;
                    }
                    return readings;
                };
        try (ExecutorService readers = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> reading = List.of(readers.submit(reader), readers.submit(reader));
            for (int i = 0; i < 100; i++) {
                files.replace(file, filled('a' + i % 26, length));
            }
            done.set(true);
            for (Future<Integer> each : reading) {
                assertThat(each.get()).isPositive();
            }
        }
    }

    @Test
    void writersOfOneFileDoNotMix() throws Exception {
        Path file = folder.resolve("shared.json");
        try (ExecutorService writers = Executors.newFixedThreadPool(4)) {
            List<Future<?>> writing =
                    Stream.of('a', 'b', 'c', 'd')
                            .<Future<?>>map(c -> writers.submit(() -> replaceOften(file, c)))
                            .toList();
            for (Future<?> each : writing) {
                each.get();
            }
        }
        byte[] last = Files.readAllBytes(file);
        assertThat(last).isEqualTo(filled(last[0], 10_000));
        assertThat(names(folder)).containsExactly("shared.json");
    }

    private boolean replaceOften(Path file, char content) throws IOException {
        for (int i = 0; i < 20; i++) {
            files.replace(file, filled(content, 10_000));
        }
        return true;
    }

    @Test
    void permissionsOfTheFileAreKept() throws IOException {
        Path file = Files.writeString(folder.resolve("secret.json"), "old");
        for (String permissions : List.of("rw-------", "rw-rw-rw-", "r--r-----")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

            files.replace(file, bytes("new"));

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo(permissions);
        }
    }

    @Test
    void newFileHasTheDefaultPermissions() throws IOException {
        Path ordinary = Files.writeString(folder.resolve("ordinary"), "x");
        Path file = folder.resolve("new.json");

        files.replace(file, bytes("x"));

        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(Files.getPosixFilePermissions(ordinary));
    }

    @Test
    void whatALinkPointsToIsReplacedAndTheLinkStays() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real")).resolve("status.json");
        Files.writeString(real, "old");
        Path middle = Files.createSymbolicLink(folder.resolve("middle"), real);
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("middle"));

        files.replace(link, bytes("new"));

        assertThat(real).hasContent("new").isRegularFile();
        assertThat(link).isSymbolicLink();
        assertThat(middle).isSymbolicLink();
    }

    @Test
    void aLinkToNowhereGetsItsFile() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("later/status.json"));

        files.replace(link, bytes("new"));

        assertThat(link).isSymbolicLink();
        assertThat(folder.resolve("later/status.json")).hasContent("new");
    }

    @Test
    void aLoopOfLinksIsRefused() throws IOException {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        Files.createSymbolicLink(one, two);
        Files.createSymbolicLink(two, one);

        assertThatThrownBy(() -> files.replace(one, bytes("x")))
                .isInstanceOf(FileSystemLoopException.class);
    }

    @Test
    void aFolderInTheFilesPlaceStays() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("taken"));

        assertThatThrownBy(() -> files.replace(taken, bytes("x"))).isInstanceOf(IOException.class);

        assertThat(taken).isDirectory();
        assertThat(names(folder)).containsExactly("taken");
    }

    @Test
    void whatIsNoFileStays() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

        assertThatThrownBy(() -> files.replace(pipe, bytes("x")))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(pipe + ": is no regular file");
        assertThat(Files.readAttributes(pipe, BasicFileAttributes.class).isOther()).isTrue();
        assertThat(names(folder)).containsExactly("pipe");
    }

    @Test
    void aFileInTheFoldersPlaceStays() throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "mine");

        assertThatThrownBy(() -> files.replace(taken.resolve("panel.json"), bytes("x")))
                .isInstanceOf(IOException.class);

        assertThat(taken).hasContent("mine");
    }

    @Test
    void theRootIsNoFile() {
        assertThatThrownBy(() -> files.replace(Path.of("/"), bytes("x")))
                .isInstanceOf(FileSystemException.class);
    }

    @Test
    void aFullDiskLeavesTheOldContentAndNothingElse() throws Exception {
        try (Mount disk = Mount.of(folder, "-t", "tmpfs", "-o", "size=64k", "tmpfs")) {
            Path file = disk.folder().resolve("status.json");
            files.replace(file, bytes("old"));

            assertThatThrownBy(() -> files.replace(file, filled('x', 1_000_000)))
                    .isInstanceOf(IOException.class);

            assertThat(file).hasContent("old");
            assertThat(names(disk.folder())).containsExactly("status.json");
            files.replace(file, bytes("small enough"));
            assertThat(file).hasContent("small enough");
        }
    }

    @Test
    void aReadOnlyFolderLeavesTheOldContent() throws Exception {
        try (Mount disk = Mount.of(folder, "-t", "tmpfs", "-o", "size=64k", "tmpfs")) {
            Path file = disk.folder().resolve("status.json");
            files.replace(file, bytes("old"));
            disk.remountReadOnly();

            assertThatThrownBy(() -> files.replace(file, bytes("new")))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageContaining("Read-only");

            assertThat(file).hasContent("old");
        }
    }

    @Test
    void aRenameThatIsRefusedForAMomentIsTriedAgain() throws IOException {
        var refusals = new AtomicInteger(3);
        var stubborn = new DurableFiles(refusing(refusals), Duration.ZERO);
        Path file = folder.resolve("status.json");

        stubborn.replace(file, bytes("x"));

        assertThat(file).hasContent("x");
    }

    @Test
    void aRenameThatIsAlwaysRefusedFailsInTheEnd() {
        var refusals = new AtomicInteger(Integer.MAX_VALUE);
        var stubborn = new DurableFiles(refusing(refusals), Duration.ZERO);

        assertThatThrownBy(() -> stubborn.replace(folder.resolve("status.json"), bytes("x")))
                .isInstanceOf(AccessDeniedException.class);

        assertThat(names(folder)).isEmpty();
        assertThat(Integer.MAX_VALUE - refusals.get()).isEqualTo(5);
    }

    @Test
    void anInterruptEndsTheWaiting() {
        var stubborn =
                new DurableFiles(
                        (_, to) -> {
                            Thread.currentThread().interrupt();
                            throw new AccessDeniedException(to.toString());
                        },
                        Duration.ofDays(1));

        assertThatThrownBy(() -> stubborn.replace(folder.resolve("status.json"), bytes("x")))
                .isInstanceOf(InterruptedIOException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(names(folder)).isEmpty();
    }

    private static DurableFiles.Rename refusing(AtomicInteger refusals) {
        return (from, to) -> {
            if (refusals.getAndDecrement() > 0) {
                throw new AccessDeniedException(to.toString());
            }
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        };
    }

    @Test
    void leftoversOfAKilledProcessAreRemoved() throws Exception {
        Process writer =
                new ProcessBuilder("sh", "-c", "> .p.json.$$-0123abcd.7.g6-tmp; exec sleep 600")
                        .directory(folder.toFile())
                        .start();
        try {
            String name = ".p.json." + writer.pid() + "-0123abcd.7.g6-tmp";
            while (!Files.exists(folder.resolve(name))) {
                Thread.onSpinWait();
            }

            files.removeLeftovers(folder);
            assertThat(names(folder)).containsExactly(name);

            writer.destroyForcibly().waitFor();
            files.removeLeftovers(folder);
            assertThat(names(folder)).isEmpty();
        } finally {
            writer.destroyForcibly();
        }
    }

    @Test
    @Timeout(30)
    void leftoversOfAProcessWhoseEndNobodyAskedForAreRemoved() throws Exception {
        Process parent =
                new ProcessBuilder("sh", "-c", "sleep 600 & echo $!; exec sleep 600").start();
        try (BufferedReader said = parent.inputReader(StandardCharsets.UTF_8)) {
            long writer = Long.parseLong(said.readLine());
            Path leftover =
                    Files.createFile(folder.resolve(".p.json." + writer + "-0123abcd.7.g6-tmp"));
            files.removeLeftovers(folder);
            assertThat(leftover).exists();

            ProcessHandle.of(writer).orElseThrow().destroyForcibly();
            while (Files.exists(leftover)) {
                Thread.sleep(10);
                files.removeLeftovers(folder);
            }
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void aRefusalIsToldOfTheFileItselfInTheSameWordsEachTime() {
        Path file = folder.resolve("status.json");
        var readOnly =
                new DurableFiles(
                        (from, to) -> {
                            throw new FileSystemException(from + "", to + "", "Read-only");
                        },
                        Duration.ZERO);
        var denied =
                new DurableFiles(
                        (from, to) -> {
                            throw new AccessDeniedException(from + "");
                        },
                        Duration.ZERO);
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> readOnly.replace(file, bytes("x")))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessage(file + ": Read-only");
            assertThatThrownBy(() -> denied.replace(file, bytes("x")))
                    .isInstanceOf(AccessDeniedException.class)
                    .hasMessage(file.toString());
        }
    }

    @Test
    void leftoversOfAnEarlierRunWithTheSameProcessIdAreRemoved() throws IOException {
        long pid = ProcessHandle.current().pid();
        Files.createFile(folder.resolve(".p.json." + pid + "-00000000.1.g6-tmp"));

        files.removeLeftovers(folder);

        assertThat(names(folder)).isEmpty();
    }

    @Test
    void leftoversOlderThanTheProcessThatHasTheirIdAreRemoved() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Path leftover =
                    Files.createFile(
                            folder.resolve(".p.json." + stranger.pid() + "-0123abcd.1.g6-tmp"));
            Files.setLastModifiedTime(
                    leftover, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));

            files.removeLeftovers(folder);

            assertThat(names(folder)).isEmpty();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void whatIsBeingWrittenIsNoLeftover() throws IOException {
        var cleaning =
                new DurableFiles(
                        (from, to) -> {
                            files.removeLeftovers(folder);
                            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
                        },
                        Duration.ZERO);

        cleaning.replace(folder.resolve("status.json"), bytes("x"));

        assertThat(folder.resolve("status.json")).hasContent("x");
    }

    @Test
    void whatSomebodyElseNamedIsNoLeftover() throws IOException {
        Files.createFile(folder.resolve("status.json"));
        Files.createFile(folder.resolve(".hidden"));
        Files.createFile(folder.resolve("visible.999999999-0123abcd.1.g6-tmp"));
        Files.createFile(folder.resolve(".p.json.g6-tmp"));
        Files.createFile(folder.resolve(".p.json.999999999-0123abcd.1.tmp"));
        Files.createDirectory(folder.resolve(".folder.999999999-0123abcd.1.g6-tmp"));
        Files.createSymbolicLink(
                folder.resolve(".link.999999999-0123abcd.1.g6-tmp"), Path.of("status.json"));
        List<String> before = names(folder);

        files.removeLeftovers(folder);

        assertThat(names(folder)).isEqualTo(before).hasSize(7);
    }

    @Test
    void aMissingFolderHoldsNoLeftovers() throws IOException {
        files.removeLeftovers(folder.resolve("missing"));

        assertThat(folder.resolve("missing")).doesNotExist();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] filled(int content, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) content);
        return bytes;
    }

    private static List<String> names(Path folder) {
        String[] names = folder.toFile().list();
        return names == null ? List.of() : Stream.of(names).sorted().toList();
    }
}

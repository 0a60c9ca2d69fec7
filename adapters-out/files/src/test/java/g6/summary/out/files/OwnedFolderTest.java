package g6.summary.out.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import g6.summary.application.FolderLock;
import g6.summary.domain.Frame;
import g6.summary.testkit.ManualClock;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The lock files are never opened here: that would unlock them.
final class OwnedFolderTest {
    private static final ManualClock CLOCK = ManualClock.at("2025-10-17T16:33:00.5Z");

    @TempDir Path parent;

    private final OneAfterTheOther others = new OneAfterTheOther();

    @AfterEach
    void endOthers() throws Exception {
        others.end();
    }

    @Test
    void aMissingFolderIsMadeAndOurs() throws IOException {
        Path path = parent.resolve("data/panels");
        try (OwnedFolder folder = folder(path)) {
            assertThat(folder.take()).isEmpty();
            assertThat(folder.take()).isEmpty();

            assertThat(names(path)).containsExactly(".g6-summary.lock");
        }
    }

    @Test
    void anotherWriterOfThisProcessIsToldWhoHasIt() throws Exception {
        try (OwnedFolder first = folder(parent);
                OwnedFolder second = folder(parent)) {
            first.take();

            assertThat(second.take()).hasValueSatisfying(OwnedFolderTest::namesUs);
            assertThat(first.take()).isEmpty();
            assertThat(others.take(parent)).as("it is still locked").contains("process ");
        }
    }

    @Test
    void aFolderThatWasLeftIsFree() throws IOException {
        OwnedFolder first = folder(parent);
        first.take();
        first.close();
        first.close();
        try (OwnedFolder second = folder(parent)) {
            assertThat(second.take()).isEmpty();
        }
        assertThat(first.take()).isEmpty();
        first.close();
        assertThat(names(parent)).containsExactly(".g6-summary.lock");
    }

    @Test
    void anotherProcessIsToldWhoHasIt() throws Exception {
        try (OwnedFolder folder = folder(parent)) {
            folder.take();

            assertThat(others.take(parent)).satisfies(OwnedFolderTest::namesUs);
        }
        assertThat(others.take(parent)).isEqualTo("ours");
    }

    private static void namesUs(String owner) {
        assertThat(owner)
                .matches(
                        "process %d on [^ ]+( machine)? since 2025-10-17T16:33:00Z"
                                .formatted(ProcessHandle.current().pid()));
    }

    @Test
    void aKilledProcessLeavesTheFolderToOthers() throws Exception {
        assertThat(others.take(parent)).isEqualTo("ours");
        try (OwnedFolder folder = folder(parent)) {
            assertThat(folder.take())
                    .hasValueSatisfying(
                            owner -> assertThat(owner).startsWith("process " + others.pid() + " "));

            others.kill();

            assertThat(folder.take()).isEmpty();
        }
    }

    @Test
    void aFolderThatWasRemovedIsMadeAndTakenAnew() throws Exception {
        Path path = parent.resolve("panels");
        try (OwnedFolder folder = folder(path)) {
            folder.take();
            Files.delete(path.resolve(OwnedFolder.LOCK_FILE));
            Files.delete(path);

            assertThat(folder.take()).isEmpty();

            assertThat(names(path)).containsExactly(".g6-summary.lock");
            assertThat(others.take(path)).satisfies(OwnedFolderTest::namesUs);
        }
    }

    @Test
    void aFolderThatWasReplacedIsTakenAtItsPlace() throws Exception {
        Path path = parent.resolve("panels");
        try (OwnedFolder folder = folder(path)) {
            folder.take();
            Files.move(path, parent.resolve("former"), StandardCopyOption.ATOMIC_MOVE);
            assertThat(others.take(path)).isEqualTo("ours");

            assertThat(folder.take()).hasValueSatisfying(w -> assertThat(w).contains("process"));

            others.kill();
            assertThat(folder.take()).isEmpty();
            assertThat(others.take(parent.resolve("former"))).isEqualTo("ours");
        }
    }

    @Test
    void whoeverIsNotNamedIsAnotherProcess() throws Exception {
        assertThat(others.take(parent)).isEqualTo("ours");
        Files.writeString(parent.resolve(OwnedFolder.LOCK_FILE), "");
        try (OwnedFolder folder = folder(parent)) {
            assertThat(folder.take()).hasValue("another process");
        }
    }

    @Test
    void hostileWordsOfAnOwnerAreHarmless() throws Exception {
        assertThat(others.take(parent)).isEqualTo("ours");
        Files.writeString(parent.resolve(OwnedFolder.LOCK_FILE), "me\n\u001b[2J" + "x".repeat(999));
        try (OwnedFolder folder = folder(parent)) {
            assertThat(folder.take())
                    .hasValueSatisfying(
                            owner ->
                                    assertThat(owner)
                                            .startsWith("me\\u{a}\\u{1b}[2Jxxx")
                                            .hasSizeLessThan(320));
        }
    }

    @Test
    void aFileInTheFoldersPlaceIsNoFolder() throws IOException {
        Path taken = Files.writeString(parent.resolve("panels"), "mine");
        try (OwnedFolder folder = folder(taken)) {
            assertThatThrownBy(folder::take)
                    .isInstanceOf(IOException.class)
                    .hasMessage(taken + " is not a folder");
        }
        assertThat(taken).hasContent("mine");
    }

    @Test
    void aLockFileThatCannotBeWrittenIsNamed() throws IOException {
        Path taken = Files.createDirectory(parent.resolve(OwnedFolder.LOCK_FILE));
        try (OwnedFolder folder = folder(parent)) {
            assertThatThrownBy(folder::take)
                    .isInstanceOf(IOException.class)
                    .hasMessage(taken + " cannot be written: Is a directory");
            Files.delete(taken);

            assertThat(folder.take()).isEmpty();
        }
    }

    @Test
    void aReadOnlyFolderCannotBeTakenUntilItIsWritable() throws Exception {
        try (Mount disk = Mount.small(parent);
                OwnedFolder folder = folder(disk.folder())) {
            disk.remountReadOnly();
            assertThatThrownBy(folder::take)
                    .isInstanceOf(IOException.class)
                    .hasMessage(disk.folder() + " cannot be written: Read-only file system");

            disk.remountWritable();
            assertThat(folder.take()).isEmpty();
        }
    }

    @Test
    void aFullDiskCanBeTaken() throws Exception {
        try (Mount disk = Mount.small(parent)) {
            Path lock = Files.createFile(disk.folder().resolve(OwnedFolder.LOCK_FILE));
            disk.fill();
            try (OwnedFolder folder = folder(disk.folder())) {
                assertThat(folder.take()).isEmpty();
                assertThat(others.take(disk.folder())).isEqualTo("another process");
            }
            assertThat(lock).isEmptyFile();
        }
    }

    private static OwnedFolder folder(Path path) {
        return new OwnedFolder(path, CLOCK);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }

    /// Other processes, of which one at a time lives.
    private static final class OneAfterTheOther {
        private List<Process> processes = List.of();

        String take(Path folder) throws Exception {
            end();
            String classes =
                    Stream.of(Owning.class, OwnedFolder.class, FolderLock.class, Frame.class)
                            .map(OneAfterTheOther::place)
                            .distinct()
                            .collect(Collectors.joining(":"));
            Process process =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-XX:TieredStopAtLevel=1",
                                    "-cp",
                                    classes + ":" + Path.of("target", "test-classes"),
                                    Owning.class.getName(),
                                    folder.toString())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            processes = List.of(process);
            BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
            return String.valueOf(said.readLine());
        }

        private static String place(Class<?> type) {
            return type.getProtectionDomain().getCodeSource().getLocation().getPath();
        }

        long pid() {
            return processes.getFirst().pid();
        }

        void kill() throws InterruptedException {
            processes.getFirst().destroyForcibly().waitFor();
        }

        void end() throws Exception {
            for (Process process : processes) {
                process.getOutputStream().close();
                process.waitFor();
            }
            processes = List.of();
        }
    }
}

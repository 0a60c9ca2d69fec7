package g6.summary.in.file;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.application.StatusDecoder;
import g6.summary.application.StatusReading;
import g6.summary.domain.StatusFault.Outcome;
import g6.summary.testkit.RealComponent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;

/// Every change happens between a reading and the waiting for it, where it is most easily missed.
class ChangeNoticesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// Ours and the JDK's.
    private static final Set<String> OWN_THREADS = Set.of("status-file", "FileSystemWatchService");

    @TempDir private Path root;
    private Path folder;
    private Path path;
    private WatchedFile file;

    @BeforeEach
    void watch() throws IOException {
        folder = Files.createDirectories(root.resolve("a/b"));
        path = folder.resolve("status.json");
        file = watched(path);
    }

    @AfterEach
    void close() {
        file.close();
    }

    private static WatchedFile watched(Path path) {
        return watched(path, new TextDecoder());
    }

    private static WatchedFile watched(Path path, StatusDecoder decoder) {
        return WatchedFile.at(
                path,
                decoder,
                () -> new WatchedFile.Limits(1000, PATIENCE),
                true,
                InstantSource.system());
    }

    @Test
    void noticesThatTheFileIsReplaced() throws Exception {
        write(path, "{1}");
        assertFresh("{1}");

        replace(path, "{2}");
        assertNoticed();
        assertFresh("{2}");
        replace(path, "{3}");
        assertNoticed();
        assertFresh("{3}");
    }

    @Test
    void noticesThatTheFileIsRewritten() throws Exception {
        write(path, "{1}");
        assertFresh("{1}");

        write(path, "{2}");
        assertNoticed();
        assertFresh("{2}");
    }

    @Test
    void noticesThatTheFileComesAndGoes() throws Exception {
        assertMissing();
        write(path, "{1}");
        assertNoticed();
        assertFresh("{1}");

        Files.delete(path);
        assertNoticed();
        assertMissing();

        write(path, "{2}");
        assertNoticed();
        assertFresh("{2}");
    }

    @Test
    void noticesFoldersAsTheyCome() throws Exception {
        file = watched(root.resolve("x/y/z/status.json"));
        assertMissing();

        Files.createDirectory(root.resolve("x"));
        assertNoticed();
        assertMissing();
        Files.createDirectories(root.resolve("x/y/z"));
        assertNoticed();
        assertMissing();
        write(root.resolve("x/y/z/status.json"), "{1}");
        assertNoticed();
        assertFresh("{1}");
    }

    @Test
    void noticesThatTheFolderIsRemovedAndBack() throws Exception {
        write(path, "{1}");
        assertFresh("{1}");

        Files.delete(path);
        Files.delete(folder);
        Files.delete(root.resolve("a"));
        assertNoticed();
        assertMissing();
        Files.createDirectories(folder);
        write(path, "{2}");
        assertNoticed();
        assertFresh("{2}");
        write(path, "{3}");
        assertNoticed();
        assertFresh("{3}");
    }

    @Test
    void noticesThatTheFolderIsAnother() throws Exception {
        assertFollowsFrom(folder);
    }

    @Test
    void noticesThatAFolderAboveIsAnother() throws Exception {
        assertFollowsFrom(root.resolve("a"));
    }

    private void assertFollowsFrom(Path replaced) throws Exception {
        write(path, "{1}");
        assertFresh("{1}");
        Path other = root.resolve("other").resolve(replaced.relativize(path));
        Files.createDirectories(other.getParent());
        write(other, "{2}");

        Files.move(replaced, root.resolve("away"));
        Files.move(root.resolve("other"), replaced);
        assertNoticed();
        assertFresh("{2}");
        write(path, "{3}");
        assertNoticed();
        assertFresh("{3}");
    }

    @Test
    void whatHappensInAFolderThatWasMovedAwayIsIgnored() throws Exception {
        write(path, "{1}");
        assertFresh("{1}");
        Files.move(folder, root.resolve("away"));
        assertNoticed();
        assertMissing();
        assertIgnores(root.resolve("away/status.json"));
    }

    @Test
    void followsALinkToTheFile() throws Exception {
        Path target = Files.createDirectory(root.resolve("target")).resolve("real.json");
        write(target, "{1}");
        Files.createSymbolicLink(path, Path.of("../../target/real.json"));
        assertFresh("{1}");

        write(target, "{2}");
        assertNoticed();
        assertFresh("{2}");
        replace(target, "{3}");
        assertNoticed();
        assertFresh("{3}");
    }

    @Test
    void noticesThatTheLinkPointsElsewhere() throws Exception {
        write(root.resolve("one"), "{1}");
        write(root.resolve("two"), "{2}");
        Files.createSymbolicLink(path, root.resolve("one"));
        assertFresh("{1}");

        point(path, root.resolve("two"));
        assertNoticed();
        assertFresh("{2}");
        write(root.resolve("two"), "{3}");
        assertNoticed();
        assertFresh("{3}");
        assertIgnores(root.resolve("one"));
    }

    @Test
    void aFileInThePlaceOfALinkEndsTheInterestInItsTarget() throws Exception {
        write(root.resolve("one"), "{1}");
        Files.createSymbolicLink(path, root.resolve("one"));
        assertFresh("{1}");

        replace(path, "{2}");
        assertNoticed();
        assertFresh("{2}");
        assertIgnores(root.resolve("one"));
    }

    @Test
    void aLinkInThePlaceOfAFileIsFollowed() throws Exception {
        write(root.resolve("one"), "{1}");
        write(path, "{0}");
        assertFresh("{0}");

        point(path, root.resolve("one"));
        assertNoticed();
        assertFresh("{1}");
        write(root.resolve("one"), "{2}");
        assertNoticed();
        assertFresh("{2}");
    }

    /// As orchestrators mount a configuration: the file is a link through a link to a folder.
    @Test
    void noticesThatALinkedFolderIsAnother() throws Exception {
        write(Files.createDirectory(folder.resolve("..1")).resolve("status.json"), "{1}");
        write(Files.createDirectory(folder.resolve("..2")).resolve("status.json"), "{2}");
        Files.createSymbolicLink(folder.resolve("..data"), Path.of("..1"));
        Files.createSymbolicLink(path, Path.of("..data/status.json"));
        assertFresh("{1}");

        point(folder.resolve("..data"), Path.of("..2"));
        assertNoticed();
        assertFresh("{2}");
        write(folder.resolve("..2/status.json"), "{3}");
        assertNoticed();
        assertFresh("{3}");
    }

    @Test
    void noticesThatADanglingLinkLeadsSomewhere() throws Exception {
        Files.createSymbolicLink(path, root.resolve("to/come"));
        assertMissing();

        Files.createDirectory(root.resolve("to"));
        assertNoticed();
        assertMissing();
        write(root.resolve("to/come"), "{1}");
        assertNoticed();
        assertFresh("{1}");
    }

    @Test
    void otherNamesWakeNobody() throws Exception {
        write(path, "{1}");
        assertFresh("{1}");
        hearOut();

        write(folder.resolve("status.json.tmp"), "{2}");
        write(folder.resolve("other"), "{2}");
        Files.delete(folder.resolve("other"));
        write(folder.resolveSibling("status.json"), "{2}");
        write(root.resolve("c"), "{2}");
        assertQuiet();
    }

    @Test
    void wakesWhoIsWaiting() throws Exception {
        assertMissing();
        Thread waiting = Thread.currentThread();
        Thread writer =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    while (waiting.getState() != Thread.State.TIMED_WAITING) {
                                        Thread.onSpinWait();
                                    }
                                    write(path, "{1}");
                                });

        assertNoticed();
        writer.join();
        assertFresh("{1}");
    }

    @Test
    void aChangeDuringTheFirstReadingIsNoticed() throws Exception {
        write(path, "{1}");
        var decoder = new TextDecoder();
        file =
                watched(
                        path,
                        bytes -> {
                            if (decoder.timesAsked() == 0) {
                                write(path, "{2}");
                            }
                            return decoder.decode(bytes);
                        });
        assertFresh("{1}");

        assertNoticed();
        assertFresh("{2}");
    }

    /// No system tells of a mount.
    @Test
    void aFolderThatIsMountedOverIsWatchedOnceItWasSeen() throws Exception {
        RealComponent.requireRoot();
        write(path, "{1}");
        assertFresh("{1}");
        Path other = Files.createDirectory(root.resolve("other"));
        write(other.resolve("status.json"), "{2}");
        run("mount", "--bind", other.toString(), folder.toString());
        try {
            assertFresh("{2}");
            write(path, "{3}");
            assertNoticed();
            assertFresh("{3}");
        } finally {
            run("umount", "--lazy", folder.toString());
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    @Test
    void aBurstWakesButFewTimes() throws Exception {
        assertMissing();
        for (int i = 0; i < 200; i++) {
            replace(path, "{" + i + "}");
        }
        int woken = 0;
        while (file.awaitChange(Duration.ofMillis(100))) {
            woken++;
        }

        assertThat(woken).isBetween(1, 20);
        assertFresh("{199}");
    }

    @Test
    void whatALinkPointedToBeforeAReadingIsFollowed() throws Exception {
        write(root.resolve("one"), "{1}");
        write(root.resolve("two"), "{2}");
        Files.createSymbolicLink(path, root.resolve("one"));
        assertFresh("{1}");
        point(path, root.resolve("two"));
        assertFresh("{2}");

        write(root.resolve("two"), "{3}");
        assertNoticed();
        assertFresh("{3}");
    }

    @Test
    void aClosedFileEndsItsThreads() throws Exception {
        Set<Thread> others = Thread.getAllStackTraces().keySet();
        file = watched(path);
        assertMissing();
        Set<Thread> own = new HashSet<>(Thread.getAllStackTraces().keySet());
        own.removeAll(others);
        own.removeIf(thread -> !OWN_THREADS.contains(thread.getName()));
        assertThat(own).hasSameSizeAs(OWN_THREADS);

        file.close();
        file.close();
        for (Thread thread : own) {
            assertThat(thread.join(PATIENCE)).isTrue();
        }
        assertThat(file.awaitChange(Duration.ofMillis(1))).isFalse();
    }

    private void assertNoticed() throws InterruptedException {
        assertThat(file.awaitChange(PATIENCE)).isTrue();
    }

    /// Hears out what the system has still to tell of what was done before.
    private void hearOut() throws InterruptedException {
        while (file.awaitChange(Duration.ofMillis(50))) {
            file.read();
        }
    }

    private void assertIgnores(Path other) throws InterruptedException {
        hearOut();
        write(other, "{ignored}");
        assertQuiet();
    }

    private void assertQuiet() throws InterruptedException {
        assertThat(file.awaitChange(Duration.ofMillis(100))).isFalse();
    }

    private void assertFresh(String text) throws InterruptedException {
        assertThat(file.read())
                .isInstanceOfSatisfying(
                        StatusReading.Fresh.class,
                        fresh ->
                                assertThat(fresh.document()).isEqualTo(TextDecoder.document(text)));
    }

    private void assertMissing() throws InterruptedException {
        assertThat(file.read())
                .isInstanceOfSatisfying(
                        StatusReading.Failed.class,
                        failed -> assertThat(failed.fault().outcome()).isEqualTo(Outcome.MISSING));
    }

    private static void point(Path link, Path target) throws IOException {
        Path next = Files.createSymbolicLink(link.resolveSibling("next-link"), target);
        Files.move(next, link, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void replace(Path path, String text) throws IOException {
        Path next = Files.writeString(path.resolveSibling("next"), text);
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void write(Path path, String text) {
        try {
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

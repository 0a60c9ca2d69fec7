package g6.summary.in.file;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Duration;
import java.time.InstantSource;

/// A mount whose file system stops answering.
class HungMountTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir private Path root;
    private Path source;
    private Path mount;
    private Process fileSystem;
    private WatchedFile file;
    private volatile Duration timeout = PATIENCE;

    @BeforeEach
    void mount() throws Exception {
        RealComponent.require("bindfs");
        RealComponent.requireRoot();
        source = Files.createDirectory(root.resolve("source"));
        mount = Files.createDirectory(root.resolve("mount"));
        Files.writeString(source.resolve("status.json"), "{1}");
        fileSystem =
                new ProcessBuilder(
                                "bindfs",
                                "-f",
                                "-o",
                                "attr_timeout=0,entry_timeout=0,negative_timeout=0",
                                source.toString(),
                                mount.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(root.resolve("log").toFile())
                        .start();
        while (Files.notExists(mount.resolve("status.json"))) {
            assertThat(fileSystem.isAlive()).isTrue();
            Thread.onSpinWait();
        }
        file =
                WatchedFile.at(
                        mount.resolve("status.json"),
                        new TextDecoder(),
                        () -> new WatchedFile.Limits(1000, timeout),
                        true,
                        InstantSource.system());
    }

    @AfterEach
    void unmount() throws Exception {
        if (fileSystem == null) {
            return;
        }
        signal("CONT");
        file.close();
        run("umount", "-l", mount.toString());
        fileSystem.destroyForcibly().waitFor();
    }

    @Test
    void aHungMountTimesOutAndComesBack() throws Exception {
        assertFresh("{1}");

        signal("STOP");
        timeout = Duration.ofMillis(100);
        assertTimedOut();
        assertTimedOut();
        assertTimedOut();
        assertThat(file.awaitChange(Duration.ofMillis(20))).isFalse();
        assertThat(threadsOfFiles()).isOne();
        Files.writeString(source.resolve("status.json"), "{2}");

        signal("CONT");
        assertThat(file.awaitChange(PATIENCE)).isTrue();
        timeout = PATIENCE;
        assertFresh("{2}");
        assertThat(file.read()).isInstanceOf(StatusReading.Unchanged.class);
    }

    @Test
    void closingDoesNotWaitForAHungMount() throws Exception {
        assertFresh("{1}");
        signal("STOP");
        timeout = Duration.ofMillis(100);
        assertTimedOut();

        file.close();
    }

    private static long threadsOfFiles() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("status-file"))
                .filter(Thread::isDaemon)
                .count();
    }

    private void assertTimedOut() throws InterruptedException {
        assertThat(file.read())
                .isInstanceOfSatisfying(
                        StatusReading.Failed.class,
                        failed ->
                                assertThat(failed.fault().outcome()).isEqualTo(Outcome.TIMED_OUT));
    }

    private void assertFresh(String text) throws InterruptedException {
        assertThat(file.read())
                .isInstanceOfSatisfying(
                        StatusReading.Fresh.class,
                        fresh ->
                                assertThat(fresh.document()).isEqualTo(TextDecoder.document(text)));
    }

    private void signal(String name) throws IOException, InterruptedException {
        run("kill", "-" + name, Long.toString(fileSystem.pid()));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}

package g6.summary.out.recording;

import static g6.summary.out.recording.Cycles.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import g6.summary.testkit.RealComponent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class RecordingOnFullDiskTest {
    private static final int DISK_BYTES = 64 << 10;

    @TempDir private Path disk;
    private boolean isMounted;

    @BeforeEach
    void mountSmallDisk() throws IOException, InterruptedException {
        RealComponent.requireRoot();
        RealComponent.require("mount");
        run("mount", "-t", "tmpfs", "-o", "size=" + DISK_BYTES, "tmpfs", disk.toString());
        isMounted = true;
    }

    @AfterEach
    void unmountSmallDisk() throws IOException, InterruptedException {
        if (isMounted) {
            run("umount", disk.toString());
        }
    }

    @Test
    void aFullDiskLosesNothingButTheCyclesInBetween() throws IOException {
        Path folder = disk.resolve("recording");
        try (Recorder recorder = new Recorder(folder)) {
            for (int i = 0; i < 50; i++) {
                recorder.cycle(panel("a", i));
            }
            for (int round = 0; round < 3; round++) {
                Path ballast = fill();
                int before = recorder.shown.size();
                int refused = 0;
                for (int i = 0; i < 2000; i++) {
                    try {
                        recorder.cycle(panel("a", i), panel("b", round));
                    } catch (IOException _) { // expected: what was shown then is not looked for
                        refused++;
                    }
                }
                assertThat(refused).isPositive();
                assertThat(Scratch.segments(folder)).hasSizeLessThan(3 * (round + 1) + 2);
                assertThat(recorder.moments()).isEqualTo(recorder.shown);
                assertThat(recorder.shown.size()).isGreaterThanOrEqualTo(before);
                Files.delete(ballast);
                recorder.cycle(panel("a", round));
                recorder.cycle(panel("a", round));
                assertThat(recorder.moments()).isEqualTo(recorder.shown);
                assertThat(recorder.read().damages()).isEmpty();
            }
        }
    }

    @Test
    void aDiskThatIsFullFromTheStartGetsNoEmptySegments() throws IOException {
        Path ballast = fill();
        Path folder = disk.resolve("recording");
        try (Recorder recorder = new Recorder(folder)) {
            for (int i = 0; i < 10; i++) {
                assertThatIOException().isThrownBy(() -> recorder.cycle(panel("a", 1)));
            }
            assertThat(Scratch.segments(folder)).isEmpty();
            Files.delete(ballast);
            recorder.cycle(panel("a", 1));
            assertThat(recorder.moments()).isEqualTo(recorder.shown);
        }
    }

    private Path fill() throws IOException {
        Path ballast = disk.resolve("ballast");
        try (var out = Files.newOutputStream(ballast)) {
            for (int i = 0; i < 2 * DISK_BYTES; i++) {
                out.write(i);
            }
        } catch (IOException _) {
            return ballast; // full, as it should be
        }
        throw new AssertionError("the disk takes more than its size");
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command)).inheritIO().start();
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    }
}

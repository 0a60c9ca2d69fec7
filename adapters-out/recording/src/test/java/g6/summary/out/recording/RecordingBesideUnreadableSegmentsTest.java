package g6.summary.out.recording;

import static g6.summary.out.recording.Cycles.panel;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.testkit.RealComponent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Segments of an earlier process that not even root can read, as on a disk that lost a sector.
class RecordingBesideUnreadableSegmentsTest {
    /// The memory of another process: a regular file for all that it shows, and nothing to read.
    private static final String UNREADABLE = "/proc/1/mem";

    @TempDir private Path folder;
    private Optional<Path> covered = Optional.empty();

    @BeforeEach
    void makeSegments() throws IOException {
        RealComponent.requireRoot();
        RealComponent.require("mount");
        try (Recorder recorder = new Recorder(folder)) {
            for (int i = 0; i < 3; i++) {
                recorder.cycle(panel("a", i));
                recorder.restart();
            }
        }
    }

    private void cover(Path segment) throws IOException, InterruptedException {
        run("mount", "--bind", UNREADABLE, segment.toString());
        covered = Optional.of(segment);
    }

    @AfterEach
    void uncover() throws IOException, InterruptedException {
        if (covered.isPresent()) {
            run("umount", covered.get().toString());
            covered = Optional.empty();
        }
    }

    @Test
    void theOldestKeepsNoCycleOut() throws Exception {
        cover(Scratch.segments(folder).getFirst());

        aCycleIsRecorded();
    }

    @Test
    void theLastKeepsNoCycleOut() throws Exception {
        cover(Scratch.segments(folder).getLast());

        aCycleIsRecorded();
    }

    private void aCycleIsRecorded() throws Exception {
        try (Recorder recorder = new Recorder(folder)) {
            recorder.cycle(panel("a", 9));
            uncover();
            assertThat(recorder.moments()).hasSize(4).endsWith(recorder.shown.getLast());
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command)).inheritIO().start();
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    }
}

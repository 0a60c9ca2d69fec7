package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.in.json.JsonStatusDecoder;
import g6.summary.out.recording.Recorded;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;

/// What the packaged program has recorded, shown again by another process.
class ReplayIT {
    private static final int DOCUMENTS = 8;

    @TempDir private Path folder;
    private String live = "";

    /// Every document is on show before the next one comes.
    @BeforeEach
    void anOperatorRecordsADay() throws Exception {
        write(1);
        try (RunningProgram program =
                RunningProgram.start(
                        "run",
                        "--plain",
                        "--status-file",
                        status().toString(),
                        "--refresh",
                        "0.05",
                        "--record",
                        recording())) {
            for (int i = 1; i <= DOCUMENTS; i++) {
                write(i);
                int cycle = i;
                program.frameWith("cycle: " + i + "\n");
                program.await(
                        "cycle " + i + " is recorded",
                        () -> isRecorded(Path.of(recording()), cycle));
            }
            program.signal("TERM");
            assertThat(program.end()).isZero();
            live = program.out();
        }
    }

    private Path status() {
        return folder.resolve("runtime_status.json");
    }

    private String recording() {
        return folder.resolve("recording").toString();
    }

    private void write(int cycle) throws IOException {
        Path next = folder.resolve("next.json");
        Files.writeString(next, ServedDashboard.atCycle(cycle));
        Files.move(next, status(), StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void asTextItIsWhatWasPrintedThenByteForByte() {
        try (RunningProgram replay = RunningProgram.start("replay", recording())) {
            assertThat(replay.end()).isZero();

            assertThat(replay.out()).isEqualTo(live);
            assertThat(replay.err()).isEmpty();
        }
    }

    @Test
    void keysStepThroughItOnATerminal() throws Exception {
        try (Tmux terminal =
                Tmux.running(
                        folder, 120, 40, RunningProgram.command("replay", recording(), "--step"))) {
            assertThat(terminal.screenWith(" REPLAY ")).contains("halted", "cycle 1 ");
            terminal.press("]");
            terminal.screenWith("cycle 2 ");
            terminal.press("]", "]");
            terminal.screenWith("cycle 4 ");
            terminal.press("[");
            terminal.screenWith("cycle 3 ");
            terminal.press("Space");
            assertThat(terminal.screenWith("the end")).contains("cycle " + DOCUMENTS + " ");
            terminal.press("[");
            assertThat(terminal.screenWith("cycle " + (DOCUMENTS - 1) + " ")).contains("halted");
            terminal.press("q");
            terminal.inside().onExit().get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void otherProgramsSeeThePastToo() throws Exception {
        int port = RunningProgram.freePort();
        try (Tmux terminal =
                Tmux.running(
                        folder,
                        120,
                        40,
                        RunningProgram.command(
                                "replay",
                                recording(),
                                "--step",
                                "--http=" + port,
                                "--panels-dir",
                                folder.resolve("panels").toString()))) {
            terminal.screenWith(" REPLAY ");
            assertThat(cycleServed(port)).isEqualTo(1);
            assertThat(served(port, "/summary/health")).contains("\"replay\":{\"at\":\"");
            terminal.press("]");
            terminal.screenWith("cycle 2 ");

            assertThat(cycleServed(port)).isEqualTo(2);
            Path system = folder.resolve("panels/system_enveloped.json");
            terminal.screenThat(
                    "is in the files",
                    _ -> Files.exists(system) && Files.readString(system).contains("\"cycle\":2,"));
            terminal.press("q");
            terminal.inside().onExit().get(30, TimeUnit.SECONDS);
        }
    }

    private static int cycleServed(int port) throws IOException {
        return Integer.parseInt(
                served(port, "/summary/resync").replaceFirst("(?s).*\"cycle: ([0-9]+)\".*", "$1"));
    }

    private static String served(int port, String path) throws IOException {
        URI address = URI.create("http://127.0.0.1:" + port + path);
        try (InputStream document = address.toURL().openStream()) {
            return new String(document.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aRecordingCanBeShownWhileItIsWritten() throws Exception {
        Path other = folder.resolve("other");
        try (RunningProgram service =
                RunningProgram.start(
                        "run",
                        "--plain",
                        "--status-file",
                        status().toString(),
                        "--record",
                        other.toString())) {
            service.await("the cycle is recorded", () -> isRecorded(other, DOCUMENTS));

            try (RunningProgram replay = RunningProgram.start("replay", other.toString())) {
                assertThat(replay.end()).isZero();
                assertThat(replay.out()).contains("cycle: " + DOCUMENTS + "\n");
            }
        }
    }

    /// Whether the last recorded cycle is this one.
    private static boolean isRecorded(Path folder, int cycle) {
        try (Recorded recorded =
                Recorded.open(folder, new JsonStatusDecoder(JsonStatusDecoder.MAX_DEPTH + 2))) {
            return recorded.at(recorded.size() - 1).panels().stream()
                    .anyMatch(panel -> panel.panel().lines().contains("cycle: " + cycle));
        } catch (IOException _) {
            return false; // it has not begun yet
        }
    }
}

package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import g6.summary.application.Liveness;
import g6.summary.application.Ticker;
import g6.summary.domain.Frame;
import g6.summary.testkit.RealComponent;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The notify socket against a real Unix datagram socket, as a service manager has one.
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // reading blocks
class NotifySocketIT {
    @TempDir private Path folder;

    /// Prints what it receives, one datagram after the other.
    private record Receiver(Process process) implements AutoCloseable {
        /// Is listening when it is returned: nothing sent from here on is lost.
        static Receiver at(String address) throws IOException {
            Process socat = new ProcessBuilder("socat", "-d", "-d", "-u", address, "-").start();
            BufferedReader log = socat.errorReader(StandardCharsets.UTF_8);
            String line = log.readLine();
            while (line != null && !line.contains("starting data transfer loop")) {
                line = log.readLine();
            }
            assertThat(line).as("socat listens at " + address).isNotNull();
            return new Receiver(socat);
        }

        /// Everything up to this, which must come.
        String upTo(String end) throws IOException {
            InputStream received = process.getInputStream();
            StringBuilder text = new StringBuilder();
            while (text.indexOf(end) < 0) {
                int next = received.read();
                assertThat(next).as("received " + text + ", then the end").isNotNegative();
                text.append((char) next);
            }
            return text.toString();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    @BeforeEach
    void aReceiverIsInstalled() {
        RealComponent.require("socat");
    }

    @Test
    void aMessageArrivesAtAPath() throws IOException {
        Path path = folder.resolve("notify");
        try (var receiver = Receiver.at("UNIX-RECV:" + path)) {
            NotifySocket.from(Map.of("NOTIFY_SOCKET", path.toString())).send("READY=1\nSTATUS=a.");

            assertThat(receiver.upTo(".")).isEqualTo("READY=1\nSTATUS=a.");
        }
    }

    @Test
    void aMessageArrivesAtAnAbstractName() throws IOException {
        String name = "g6-summary-test-" + ProcessHandle.current().pid();
        try (var receiver = Receiver.at("ABSTRACT-RECV:" + name)) {
            NotifySocket.from(Map.of("NOTIFY_SOCKET", "@" + name)).send("STOPPING=1.");

            assertThat(receiver.upTo(".")).isEqualTo("STOPPING=1.");
        }
    }

    @Test
    void aSocketThatIsNotThereIsAFaultAndNotTheEnd() {
        String nowhere = folder.resolve("nowhere").toString();
        NotifySocket socket = NotifySocket.from(Map.of("NOTIFY_SOCKET", nowhere));

        assertThatThrownBy(() -> socket.send("READY=1"))
                .isInstanceOf(IOException.class)
                .hasMessage(nowhere + ": error 2");
    }

    @Test
    void aLoopThatLivesIsHeardAgainAndAgain() throws IOException {
        Path path = folder.resolve("notify");
        try (var receiver = Receiver.at("UNIX-RECV:" + path)) {
            Map<String, String> environment =
                    Map.of("NOTIFY_SOCKET", path.toString(), "WATCHDOG_USEC", "20000");
            Liveness liveness = new Liveness(() -> Duration.ofMinutes(10), Ticker.system());
            SystemdNotices notices =
                    new SystemdNotices(
                            NotifySocket.from(environment),
                            SystemdNotices.watchdog(environment, ProcessHandle.current().pid()),
                            liveness,
                            Ticker.system(),
                            new RecordingLog());
            notices.start();
            liveness.cycleCompleted(Frame.none(), Duration.ZERO, Duration.ZERO);
            notices.cycleCompleted(Frame.none(), Duration.ZERO, Duration.ZERO);

            assertThat(receiver.upTo("STATUS=source is fresh")).contains("READY=1");
            assertThat(receiver.upTo("WATCHDOG=1")).isEqualTo("WATCHDOG=1");
            assertThat(receiver.upTo("WATCHDOG=1")).isEqualTo("WATCHDOG=1");
            notices.stopping();
            assertThat(receiver.upTo("STOPPING=1")).contains("STOPPING=1");
        }
    }

    @Test
    void theServiceTellsItsManagerWhatItDoes() throws Exception {
        Path path = folder.resolve("notify");
        Path status = Files.writeString(folder.resolve("status.json"), "{}");
        Map<String, String> manager =
                Map.of("NOTIFY_SOCKET", path.toString(), "WATCHDOG_USEC", "100000");
        List<String> serve = RunningProgram.command("serve", "--status-file", status.toString());
        try (var receiver = Receiver.at("UNIX-RECV:" + path);
                var program = RunningProgram.start(manager, serve)) {
            assertThat(receiver.upTo("WATCHDOG=1")).contains("READY=1", "STATUS=source is fresh");

            program.signal("HUP");
            assertThat(receiver.upTo("READY=1")).contains("RELOADING=1\nMONOTONIC_USEC=");

            program.signal("TERM");
            receiver.upTo("STOPPING=1");
            assertThat(program.end()).isZero();
        }
    }
}

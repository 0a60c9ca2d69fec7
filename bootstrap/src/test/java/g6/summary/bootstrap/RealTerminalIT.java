package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.testkit.RealComponent;
import g6.summary.testkit.Samples;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The dashboard in a terminal that somebody looks at.
class RealTerminalIT {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final String LONG_NAME = "AN-INDEX-WITH-A-NAME-LONGER-THAN-ANY-TERMINAL-HERE";

    @TempDir private Path folder;
    private Path status;

    @BeforeEach
    void operatorHasATerminal() throws IOException {
        RealComponent.require("tmux");
        status = folder.resolve("runtime_status.json");
        replace("40105");
    }

    @AfterEach
    void terminalIsClosed() throws Exception {
        tmux("kill-server");
    }

    private void replace(String cycle) throws IOException {
        String document =
                Samples.text("nested-open").replace("40105", cycle).replace("NIFTY", LONG_NAME);
        Path next = Files.writeString(folder.resolve("next"), document);
        Files.move(next, status, StandardCopyOption.ATOMIC_MOVE);
    }

    private String tmux(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("tmux", "-u", "-f", "/dev/null", "-S"));
        command.add(folder.resolve("socket").toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.matches("G6_.*|TMUX.*"));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    /// Starts the dashboard on a screen that is higher than what it prints.
    private void dashboard(int columns) throws Exception {
        String command =
                RunningProgram.command(
                                "run", "--status-file", status.toString(), "--refresh", "600")
                        .stream()
                        .map(word -> "'" + word + "'")
                        .collect(Collectors.joining(" ", "exec ", ""));
        String width = Integer.toString(columns);
        assertThat(tmux("new-session", "-d", "-x", width, "-y", "150", command)).isEmpty();
    }

    /// The screen, as soon as it shows this. A line that the terminal has wrapped is one line.
    private List<String> screenWith(String content) throws Exception {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        String screen = "";
        while (!screen.contains(content)) {
            assertThat(System.nanoTime())
                    .as("never shown: %s in%n%s", content, screen)
                    .isLessThan(deadline);
            screen = tmux("capture-pane", "-p", "-J");
        }
        return screen.lines().map(String::stripTrailing).toList();
    }

    private static int longest(List<String> lines) {
        return lines.stream()
                .mapToInt(line -> line.codePointCount(0, line.length()))
                .max()
                .orElseThrow();
    }

    @Test
    void linesAreCutAtTheEdgeAndFollowItsMove() throws Exception {
        dashboard(40);
        List<String> narrow = screenWith("status_file: ");
        assertThat(longest(narrow)).isEqualTo(40);
        assertThat(narrow).contains("cycle: 40105", "pcr: 1.22 (Neutral)");

        tmux("resize-window", "-x", "60");
        replace("40106");

        List<String> wide = screenWith("cycle: 40106");
        List<String> frame = wide.subList(wide.lastIndexOf("[Source]"), wide.size());
        assertThat(longest(frame)).isEqualTo(60);
    }
}

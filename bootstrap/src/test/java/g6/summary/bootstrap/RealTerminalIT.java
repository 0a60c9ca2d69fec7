package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.testkit.Samples;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// The plain dashboard in a terminal that somebody looks at.
class RealTerminalIT {
    private static final int HEIGHT = 150;
    private static final String LONG_NAME = "AN-INDEX-WITH-A-NAME-LONGER-THAN-ANY-TERMINAL-HERE";

    @TempDir private Path folder;
    private Path status;

    @BeforeEach
    void operatorHasAStatusFile() throws IOException {
        status = folder.resolve("runtime_status.json");
        replace("40105");
    }

    private void replace(String cycle) throws IOException {
        String document =
                Samples.text("nested-open").replace("40105", cycle).replace("NIFTY", LONG_NAME);
        Path next = Files.writeString(folder.resolve("next"), document);
        Files.move(next, status, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Starts the dashboard on a screen that is higher than what it prints.
    private Tmux dashboard(int columns) throws Exception {
        return Tmux.running(
                folder,
                columns,
                HEIGHT,
                RunningProgram.command(
                        "run", "--plain", "--status-file", status.toString(), "--refresh", "600"));
    }

    private static List<String> screenWith(String content, Tmux terminal) throws Exception {
        return terminal.screenWith(content).lines().toList();
    }

    private static int longest(List<String> lines) {
        return lines.stream()
                .mapToInt(line -> line.codePointCount(0, line.length()))
                .max()
                .orElseThrow();
    }

    @Test
    void linesAreCutAtTheEdgeAndFollowItsMove() throws Exception {
        try (Tmux terminal = dashboard(40)) {
            List<String> narrow = screenWith("status_file: ", terminal);
            assertThat(longest(narrow)).isEqualTo(40);
            assertThat(narrow).contains("cycle: 40105", "pcr: 1.22 (Neutral)");

            terminal.resize(60, HEIGHT);
            replace("40106");

            List<String> wide = screenWith("cycle: 40106", terminal);
            List<String> frame = wide.subList(wide.lastIndexOf("[Source]"), wide.size());
            assertThat(longest(frame)).isEqualTo(60);
        }
    }
}

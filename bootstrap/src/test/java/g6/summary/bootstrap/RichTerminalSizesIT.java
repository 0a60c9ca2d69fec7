package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The full screen in a window that somebody makes larger and smaller. The next frame comes in ten
/// minutes: whatever is drawn is drawn because of the size.
class RichTerminalSizesIT {
    private static final int COLUMNS = 80;
    private static final int ROWS = 24;
    private static final int CHROME = 2;

    @TempDir private Path folder;
    private Shell shell;

    @BeforeEach
    void operatorSeesTheDashboard() throws Exception {
        shell = Shell.in(folder);
        terminal().resize(COLUMNS, ROWS);
        shell.start("", "--refresh 600");
        awaitWholeScreen(COLUMNS, ROWS);
    }

    @AfterEach
    void terminalIsClosed() {
        shell.close();
    }

    private Tmux terminal() {
        return shell.terminal();
    }

    /// The clock is at the right edge of the first row, keys stand in the last one.
    private void awaitWholeScreen(int columns, int rows) throws Exception {
        terminal()
                .screenThat(
                        "is whole at " + columns + " x " + rows, s -> isWhole(s, columns, rows));
    }

    private static boolean isWhole(String screen, int columns, int rows) {
        List<String> lines = screen.lines().toList();
        return lines.size() == rows
                && lines.getFirst().startsWith(" G6 SUMMARY")
                && lines.getFirst().endsWith(" IST")
                && lines.getFirst().length() == columns - 1
                && lines.getLast().contains("? help");
    }

    /// Without what goes on with the time.
    private String panels() throws Exception {
        return terminal().lines().stream().skip(CHROME).collect(Collectors.joining("\n"));
    }

    @Test
    void everySizeIsDrawnAtOnceAndTheUsualOneIsWholeAgain() throws Exception {
        String before = panels();
        for (int[] size : new int[][] {{300, 90}, {200, 60}, {160, 45}, {80, 24}, {60, 20}}) {
            terminal().resize(size[0], size[1]);
            awaitWholeScreen(size[0], size[1]);
        }
        for (int[] size : new int[][] {{20, 6}, {10, 3}, {2, 2}, {1, 1}, {1, 40}, {200, 1}}) {
            terminal().resize(size[0], size[1]);
            assertThat(terminal().told("#{window_width} #{window_height}"))
                    .isEqualTo(size[0] + " " + size[1]);
        }
        terminal().resize(COLUMNS, ROWS);
        awaitWholeScreen(COLUMNS, ROWS);
        assertThat(panels()).isEqualTo(before);
        terminal().resize(Shell.COLUMNS, Shell.ROWS);
        awaitWholeScreen(Shell.COLUMNS, Shell.ROWS);
        terminal().press("q");
        shell.endsWith(0);
    }

    @Test
    void aBurstOfSizesEndsInAWholeScreen() throws Exception {
        String before = panels();
        for (int columns = 70; columns < 130; columns++) {
            terminal().resize(columns, ROWS + columns % 7);
        }
        terminal().resize(COLUMNS, ROWS);
        awaitWholeScreen(COLUMNS, ROWS);
        assertThat(panels()).isEqualTo(before);
    }
}

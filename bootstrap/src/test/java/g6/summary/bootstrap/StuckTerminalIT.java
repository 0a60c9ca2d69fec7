package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.testkit.Samples;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The full screen on a terminal that takes no bytes any more, or is gone.
class StuckTerminalIT {
    /// More than the system keeps for a terminal that does not read.
    private static final int REDRAWINGS = 60;

    /// What the logging output says with every frame.
    private static final String LOGGED = ", snapshot ";

    private static final int MOST_SIGNALS = 20;

    private static final String REDRAW = "\f";

    /// Half of the time that an end may take, and the grace on top of it, together.
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    @TempDir private Path folder;
    private Path log;

    @BeforeEach
    void operatorHasAStatusFile() throws IOException {
        log = folder.resolve("log");
        atCycle(40105);
    }

    private void atCycle(int number) throws IOException {
        Shell.replaceStatus(
                folder, Samples.text("nested-open").replace("40105", Integer.toString(number)));
    }

    private PseudoTerminal started(Map<String, String> environment) throws Exception {
        return started(environment, command());
    }

    private List<String> command() {
        return RunningProgram.command(
                "run",
                "--status-file",
                folder.resolve("status.json").toString(),
                "--refresh",
                "0.1");
    }

    private PseudoTerminal started(Map<String, String> environment, List<String> command)
            throws Exception {
        Map<String, String> all = new HashMap<>();
        all.put("G6_OUTPUT_SINKS", "stdout,logging");
        all.put("G6_SHUTDOWN_TIMEOUT_MS", "1000");
        all.putAll(environment);
        PseudoTerminal terminal = PseudoTerminal.running(folder, 160, 45, all, command);
        terminal.awaitText("40105");
        return terminal;
    }

    private long framesLogged() throws IOException {
        return Files.readAllLines(log).stream().filter(line -> line.contains(LOGGED)).count();
    }

    private void awaitLogged(long frames, PseudoTerminal terminal) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (framesLogged() < frames) {
            assertThat(System.nanoTime()).as("no frame was logged").isLessThan(end);
            assertThat(Tmux.ends(terminal.inside(), Duration.ofMillis(20))).isFalse();
        }
    }

    /// Asks in pieces, since keys that come at once may be answered by one picture.
    private static void getStuck(PseudoTerminal terminal) throws Exception {
        terminal.freeze();
        for (int times = 0; times < REDRAWINGS; times++) {
            terminal.send(REDRAW);
            assertThat(Tmux.ends(terminal.inside(), Duration.ofMillis(10))).isFalse();
        }
        terminal.news("full");
    }

    @Test
    void theOthersGoOnAndTheEndIsCutShort() throws Exception {
        try (PseudoTerminal terminal = started(Map.of("G6_LOG_FILE", log.toString()))) {
            getStuck(terminal);
            long before = framesLogged();
            atCycle(40106);
            awaitLogged(before + 1, terminal);
            atCycle(40107);
            awaitLogged(before + 2, terminal);

            terminal.signal("TERM");

            assertThat(Tmux.ends(terminal.inside(), PATIENCE)).isTrue();
            assertThat(terminal.news("end")).isEqualTo("end 74 same");
            assertThat(log).content().contains("without the last frame: stdout");
        }
    }

    @Test
    void whatWasLoggedInTheMeantimeDoesNotHoldUpTheEnd() throws Exception {
        try (PseudoTerminal terminal = started(Map.of())) {
            getStuck(terminal);

            terminal.signal("TERM");

            assertThat(Tmux.ends(terminal.inside(), PATIENCE)).isTrue();
            assertThat(terminal.news("end")).isIn("end 0 same", "end 74 same");
        }
    }

    @Test
    void aSecondInterruptEndsItAtOnce() throws Exception {
        Map<String, String> patient =
                Map.of("G6_SHUTDOWN_TIMEOUT_MS", "600000", "G6_LOG_FILE", log.toString());
        try (PseudoTerminal terminal = started(patient)) {
            getStuck(terminal);
            long before = framesLogged();
            atCycle(40106);
            awaitLogged(before + 1, terminal);
            ProcessHandle program = terminal.inside();
            for (int times = 0; times < MOST_SIGNALS && program.isAlive(); times++) {
                terminal.signal("INT");
                Tmux.ends(program, Duration.ofMillis(500));
            }
            assertThat(terminal.news("end")).isEqualTo("end 130 same");
        }
    }

    @Test
    void aStopGivesTheLineBackAllTheSameAndTheScreenComesWhenItCan() throws Exception {
        try (PseudoTerminal terminal = started(Map.of())) {
            getStuck(terminal);
            terminal.signal("TSTP");
            assertThat(terminal.news("stopped")).isEqualTo("stopped same");

            terminal.signal("CONT");
            int before = terminal.count();
            terminal.thaw();

            terminal.awaitText("40105", before);
            terminal.send("q");
            assertThat(terminal.news("end")).isEqualTo("end 0 same");
        }
    }

    @Test
    void whenTheTerminalGoesOnTheScreenIsRight() throws Exception {
        try (Shell shell = Shell.in(folder)) {
            ProcessHandle program = shell.start("", "--refresh 0.1");
            shell.terminal().freeze();
            for (int times = 0; times < REDRAWINGS; times++) {
                Tmux.signal(program, "WINCH");
            }
            atCycle(40106);

            shell.terminal().thaw();

            assertThat(shell.terminal().screenWith("40106")).startsWith(" G6 SUMMARY");
            shell.terminal().press("q");
            shell.endsWith(0);
        }
    }

    @Test
    void whoeverClosesTheTerminalEndsIt() throws Exception {
        try (PseudoTerminal terminal = started(Map.of())) {
            terminal.hangUp();
            assertThat(terminal.news("end")).isIn("end 0 unknown", "end 74 unknown");
        }
    }

    @Test
    void itEndsWithItsTerminalEvenIfNobodyMayHangItUp() throws Exception {
        List<String> command = new ArrayList<>(List.of("env", "--ignore-signal=HUP"));
        command.addAll(command().subList(command.size(), command().size()));
        try (PseudoTerminal terminal = started(Map.of(), command)) {
            terminal.hangUp();
            assertThat(terminal.news("end")).isEqualTo("end 74 unknown");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kill-pane", "kill-server"})
    void aClosedWindowLeavesNoOrphan(String how) throws Exception {
        try (Shell shell = Shell.in(folder)) {
            ProcessHandle program = shell.start("", "--refresh 0.1");
            shell.terminal().order(how);
            assertThat(Tmux.ends(program, PATIENCE)).isTrue();
        }
    }
}

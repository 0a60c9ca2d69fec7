package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.testkit.Samples;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// What others contribute breaks while the full screen is shown.
class RichTerminalFaultsIT {
    private static final String ALL = "G6_OUTPUT_SINKS=stdout,faulty";
    private static final int MOST_KEYS = 50;
    private static final String CAUSE = "broken on purpose";

    @TempDir private static Path modules;
    private static Path faulty = Path.of("");

    @TempDir private Path folder;
    private Shell shell;

    @BeforeAll
    static void somebodyContributesAModule() throws IOException {
        faulty = FaultyModule.in(modules);
    }

    @BeforeEach
    void operatorHasAShell() throws Exception {
        shell = Shell.in(folder, RunningProgram.commandWith(faulty, "run"));
    }

    @AfterEach
    void terminalIsClosed() {
        shell.close();
    }

    private Tmux terminal() {
        return shell.terminal();
    }

    @Test
    void aBrokenPanelIsShownInItsPlaceAndTheDashboardGoesOn() throws Exception {
        shell.start("BREAKS=panel", "--refresh 0.2");
        assertThat(terminal().screenWith(CAUSE)).contains("ERROR faulty", "NIFTY");

        Shell.replaceStatus(folder, Samples.text("nested-open").replace("40105", "40106"));

        assertThat(terminal().screenWith("40106")).contains("ERROR faulty");
        terminal().press("q");
        assertThat(shell.endsWith(0)).contains("panel faulty could not be built", CAUSE);
    }

    @Test
    void anOutputThatBreaksHarmsNobodyElse() throws Exception {
        shell.start(ALL + " BREAKS=deliver", "--refresh 0.2");
        Shell.replaceStatus(folder, Samples.text("nested-open").replace("40105", "40106"));
        assertThat(terminal().screenWith("40106")).contains("it works").doesNotContain(CAUSE);
        terminal().press("q");
        assertThat(shell.endsWith(74))
                .contains("output faulty could not deliver", CAUSE, "without the last frame");
    }

    @Test
    void anOutputThatBreaksAtTheEndHarmsNobodyElse() throws Exception {
        shell.start(ALL + " BREAKS=close", "--refresh 0.2");
        terminal().press("q");
        assertThat(shell.endsWith(0)).contains(CAUSE);
    }

    @Test
    void anOutputThatCannotSayItsNameIsAFaultOfTheProgram() throws Exception {
        shell.tryToStart(ALL + " BREAKS=name", "");
        assertThat(shell.endsWith(70)).contains(CAUSE).doesNotContain("G6 SUMMARY");
    }

    @Test
    void aFaultWhileTheTerminalIsItsOwnGivesItBack() throws Exception {
        shell.tryToStart(ALL + " BREAKS=start", "");
        assertThat(shell.endsWith(70)).contains(CAUSE).doesNotContain("G6 SUMMARY");
    }

    @Test
    void whoeverEndsTheVirtualMachineGivesTheTerminalBack() throws Exception {
        shell.start(ALL + " BREAKS=exit", "");
        assertThat(shell.endsOnMainScreenWith(9)).doesNotContain("G6 SUMMARY");
    }

    @Test
    void aSecondInterruptEndsItAtOnce() throws Exception {
        ProcessHandle program =
                shell.start(ALL + " BREAKS=end G6_SHUTDOWN_TIMEOUT_MS=600000", "--refresh 0.2");
        for (int times = 0; times < MOST_KEYS && program.isAlive(); times++) {
            terminal().press("C-c");
            Tmux.ends(program, Duration.ofMillis(200));
        }
        shell.endsWith(130);
    }

    @Test
    void anEndThatTakesTooLongIsCutShort() throws Exception {
        ProcessHandle program =
                shell.start(ALL + " BREAKS=end G6_SHUTDOWN_TIMEOUT_MS=200", "--refresh 0.2");
        Tmux.signal(program, "TERM");
        assertThat(shell.endsWith(74)).contains("without the last frame: faulty");
    }
}

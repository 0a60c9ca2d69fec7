package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.testkit.Samples;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/// The full screen on an operator's terminal: whichever way it is left, the terminal is as it was.
class RichTerminalIT {
    private static final String LOGGING = "G6_OUTPUT_SINKS=stdout,logging";

    /// What the logging output says with every frame.
    private static final String LOGGED = ", snapshot ";

    @TempDir private Path folder;
    private Shell shell;

    @BeforeEach
    void operatorHasAShell() throws Exception {
        shell = Shell.in(folder);
    }

    @AfterEach
    void terminalIsClosed() {
        shell.close();
    }

    private ProcessHandle start() throws Exception {
        return shell.start(LOGGING, "--refresh 0.2");
    }

    private Tmux terminal() {
        return shell.terminal();
    }

    private void atCycle(int number) throws Exception {
        Shell.replaceStatus(
                folder, Samples.text("nested-open").replace("40105", Integer.toString(number)));
    }

    /// Keys are pressed, names in capitals are signals.
    private void leave(ProcessHandle program, String how) throws Exception {
        if (how.equals(how.toUpperCase(Locale.ROOT))) {
            Tmux.signal(program, how);
        } else {
            terminal().press(how);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"q", "C-c", "TERM", "INT", "HUP"})
    void whoeverEndsItGetsTheTerminalBack(String how) throws Exception {
        ProcessHandle program = start();
        atCycle(40106);
        assertThat(terminal().screenWith("40106")).doesNotContain(LOGGED, "code=");

        leave(program, how);

        assertThat(shell.endsWith(0)).contains(LOGGED).doesNotContain("G6 SUMMARY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--max-seconds 1", "--cycles 3"})
    void itGivesTheTerminalBackWhenItEndsByItself(String limit) throws Exception {
        shell.start(LOGGING, "--refresh 0.4 " + limit);
        assertThat(shell.endsWith(0)).contains(LOGGED).doesNotContain("G6 SUMMARY");
    }

    @Test
    void aFileThatCannotBeReadIsShownAndTheTerminalGivenBack() throws Exception {
        Files.delete(folder.resolve("status.json"));
        Files.createDirectory(folder.resolve("status.json"));
        shell.start(LOGGING, "");
        terminal().screenWith("not a file");
        terminal().press("q");
        assertThat(shell.endsWith(0)).contains(LOGGED).doesNotContain("G6 SUMMARY");
    }

    @Test
    void itLeavesNothingInTheFolderForTemporaryFiles() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        shell.start("JDK_JAVA_OPTIONS=-Djava.io.tmpdir=" + temporary, "");
        assertThat(temporary).isEmptyDirectory();
        terminal().press("q");
        shell.endsWith(0);
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void whoeverStopsItGetsTheTerminalBackAndCanGoOn() throws Exception {
        start();
        terminal().press("C-z");
        assertThat(terminal().screenWith("Stopped")).doesNotContain("G6 SUMMARY");
        shell.assertIsUsable();

        atCycle(40106);
        terminal().enter("fg");

        assertThat(terminal().screenWith("40106")).contains("G6 SUMMARY");
        assertThat(terminal().told("#{alternate_on} #{cursor_flag}")).isEqualTo("1 0");
        terminal().press("p");
        terminal().screenWith("PAUSED");
        terminal().press("q");
        shell.endsWith(0);
    }

    @Test
    void aStoppedOneCanBeKilled() throws Exception {
        ProcessHandle program = start();
        terminal().press("C-z");
        terminal().screenWith("Stopped");
        terminal().enter("kill %1");
        assertThat(Tmux.ends(program, Duration.ofSeconds(10))).isTrue();
        shell.assertIsUsable();
    }

    @Test
    void inTheBackgroundItLeavesTheTerminalAloneAndGoesOn() throws Exception {
        start();
        terminal().press("C-z");
        terminal().screenWith("Stopped");
        terminal().enter("bg");
        terminal().screenWith("&");
        shell.assertIsUsable();
        atCycle(40106);

        terminal().enter("fg");

        terminal().screenWith("40106");
        terminal().press("p");
        terminal().screenWith("PAUSED");
        terminal().press("q");
        assertThat(shell.endsWith(0)).contains(LOGGED);
    }

    @Test
    void startedInTheBackgroundItShowsNothingBeforeItComesToTheFront() throws Exception {
        shell.tryToStart(LOGGING, "--refresh 0.2 &");
        ProcessHandle program = terminal().job();
        shell.assertIsUsable();
        terminal().enter("fg");
        assertThat(terminal().screenWith("G6 SUMMARY")).contains("NIFTY");
        terminal().press("C-z");
        terminal().screenWith("Stopped");
        terminal().enter("bg");
        Tmux.signal(program, "TERM");
        assertThat(Tmux.ends(program, Duration.ofSeconds(10))).isTrue();
        shell.assertIsUsable();
    }

    @Test
    void theSystemMayStopItAndLetItGoOn() throws Exception {
        ProcessHandle program = start();
        Tmux.signal(program, "STOP");
        terminal().screenWith("Stopped");
        Tmux.signal(program, "CONT");
        terminal().screenThat("is the shell's", _ -> isBack());
        shell.assertIsUsable();

        terminal().enter("fg");

        atCycle(40106);
        assertThat(terminal().screenWith("40106")).startsWith(" G6 SUMMARY");
        terminal().press("q");
        shell.endsWith(0);
    }

    private boolean isBack() throws Exception {
        return terminal().told("#{alternate_on}").equals("0");
    }
}

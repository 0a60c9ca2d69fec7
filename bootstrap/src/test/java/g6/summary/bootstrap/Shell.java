package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.testkit.Samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// An operator's shell in a terminal, in a folder with a status file and a command `dashboard` that
/// starts the packaged program.
final class Shell implements AutoCloseable {
    /// Of a terminal that nothing has changed: it shows the cursor on the main screen, wraps lines,
    /// and sends what keys usually do.
    private static final String USUAL = "1 0 1 0 0 0";

    private static final String FLAGS =
            "#{cursor_flag} #{alternate_on} #{wrap_flag} #{keypad_cursor_flag} #{keypad_flag}"
                    + " #{mouse_any_flag}";

    static final int COLUMNS = 130;
    static final int ROWS = 40;

    private final Path folder;
    private final Tmux terminal;
    private int checks;

    private Shell(Path folder, Tmux terminal) {
        this.folder = folder;
        this.terminal = terminal;
    }

    static Shell in(Path folder) throws Exception {
        return in(folder, RunningProgram.command("run"));
    }

    /// Remembers the modes of the line.
    ///
    /// @param command what `dashboard` is
    static Shell in(Path folder, List<String> command) throws Exception {
        Path start = folder.resolve("dashboard");
        Files.writeString(start, "exec " + Tmux.quoted(command) + " \"$@\"\n");
        replaceStatus(folder, Samples.text("nested-open"));
        Shell shell = new Shell(folder, Tmux.withShell(folder, COLUMNS, ROWS));
        shell.terminal.enter("stty -a >before; echo modes=$?");
        shell.terminal.screenWith("modes=0");
        return shell;
    }

    static void replaceStatus(Path folder, String document) throws IOException {
        Path next = Files.writeString(folder.resolve("next"), document);
        Files.move(next, folder.resolve("status.json"), StandardCopyOption.ATOMIC_MOVE);
    }

    Tmux terminal() {
        return terminal;
    }

    /// Starts the dashboard and waits for its picture.
    ///
    /// @param variables of the environment, as a shell reads them
    /// @return the process
    ProcessHandle start(String variables, String arguments) throws Exception {
        tryToStart(variables, arguments);
        terminal.screenWith("G6 SUMMARY");
        assertThat(terminal.told("#{alternate_on} #{cursor_flag}")).isEqualTo("1 0");
        return terminal.job();
    }

    /// Starts what may have no picture to show.
    void tryToStart(String variables, String arguments) throws Exception {
        terminal.enter(variables + " sh dashboard --status-file status.json " + arguments);
    }

    /// Waits until the dashboard has ended like this, with the terminal as it was before it.
    ///
    /// @return what is on the main screen then
    String endsWith(int code) throws Exception {
        String said = endsOnMainScreenWith(code);
        assertIsUsable();
        return said;
    }

    /// The same, whatever the modes of the line are.
    String endsOnMainScreenWith(int code) throws Exception {
        terminal.screenThat("has no job", _ -> !terminal.hasJob());
        terminal.enter("echo code=$?");
        terminal.screenThat("has a code", screen -> screen.matches("(?s).*\\bcode=\\d.*"));
        String said = terminal.everything();
        assertThat(said).contains("code=" + code + "\n");
        assertThat(terminal.told(FLAGS)).isEqualTo(USUAL);
        return said;
    }

    /// The terminal is as it was before the first start, and the shell does what it is told.
    void assertIsUsable() throws Exception {
        assertThat(terminal.told(FLAGS)).isEqualTo(USUAL);
        checks++;
        terminal.enter("clear; stty -a >after; echo usable=$((6*7)).%d".formatted(checks));
        terminal.screenWith("usable=42.%d\n".formatted(checks));
        assertThat(terminal.order("capture-pane", "-p", "-e")).doesNotContain("\u001b");
        assertThat(folder.resolve("after")).hasSameTextualContentAs(folder.resolve("before"));
    }

    @Override
    public void close() {
        terminal.close();
    }
}

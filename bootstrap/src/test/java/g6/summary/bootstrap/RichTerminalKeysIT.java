package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// The keys of the full screen, pressed on a real terminal, and what is pasted into it.
class RichTerminalKeysIT {
    @TempDir private Path folder;
    private Shell shell;

    @BeforeEach
    void operatorSeesTheDashboard() throws Exception {
        shell = Shell.in(folder);
        shell.start("", "--refresh 600");
    }

    @AfterEach
    void terminalIsClosed() {
        shell.close();
    }

    private Tmux terminal() {
        return shell.terminal();
    }

    private String screenWithout(String content) throws Exception {
        return terminal().screenThat("lacks " + content, screen -> !screen.contains(content));
    }

    /// The screen with its colours.
    private String painted() throws Exception {
        return terminal().order("capture-pane", "-p", "-e");
    }

    @Test
    void everyKeyDoesWhatTheHelpSays() throws Exception {
        terminal().press("?");
        assertThat(terminal().screenWith("Help")).contains("next theme");
        terminal().press("Escape");
        screenWithout("Help");

        terminal().press("p");
        terminal().screenWith("PAUSED");
        terminal().press("p");
        screenWithout("PAUSED");

        terminal().press("Tab", "Enter");
        assertThat(screenWithout("Links")).contains("Indices", "all panels");
        terminal().press("Right");
        assertThat(screenWithout("BANKNIFTY  ●")).contains("all panels");
        terminal().press("Left", "Enter");
        terminal().screenWith("Links");

        terminal().press("/");
        terminal().type("SENSEX");
        assertThat(terminal().screenWith("filter  SENSEX")).doesNotContain("FINNIFTY  ");
        terminal().press("Enter");
        terminal().screenWith("FILTER SENSEX");
        terminal().press("Escape");
        assertThat(screenWithout("FILTER")).contains("FINNIFTY");

        terminal().press("c");
        screenWithout("╭");
        terminal().press("c");
        terminal().screenWith("╭");

        String before = painted();
        terminal().press("t");
        terminal().screenThat("has other colours", _ -> !painted().equals(before));

        terminal().press("a", "Up", "Down", "PageDown", "PageUp", "Home", "End", "C-l", "q");
        shell.endsWith(0);
    }

    @Test
    void whatIsPastedIsTextForTheFilterAndNoKeys() throws Exception {
        terminal().order("set-buffer", "--", "q?p\n\twörter\r\u0007/q ".repeat(300));
        terminal().order("paste-buffer", "-p");
        terminal().press("/");
        terminal().screenWith(" filter ");
        terminal().order("set-buffer", "--", "SEN");
        terminal().order("paste-buffer", "-p");
        assertThat(terminal().screenWith("filter  SEN")).doesNotContain("FINNIFTY  ", "PAUSED");

        terminal().type("SEX");
        terminal().screenWith("filter  SENSEX");
        terminal().press("Escape", "q");
        shell.endsWith(0);
    }

    @Test
    void whateverElseIsTypedDoesNoHarm() throws Exception {
        String garbage =
                "\u0001\u0002\u001b[999;999~\u001b]52;c;eA==\u0007\u001bP+x\u001b\\é漢👍\u001b[";
        terminal().type(garbage);
        terminal().press("-H", "ff", "fe", "c3", "28", "80", "c0", "af", "f4", "90", "00");
        terminal().press("Escape", "Escape", "Escape", "/");
        terminal().type("é漢👍");
        terminal().screenWith("é漢👍");
        terminal().press("BSpace", "BSpace", "BSpace", "Escape", "C-l");
        assertThat(screenWithout("漢")).startsWith(" G6 SUMMARY");
        terminal().press("q");
        shell.endsWith(0);
    }
}

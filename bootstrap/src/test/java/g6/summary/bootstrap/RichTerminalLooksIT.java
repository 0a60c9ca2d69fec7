package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.testkit.Samples;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What reaches a terminal of which kind, byte by byte.
class RichTerminalLooksIT {
    private static final String ALTERNATE_SCREEN = "\u001b[?1049h";
    private static final Pattern COLOUR =
            Pattern.compile("\u001b\\[[0-9;]*(3|4|9|10)[0-9][0-9;]*m");

    private static final String ALERTS =
            "\"alerts\": [{\"time\": \"2025-10-17T16:32:57Z\", \"level\": \"EVIL\", \"component\":"
                    + " \"EVIL\", \"message\": \"EVIL\", \"category\": \"EVIL\"}]";

    /// The orders that the screen is drawn with: colours, moves, erasing, modes.
    private static final String OWN =
            "\u001b\\[(?:[0-9;]*[mHCK]|2J|8[hl]|\\?(?:7|25|1049|2004|2026)[hl])";

    @TempDir private Path folder;

    @BeforeEach
    void operatorHasAStatusFile() throws IOException {
        Shell.replaceStatus(folder, Samples.text("nested-open"));
    }

    private List<String> command(String... options) {
        List<String> arguments = new ArrayList<>(List.of("run", "--status-file"));
        arguments.add(folder.resolve("status.json").toString());
        arguments.addAll(List.of(options));
        return RunningProgram.command(arguments.toArray(String[]::new));
    }

    private PseudoTerminal terminal(Map<String, String> environment, List<String> command)
            throws Exception {
        return PseudoTerminal.running(folder, 160, 45, environment, command);
    }

    /// Everything that a run of a few cycles writes.
    private String written(Map<String, String> environment, List<String> command) throws Exception {
        List<String> few = new ArrayList<>(command);
        few.addAll(List.of("--cycles", "2", "--refresh", "0.2"));
        try (PseudoTerminal terminal = terminal(environment, few)) {
            assertThat(terminal.news("end")).isEqualTo("end 0 same");
            return terminal.text();
        }
    }

    @Test
    void thereAreColoursAndAScreenOfItsOwn() throws Exception {
        assertThat(written(Map.of(), command()))
                .contains(ALTERNATE_SCREEN, "╭")
                .containsPattern(COLOUR)
                .endsWith("\u001b[?1049l");
    }

    @ParameterizedTest
    @CsvSource({"NO_COLOR, 1", "CLICOLOR, 0"})
    void nobodyGetsColoursWhoWantsNone(String variable, String value) throws Exception {
        assertThat(written(Map.of(variable, value), command()))
                .contains(ALTERNATE_SCREEN)
                .doesNotContainPattern(COLOUR);
    }

    @Test
    void asciiAloneIsWrittenWhereWanted() throws Exception {
        assertThat(written(Map.of(), command("--ascii", "--low-contrast")))
                .contains(ALTERNATE_SCREEN, "NIFTY")
                .matches(text -> text.chars().allMatch(character -> character < 0x80));
    }

    @ParameterizedTest
    @CsvSource({"xterm, --accessible", "dumb, --ascii", "xterm, --plain"})
    void plainTextHasNoEscapeAndLeavesTheModes(String type, String option) throws Exception {
        try (PseudoTerminal terminal = terminal(Map.of("TERM", type), command(option))) {
            terminal.awaitText("NIFTY");
            terminal.signal("TERM");
            assertThat(terminal.news("end")).isEqualTo("end 0 same");
            assertThat(terminal.text()).doesNotContain("\u001b");
        }
    }

    @Test
    void onceIsPlainToo() throws Exception {
        try (PseudoTerminal terminal = terminal(Map.of(), command("--once"))) {
            assertThat(terminal.news("end")).isEqualTo("end 0 same");
            assertThat(terminal.text()).contains("NIFTY").doesNotContain("\u001b");
        }
    }

    @Test
    void withoutAScreenOfItsOwnThePromptComesBelowThePicture() throws Exception {
        try (Shell shell = Shell.in(folder)) {
            shell.tryToStart("G6_SUMMARY_ALT_SCREEN=off", "--refresh 0.2");
            shell.terminal().screenWith("? help");
            assertThat(shell.terminal().told("#{alternate_on}")).isEqualTo("0");
            shell.terminal().press("q");
            String screen = shell.endsOnMainScreenWith(0);
            assertThat(screen).contains("NIFTY");
            assertThat(screen.indexOf("code=$?")).isGreaterThan(screen.indexOf("? help"));
            shell.assertIsUsable();
        }
    }

    @Test
    void withoutATerminalToReadFromItIsPlain() throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" </dev/null", "sh"));
        command.addAll(command());
        assertThat(written(Map.of(), command)).contains("NIFTY").doesNotContain("\u001b");
    }

    @Test
    void nothingOfTheDocumentIsAnOrderForTheTerminal() throws Exception {
        String evil =
                "\\u001b]52;c;ZXZpbA==\\u0007\\u001b[31mEVIL\\u009b2J\\u009d0;t\\u009c\\u202e\\u2066\\u007f\\u0000\\u0090x\\r"
                    + "\\n"
                    + "\\t\\b\\u001bc\\u200f";
        String document =
                Samples.text("nested-open")
                        .replace("\"alerts\": []", ALERTS.replace("EVIL", evil))
                        .replace("FINNIFTY", "FIN" + evil)
                        .replace(
                                "\"links\": {", "\"links\": {\"k" + evil + "\": \"v" + evil + "\",")
                        .replace("G6 Collector", evil)
                        .replace("2.4.1", evil)
                        .replace("OPEN", evil);
        Shell.replaceStatus(folder, document);
        try (PseudoTerminal terminal = terminal(Map.of(), command())) {
            terminal.awaitText("EVIL");
            terminal.send("?");
            terminal.awaitText("Help");
            terminal.send("?/EVIL\r");
            terminal.awaitText("FILTER EVIL");
            terminal.send("q");
            assertThat(terminal.news("end")).isEqualTo("end 0 same");
            assertThat(terminal.text().replaceAll(OWN, ""))
                    .doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\r\n]]");
        }
    }
}

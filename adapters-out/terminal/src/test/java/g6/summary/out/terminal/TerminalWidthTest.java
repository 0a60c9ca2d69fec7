package g6.summary.out.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.testkit.RealComponent;

import org.jline.terminal.spi.TerminalProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntSupplier;

/// Asks a real terminal, from a process of its own.
final class TerminalWidthTest {
    @TempDir Path folder;

    /// Writes what [TerminalWidth] says to a file.
    static final class Probe {
        private Probe() {}

        public static void main(String[] arguments) throws IOException {
            Optional<IntSupplier> width =
                    TerminalWidth.ofStandardOutput().map(IntSupplier.class::cast);
            String answer = width.map(w -> String.valueOf(w.getAsInt())).orElse("no terminal");
            Files.writeString(Path.of(arguments[0]), answer);
        }
    }

    @Test
    void aTerminalTellsItsColumns() throws Exception {
        RealComponent.require("script");

        assertThat(onTerminal("stty cols 97", "")).isEqualTo("97");
    }

    @Test
    void inputNeedNotBeATerminal() throws Exception {
        RealComponent.require("script");

        assertThat(onTerminal("stty cols 61", "</dev/null")).isEqualTo("61");
    }

    @Test
    void aTerminalThatKnowsNoWidthHasNone() throws Exception {
        RealComponent.require("script");

        assertThat(onTerminal("stty cols 0 rows 0", "")).isEqualTo("0");
    }

    @Test
    void theTerminalIsLeftAlone() throws Exception {
        RealComponent.require("script");

        onTerminal("stty cols 97; stty -a >before", "; stty -a >after");

        assertThat(folder.resolve("after")).hasSameTextualContentAs(folder.resolve("before"));
        assertThat(folder.resolve("typescript")).content().doesNotContain(Character.toString(0x1B));
    }

    @Test
    void aPipeIsNoTerminal() throws Exception {
        assertThat(redirected(" | cat")).isEqualTo("no terminal");
    }

    @Test
    void aFileIsNoTerminal() throws Exception {
        assertThat(redirected(" >file")).isEqualTo("no terminal");
        assertThat(redirected(" >/dev/null")).isEqualTo("no terminal");
    }

    private String onTerminal(String before, String after) throws Exception {
        String command = before + "; " + probe() + " " + after;
        // -q says nothing by itself, -e gives the command's own exit code, -O records the output.
        run("script", "-qec", command, "-O", "typescript");
        return answer();
    }

    private String redirected(String redirection) throws Exception {
        run("sh", "-c", probe() + redirection);
        return answer();
    }

    private String answer() throws IOException {
        return Files.readString(folder.resolve("answer"));
    }

    private void run(String... command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        assertThat(process.waitFor()).isZero();
    }

    private static String probe() throws URISyntaxException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String path =
                String.join(
                        File.pathSeparator,
                        place(TerminalWidth.class),
                        place(Probe.class),
                        place(TerminalProvider.class));
        return java
                + " --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -cp '"
                + path
                + "' '"
                + Probe.class.getName()
                + "' answer";
    }

    private static String place(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    }
}

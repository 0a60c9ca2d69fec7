package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.testkit.Samples;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class ServeCommandTest {
    private final Spoken spoken = new Spoken();
    @TempDir private Path folder;

    private int operator(Map<String, String> environment, String... arguments) {
        return new CommandLineInterface(spoken.session(environment)).execute(arguments);
    }

    @Test
    void aServiceSaysWhatItDoesInItsLogAlone() throws IOException {
        Path status = Files.write(folder.resolve("s.json"), Samples.bytes("nested-open"));
        Map<String, String> environment = Map.of("G6_OUTPUT_SINKS", "stdout,logging");

        assertThat(operator(environment, "serve", "--cycles=1", "--status-file=" + status))
                .isZero();

        assertThat(spoken.out()).isEmpty();
        assertThat(spoken.err().lines())
                .allMatch(line -> line.startsWith(Spoken.NOON))
                .anyMatch(line -> line.endsWith(" serves " + status))
                .anyMatch(line -> line.contains(" status is "))
                .anyMatch(line -> line.contains("INFO cycle 1, "))
                .endsWith(Spoken.NOON + "INFO ended");
    }

    @Test
    void aMisconfiguredServiceDoesNotStart() {
        assertThat(operator(Map.of("G6_HTTP_BIND", "*"), "serve", "--cycles=1")).isEqualTo(78);

        assertThat(spoken.err())
                .isEqualTo(
                        "g6-summary: G6_HTTP_BIND (environment) is not an IP address or a host"
                                + " name\n");
    }

    @Test
    void aServiceHasNoOptionsOfATerminal() {
        assertThat(operator(Map.of(), "serve", "--once")).isEqualTo(2);
        assertThat(operator(Map.of(), "serve", "--compact")).isEqualTo(2);
    }
}

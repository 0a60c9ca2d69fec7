package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.testkit.Samples;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

class CommandLineInterfaceTest {
    private final Spoken spoken = new Spoken();
    @TempDir private Path folder;

    private int operator(Map<String, String> environment, String... arguments) {
        return new CommandLineInterface(spoken.session(environment)).execute(arguments);
    }

    private int operator(String... arguments) {
        return operator(Map.of(), arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void helpNamesEveryCommandAndOption(String option) {
        assertThat(operator(option)).isZero();

        assertThat(spoken.out())
                .startsWith("Usage: g6-summary ")
                .contains("--status-file=FILE", "--refresh=SECONDS", "--cycles=N", "--once")
                .contains("--plain, --no-rich", "--no-write-panels")
                .contains("  run ", "  demo ", "  simulate ", "  bench ");
        assertThat(spoken.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "demo",
                "serve",
                "simulate",
                "config",
                "adapters",
                "tail",
                "replay",
                "compare",
                "explain",
                "bench"
            })
    void everyCommandHelps(String command) {
        assertThat(operator(command, "--help")).isZero();

        assertThat(spoken.out()).startsWith("Usage: g6-summary " + command + " ");
        assertThat(spoken.err()).isEmpty();
    }

    @Test
    void theVersionIsOneLine() {
        assertThat(operator("--version")).isZero();

        assertThat(spoken.out()).startsWith("g6-summary ").hasLineCount(1);
    }

    @Test
    void aMisspeltOptionIsAUsageErrorWithASuggestion() {
        assertThat(operator("run", "--refersh=3")).isEqualTo(2);

        assertThat(spoken.out()).isEmpty();
        assertThat(spoken.err().lines())
                .containsExactly(
                        "g6-summary: Unknown option: '--refersh=3'",
                        "Possible solutions: --refresh, --record",
                        "Try 'g6-summary run --help' for the options.");
    }

    @Test
    void aMisspeltCommandIsAUsageErrorWithASuggestion() {
        assertThat(operator("simulat")).isEqualTo(2);

        assertThat(spoken.err())
                .startsWith("g6-summary: Unmatched argument at index 0: 'simulat'")
                .contains("Did you mean", "g6-summary simulate")
                .endsWith("Try 'g6-summary --help' for the options.\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--refresh   | often | --refresh often is not a number",
                "--refresh   | 0.01  | --refresh 0.01 is under the least value, 0.05",
                "--refresh   | 1e-999999999 | --refresh 1e-999999999 is not a number of up to 100",
                "--cycles    | 0     | --cycles 0 is under the least value, 1",
                "--cycles    | 1.5   | --cycles 1.5 is not a whole number",
            })
    void anOptionsValueIsNeverReplaced(String option, String value, String complaint) {
        assertThat(operator("--once", option, value)).isEqualTo(2);

        assertThat(spoken.err())
                .startsWith("g6-summary: " + complaint)
                .endsWith("Try 'g6-summary --help' for the options.\n");
        assertThat(spoken.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "simulate|--dialect|square|--dialect square is none of nested, flat",
                "simulate|--faults|fire|--faults fire is none of truncated, malformed, missing",
                "simulate|--refresh|0|--refresh 0.0 is not over 0 and up to 86400",
                "simulate|--refresh|NaN|--refresh NaN is not over 0 and up to 86400",
                "simulate|--cycles|0|--cycles 0 is under 1",
                "simulate|--change-ratio|1.1|changeRatio 1.1 is not from 0 to 1",
                "simulate|--seed|x|Invalid value for option '--seed'",
                "simulate|--indices|A,A|indices are not distinct: [A, A]",
            })
    void simulateRefusesWhatItCannotDo(
            String command, String option, String value, String complaint) {
        String file = folder.resolve("status.json").toString();
        assertThat(operator(command, "--status-file", file, option, value)).isEqualTo(2);

        assertThat(spoken.err()).startsWith("g6-summary: " + complaint);
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--churn|101|--churn 101 is not a whole number from 0 to 100",
                "--churn|0,x|--churn x is not a whole number from 0 to 100",
                "--churn|0,|--churn  is not a whole number from 0 to 100",
                "--warmup|-1|--warmup -1 is not from 0 to 10000000",
                "--measure|0|--measure 0 is not from 1 to 10000000",
                "--indices|-1|--indices -1 is not from 0 to 100000",
                "--indices|99999999|--indices 99999999 is not from 0 to 100000",
            })
    void benchRefusesWhatItCannotMeasure(String option, String value, String complaint) {
        assertThat(operator("bench", "cycle", option, value)).isEqualTo(2);

        assertThat(spoken.err()).startsWith("g6-summary: " + complaint);
        assertThat(spoken.out()).isEmpty();
    }

    @Test
    void aPasswordOnTheCommandLineIsNotRepeated() {
        assertThat(operator("run", "--metrics-url", "http://me:pa55word@host/")).isEqualTo(2);

        assertThat(spoken.err())
                .startsWith("g6-summary: --metrics-url has a user name or a password in it")
                .doesNotContain("pa55word");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--config", "--env-file", "--status-file", "--refresh"})
    void anOptionHasAValue(String option) {
        assertThat(operator("run", "--once", option, "")).isEqualTo(2);

        assertThat(spoken.err()).startsWith("g6-summary: " + option + " has an empty value");
        assertThat(spoken.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"simulate", "bench cycle", "run --once", "demo --once"})
    void nothingStartsWithABrokenConfiguration(String line) {
        Map<String, String> broken = Map.of("G6_CONFIG_FILE", folder.resolve("no").toString());

        assertThat(operator(broken, line.split(" "))).isEqualTo(78);

        assertThat(spoken.err()).contains("no: no such file or folder");
        assertThat(spoken.out()).isEmpty();
    }

    @Test
    void benchWantsToKnowWhat() {
        assertThat(operator("bench")).isEqualTo(2);

        assertThat(spoken.err()).contains("Try 'g6-summary bench --help'");
    }

    @Test
    void benchMeasuresTheDrawingOfAScreen() {
        String[] line = "bench screen --columns 80 --rows 24 --warmup 1 --measure 3".split(" ", -1);

        assertThat(operator(line)).as(spoken.err()).isZero();

        assertThat(spoken.out())
                .hasLineCount(1)
                .contains("\"columns\":80", "\"rows\":24", "\"frames\":3", "\"warmup\":1")
                .containsPattern("\"median_ms\":[0-9]")
                .containsPattern("\"first_frame_bytes\":[1-9][0-9]{2,}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--columns", "--rows", "--measure"})
    void benchDrawsNoScreenOfNoSize(String option) {
        assertThat(operator("bench", "screen", option, "0")).isEqualTo(2);

        assertThat(spoken.err()).startsWith("g6-summary: " + option + " 0 is not from 1 to ");
    }

    @Test
    void anOptionBeatsTheEnvironment() throws IOException {
        Path read = sample("read.json");
        Map<String, String> environment =
                Map.of("G6_SUMMARY_STATUS_FILE", sample("unread.json").toString());

        assertThat(operator(environment, "run", "--once", "--status-file", read.toString()))
                .isZero();

        assertThat(spoken.out()).contains("status_file: read.json");
    }

    @Test
    void theEnvironmentIsWarnedAboutAndNotRefused() throws IOException {
        Map<String, String> environment =
                Map.of(
                        "G6_STATUS_FILE",
                        sample("read.json").toString(),
                        "G6_SUMMARY_REFRESH_SEC",
                        "often");

        assertThat(operator(environment, "--once")).isZero();

        assertThat(spoken.out()).contains("status_file: read.json");
        assertThat(spoken.err())
                .isEqualTo(
                        Spoken.NOON
                                + "WARNING G6_SUMMARY_REFRESH_SEC (environment) is not a number;"
                                + " the default, 0.5, holds\n");
    }

    @Test
    void theShutdownTimeoutReachesTheProcess() throws IOException {
        operator(
                Map.of("G6_SHUTDOWN_TIMEOUT_MS", "1234"),
                "--once",
                "--status-file",
                sample("read.json").toString());

        assertThat(spoken.end().patience()).isEqualTo(Duration.ofMillis(1234));
    }

    @ParameterizedTest
    @CsvSource({
        "tail, http://ops/events",
        "explain, indices",
    })
    void aCommandThatIsStillToComeSaysSo(String command, String arguments) {
        assertThat(operator((command + " " + arguments).split(" "))).isEqualTo(1);

        assertThat(spoken.out()).isEmpty();
        assertThat(spoken.err())
                .isEqualTo("g6-summary: " + command + " is not in this version yet\n");
    }

    @ParameterizedTest
    @CsvSource({
        "--refresh 2 config, --refresh",
        "--strict-config serve, --strict-config",
        "--once demo, --once",
        "--http=9000 run, --http",
    })
    void optionsStandBehindTheCommand(String line, String option) {
        assertThat(operator(line.split(" "))).isEqualTo(2);

        assertThat(spoken.out()).isEmpty();
        assertThat(spoken.err())
                .startsWith("g6-summary: " + option + " must stand behind the command\n");
    }

    @Test
    void everythingBuiltInIsListed() {
        assertThat(operator("adapters")).isZero();

        assertThat(spoken.out().lines())
                .contains("source  status-file          built in")
                .contains("output  stdout               built in")
                .contains("output  logging              built in")
                .contains("panel   cycle                built in")
                .contains("panel   indices              built in");
        assertThat(spoken.err()).isEmpty();
    }

    private Path sample(String name) throws IOException {
        return Files.write(folder.resolve(name), Samples.bytes("nested-open"));
    }
}

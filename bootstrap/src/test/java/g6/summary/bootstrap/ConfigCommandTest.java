package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.application.StatusDecoder.Decoded;
import g6.summary.domain.Value;
import g6.summary.in.json.JsonStatusDecoder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class ConfigCommandTest {
    private static final Map<String, String> MISCONFIGURED = Map.of("G6_SSE_IP_ALLOW", "me");
    private static final Map<String, String> WARNED = Map.of("G6_SUMMARY_REFRESH_SEC", "often");

    private final Spoken spoken = new Spoken();
    @TempDir private Path folder;

    private int operator(Map<String, String> environment, String... arguments) {
        return new CommandLineInterface(spoken.session(environment)).execute(arguments);
    }

    private int operator(String... arguments) {
        return operator(Map.of(), arguments);
    }

    /// What was printed, which is one line of JSON.
    private Value.Object printed() {
        assertThat(spoken.out()).hasLineCount(1).endsWith("}\n");
        return switch (new JsonStatusDecoder()
                .decode(spoken.out().getBytes(StandardCharsets.UTF_8))) {
            case Decoded.Document(var document) -> document.root();
            case Decoded.Fault(var fault) -> throw new AssertionError(fault);
        };
    }

    private List<Value.Object> items(String member) {
        return switch (printed().get(member).orElseThrow()) {
            case Value.Array(var items) -> items.stream().map(Value.Object.class::cast).toList();
            case Value other -> throw new AssertionError(member + " is " + other);
        };
    }

    private Map<String, Value> setting(String name) {
        return items("settings").stream()
                .filter(setting -> setting.get("name").equals(Optional.of(Value.of(name))))
                .findFirst()
                .orElseThrow()
                .members();
    }

    private static Map<String, Value> expected(
            String name, Value value, String origin, Value byDefault) {
        return Map.of(
                "name", Value.of(name),
                "value", value,
                "origin", Value.of(origin),
                "default", byDefault,
                "secret", Value.of(false));
    }

    private static Value number(String literal) {
        return Value.number(literal);
    }

    @Test
    void jsonHasExactlyWhatIsPromised() {
        assertThat(operator("config", "--json")).isZero();

        assertThat(printed().members()).containsOnlyKeys("settings", "warnings", "deprecated_seen");
        assertThat(items("settings"))
                .hasSameSizeAs(KnownSettings.ALL)
                .allSatisfy(
                        setting ->
                                assertThat(setting.members())
                                        .containsOnlyKeys(
                                                "name", "value", "origin", "default", "secret"));
        assertThat(items("warnings")).isEmpty();
        assertThat(items("deprecated_seen")).isEmpty();
        assertThat(spoken.err()).isEmpty();
    }

    @Test
    void aDefaultIsSaidToBeOne() {
        operator("config", "--json");

        assertThat(setting("G6_SUMMARY_REFRESH_SEC"))
                .isEqualTo(
                        expected(
                                "G6_SUMMARY_REFRESH_SEC", number("0.5"), "default", number("0.5")));
        assertThat(setting("G6_SUMMARY_MAX_CYCLES"))
                .isEqualTo(
                        expected(
                                "G6_SUMMARY_MAX_CYCLES",
                                Value.Null.NULL,
                                "default",
                                Value.Null.NULL));
    }

    @Test
    void everyLayerIsNamedWhereItWins() throws IOException {
        Path properties = write("a.properties", "G6_PANELS_HIDE=links,cycle\nG6_PANEL_CLIP=1\n");
        Path envFile = write("env", "G6_SUMMARY_WATCH=off\nG6_PANEL_CLIP=2\n");
        Map<String, String> environment = Map.of("G6_STATUS_FILE", "s.json", "G6_PANEL_CLIP", "3");

        operator(
                environment,
                "config",
                "--json",
                "--refresh",
                "2",
                "--config",
                properties.toString(),
                "--env-file",
                envFile.toString());

        assertThat(setting("G6_PANELS_HIDE"))
                .isEqualTo(
                        expected(
                                "G6_PANELS_HIDE",
                                Value.of(List.of(Value.of("links"), Value.of("cycle"))),
                                "file",
                                Value.of(List.of())));
        assertThat(setting("G6_SUMMARY_WATCH"))
                .isEqualTo(
                        expected("G6_SUMMARY_WATCH", Value.of(false), "env-file", Value.of(true)));
        assertThat(setting("G6_SUMMARY_STATUS_FILE"))
                .isEqualTo(
                        expected(
                                "G6_SUMMARY_STATUS_FILE",
                                Value.of("s.json"),
                                "environment",
                                Value.of("data/runtime_status.json")));
        assertThat(setting("G6_PANEL_CLIP")).containsEntry("origin", Value.of("environment"));
        assertThat(setting("G6_SUMMARY_REFRESH_SEC"))
                .isEqualTo(
                        expected("G6_SUMMARY_REFRESH_SEC", number("2"), "option", number("0.5")));
    }

    @Test
    void aSecretIsMaskedAndSaidToBeOne() {
        operator(Map.of("G6_SSE_API_TOKEN", "open-sesame"), "config", "--json");

        assertThat(setting("G6_SSE_API_TOKEN"))
                .isEqualTo(
                        Map.of(
                                "name", Value.of("G6_SSE_API_TOKEN"),
                                "value", Value.of("***"),
                                "origin", Value.of("environment"),
                                "default", Value.Null.NULL,
                                "secret", Value.of(true)));
        assertThat(spoken.out()).doesNotContain("sesame");
    }

    @Test
    void membersOfAFamilyAreListed() {
        operator(Map.of("G6_PANEL_W_links", "40"), "config", "--json");

        assertThat(setting("G6_PANEL_W_links"))
                .containsEntry("value", number("40"))
                .containsEntry("origin", Value.of("environment"));
    }

    @Test
    void problemsAreAmongTheWarnings() {
        Map<String, String> environment = new HashMap<>(WARNED);
        environment.put("G6_SUMMARY_COFFEE", "1");
        environment.put("G6_SSE_ENABLED", "1");

        assertThat(operator(environment, "config", "--json")).isZero();

        assertThat(items("warnings").stream().map(Value.Object::members))
                .containsExactly(
                        warning(
                                "G6_SUMMARY_REFRESH_SEC",
                                " is not a number; the default, 0.5, holds"),
                        warning(
                                "G6_SSE_ENABLED",
                                " is deprecated and has no effect; switch the stream on with"
                                        + " G6_SSE_HTTP or G6_UNIFIED_HTTP"),
                        warning("G6_SUMMARY_COFFEE", " is no setting"));
        assertThat(printed().get("deprecated_seen"))
                .contains(Value.of(List.of(Value.of("G6_SSE_ENABLED"))));
        assertThat(spoken.err()).isEmpty();
    }

    private static Map<String, Value> warning(String name, String complaint) {
        return Map.of(
                "name", Value.of(name),
                "origin", Value.of("environment"),
                "message", Value.of(name + " (environment)" + complaint));
    }

    @Test
    void whatIsRefusedIsShownAndCountsAsAnError() {
        assertThat(operator(MISCONFIGURED, "config", "--json")).isEqualTo(78);

        assertThat(items("warnings"))
                .singleElement()
                .extracting(problem -> problem.get("name"))
                .isEqualTo(Optional.of(Value.of("G6_SSE_IP_ALLOW")));
        assertThat(spoken.err())
                .isEqualTo(
                        "g6-summary: G6_SSE_IP_ALLOW (environment) is not a list of IP addresses"
                                + " and CIDR ranges\n");
    }

    @Test
    void theTableHasALinePerSetting() {
        Map<String, String> environment =
                Map.of("G6_SUMMARY_WATCH", "off", "G6_METRICS_URL", "x", "G6_SSE_UA_ALLOW", "a\tb");

        assertThat(operator(environment, "config")).isZero();

        assertThat(spoken.out().lines())
                .hasSize(KnownSettings.ALL.size() + 1)
                .anyMatch(line -> line.matches("G6_SUMMARY_WATCH +environment +false"))
                .anyMatch(line -> line.matches("G6_SUMMARY_MAX_CYCLES +default +—"))
                .anyMatch(line -> line.matches("G6_OUTPUT_SINKS +default +stdout,panels"))
                .anyMatch(line -> line.matches("G6_SSE_UA_ALLOW +environment +a␉b"))
                .anyMatch(
                        line ->
                                line.startsWith(
                                        "warning: G6_METRICS_URL (environment) is not an http"));
        assertThat(spoken.err()).isEmpty();
    }

    @Test
    void theTableIsShownWithWhatIsRefused() {
        assertThat(operator(MISCONFIGURED, "config")).isEqualTo(78);

        assertThat(spoken.out()).contains("G6_SSE_IP_ALLOW").doesNotContain("warning");
        assertThat(spoken.err()).startsWith("g6-summary: G6_SSE_IP_ALLOW (environment) is not ");
    }

    @ParameterizedTest
    @CsvSource({"config", "config --json"})
    void aWarningCountsAsAnErrorWhereThatIsWanted(String command) {
        assertThat(operator(WARNED, (command + " --strict-config").split(" "))).isEqualTo(78);

        assertThat(spoken.err()).startsWith("g6-summary: G6_SUMMARY_REFRESH_SEC (environment) ");
    }

    @Test
    void aDeprecatedSettingCountsAsAnErrorWhereThatIsWanted() {
        Map<String, String> environment =
                Map.of("G6_SSE_ENABLED", "1", "G6_STRICT_DEPRECATIONS", "yes");

        assertThat(operator(environment, "config", "--json")).isEqualTo(78);
        assertThat(operator(environment, "config", "--check")).isEqualTo(78);
    }

    @Test
    void goodSettingsPassTheCheck() {
        assertThat(operator("config", "--check")).isZero();

        assertThat(spoken.out()).isEqualTo("settings are fine\n");
        assertThat(spoken.err()).isEmpty();
    }

    @Test
    void aDeprecatedSettingPassesTheCheckAndIsNamed() {
        assertThat(operator(Map.of("G6_SSE_ENABLED", "1"), "config", "--check")).isZero();

        assertThat(spoken.err()).startsWith("g6-summary: G6_SSE_ENABLED (environment) ");
    }

    @Test
    void theCheckNamesFileAndLineOfWhateverIsWrong() throws IOException {
        Path properties = write("a.properties", "# ours\n\nG6_SUMMARY_REFRESH_SEC=often\n");
        Path envFile = write("env", "G6_SUMMARY_WATCH=off\nhunter2\nG6_HTTP_BIND=*\n");

        assertThat(
                        operator(
                                "config",
                                "--check",
                                "--config",
                                properties.toString(),
                                "--env-file",
                                envFile.toString()))
                .isEqualTo(78);

        assertThat(spoken.out()).isEmpty();
        assertThat(spoken.err().lines())
                .containsExactlyInAnyOrder(
                        "g6-summary: env-file " + envFile + " line 2 is not NAME=value",
                        "g6-summary: G6_SUMMARY_REFRESH_SEC (file "
                                + properties
                                + " line 3) is not a number; the default, 0.5, holds",
                        "g6-summary: G6_HTTP_BIND (env-file "
                                + envFile
                                + " line 3) is not an IP address or a host name");
    }

    @Test
    void aConfigFileThatIsMissingIsRefused() {
        Path missing = folder.resolve("missing");

        assertThat(operator("config", "--check", "--config", missing.toString())).isEqualTo(78);

        assertThat(spoken.err())
                .isEqualTo(
                        "g6-summary: file "
                                + missing
                                + " cannot be read: "
                                + missing
                                + ": no such file or folder\n");
    }

    @Test
    void everythingIsServedWhereTheOptionSaysSo() {
        operator("config", "--json", "--http");

        assertThat(setting("G6_UNIFIED_HTTP"))
                .isEqualTo(expected("G6_UNIFIED_HTTP", Value.of(true), "option", Value.of(false)));
        assertThat(setting("G6_UNIFIED_HTTP_PORT"))
                .isEqualTo(
                        expected(
                                "G6_UNIFIED_HTTP_PORT", number("9329"), "default", number("9329")));
    }

    @ParameterizedTest
    @CsvSource({"--http=9000", "--http 9000"})
    void everythingIsServedOnThePortThatTheOptionNames(String option) {
        operator(("config --json " + option).split(" "));

        assertThat(setting("G6_UNIFIED_HTTP")).containsEntry("value", Value.of(true));
        assertThat(setting("G6_UNIFIED_HTTP_PORT"))
                .isEqualTo(
                        expected("G6_UNIFIED_HTTP_PORT", number("9000"), "option", number("9329")));
    }

    @Test
    void thePortOfTheOptionHasToBeOne() {
        assertThat(operator("config", "--http=70000")).isEqualTo(2);

        assertThat(spoken.err())
                .startsWith("g6-summary: --http 70000 is over the greatest value, 65535");
        assertThat(spoken.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--status-file s.json | G6_SUMMARY_STATUS_FILE | s.json",
                "--sse-url http://ops/events | G6_SUMMARY_SSE_URL | http://ops/events",
                "--refresh 3.5 | G6_SUMMARY_REFRESH_SEC | 3.5",
                "--cycles 7 | G6_SUMMARY_MAX_CYCLES | 7",
                "--max-seconds 9 | G6_SUMMARY_MAX_SECONDS | 9",
                "--panels-dir p | G6_PANELS_DIR | p",
                "--no-write-panels | G6_NO_WRITE_PANELS | true",
                "--metrics-url http://ops/m | G6_METRICS_URL | http://ops/m",
                "--record r | G6_SUMMARY_RECORD_DIR | r",
                "--sse-types a,b | G6_SUMMARY_SSE_TYPES | a,b",
                "--compact | G6_SUMMARY_MODE | compact",
            })
    void everyOptionSetsItsSetting(String option, String name, String value) {
        assertThat(operator(("config " + option).split(" "))).isZero();

        assertThat(spoken.out().lines())
                .anyMatch(
                        line ->
                                line.startsWith(name + " ")
                                        && line.endsWith("  option       " + value));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}

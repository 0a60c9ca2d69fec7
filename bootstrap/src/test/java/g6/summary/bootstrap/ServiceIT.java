package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.testkit.RealComponent;
import g6.summary.testkit.Samples;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The packaged program as a service: how it starts, takes new settings, and ends.
class ServiceIT {
    private static final String TOKEN = "s3cret-t0ken";

    @TempDir private Path folder;
    private Path status;
    private Path config;

    @BeforeEach
    void operatorHasAStatusFileAndSettings() throws IOException {
        RealComponent.require("env");
        status = folder.resolve("runtime_status.json");
        config = folder.resolve("g6.properties");
        Files.writeString(status, Samples.text("nested-open"));
        configure("G6_SUMMARY_REFRESH_SEC=0.1");
    }

    private void configure(String... lines) throws IOException {
        Path next = Files.write(folder.resolve("next.properties"), List.of(lines));
        Files.move(next, config, StandardCopyOption.ATOMIC_MOVE);
    }

    private RunningProgram serve(Map<String, String> environment) {
        return RunningProgram.start(
                environment,
                RunningProgram.command(
                        "serve",
                        "--status-file",
                        status.toString(),
                        "--config",
                        config.toString()));
    }

    @Test
    void aGoodFileIsTakenAtHangup() throws Exception {
        try (var program = serve(Map.of("G6_OUTPUT_SINKS", "logging"))) {
            program.errWith("changed: header cycle indices");

            configure("G6_SUMMARY_REFRESH_SEC=0.2", "G6_PANELS_HIDE=links");
            program.signal("HUP");

            program.errWith(
                    "INFO settings read again, from the next cycle on: G6_SUMMARY_REFRESH_SEC 0.1 →"
                            + " 0.2, G6_PANELS_HIDE (none) → links");
            program.errWith("changed: -links");
            program.signal("TERM");
            assertThat(program.end()).isZero();
            assertThat(program.out()).isEmpty();
        }
    }

    @Test
    void aBadFileIsRefusedWholeAtHangup() throws Exception {
        try (var program = serve(Map.of("G6_OUTPUT_SINKS", "logging"))) {
            program.errWith("changed: header cycle indices");

            configure("G6_SUMMARY_REFRESH_SEC=abc", "G6_PANELS_HIDE=links");
            program.signal("HUP");
            program.errWith("ERROR reload refused, the settings stay as they were: ");
            Files.writeString(status, Samples.text("nested-open").replace("40105", "40106"));
            program.errWith("changed: cycle");
            program.signal("TERM");

            assertThat(program.end()).isZero();
            assertThat(program.err())
                    .contains("G6_SUMMARY_REFRESH_SEC (file " + config + " line 1) is not a number")
                    .doesNotContain("-links");
        }
    }

    @Test
    void whatNeedsARestartIsNamedAtHangup() throws Exception {
        try (var program = serve(Map.of())) {
            program.errWith("status is stale");

            configure("G6_SUMMARY_REFRESH_SEC=0.1", "G6_SUMMARY_WATCH=off");
            program.signal("HUP");

            program.errWith("need a restart: G6_SUMMARY_WATCH true → false");
            program.signal("TERM");
            assertThat(program.end()).isZero();
        }
    }

    @Test
    void theLevelOfTheLogChangesAtHangup() throws Exception {
        try (var program = serve(Map.of())) {
            program.errWith("status is stale");
            configure("G6_SUMMARY_REFRESH_SEC=0.1", "G6_LOG_LEVEL=error");
            program.signal("HUP");
            Files.delete(status);
            program.errWith("ERROR status is failed, missing");
            program.signal("TERM");

            assertThat(program.end()).isZero();
            assertThat(program.err()).doesNotContain("INFO ended");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void aSignalEndsItGently(String signal) throws Exception {
        try (var program = serve(Map.of())) {
            program.errWith("status is stale");

            program.signal(signal);

            assertThat(program.end()).isZero();
            assertThat(program.err()).endsWith(" INFO ended\n");
        }
    }

    @Test
    void aFileThatNobodyWritesIsNotWaitedFor() throws Exception {
        RealComponent.require("mkfifo");
        Path pipe = folder.resolve("pipe");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        Map<String, String> pipes =
                Map.of("G6_LOG_FILE", pipe.toString(), "G6_SSE_API_TOKEN_FILE", pipe.toString());
        try (var program = serve(pipes)) {
            assertThat(program.end()).isEqualTo(78);
            assertThat(program.err().lines()).hasSize(2).allMatch(l -> l.contains("not a file"));
        }
    }

    /// Its output is a pipe that nobody reads, so that a gentle end would take all its time, ten
    /// minutes. A signal that comes while the one before is still under way is lost, therefore it
    /// is sent again.
    @Test
    void aSecondInterruptEndsItAtOnce() throws Exception {
        RealComponent.require("mkfifo");
        Files.writeString(status, withLongNames());
        Path pipe = folder.resolve("pipe");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "sh",
                                "-c",
                                "exec 3<>\"$0\"; exec \"$@\" >\"$0\"",
                                pipe.toString()));
        command.addAll(
                RunningProgram.command("run", "--refresh", "0.05", "--status-file", status + ""));
        Map<String, String> patient =
                Map.of(
                        "G6_SHUTDOWN_TIMEOUT_MS", "600000",
                        "G6_OUTPUT_SINKS", "stdout,logging",
                        "G6_SUMMARY_PLAIN_DIFF", "off");
        try (var program = RunningProgram.start(patient, command)) {
            program.errWith(", snapshot ");

            program.signalUntilItEnds("INT");

            assertThat(program.end()).isEqualTo(130);
        }
    }

    /// A document whose frame is longer than any pipe takes without a reader.
    private static String withLongNames() {
        return IntStream.range(0, 50)
                .mapToObj(n -> "\"" + n + "-LONG".repeat(1000) + "\"")
                .collect(Collectors.joining(",", "{\"indices\":[", "]}"));
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        Map<String, String> wrong =
                Map.of(
                        "G6_SSE_IP_ALLOW",
                        "10.0.0.0/33",
                        "G6_SSE_IP_CONNECT_RATE",
                        "often",
                        "G6_SSE_API_TOKEN_FILE",
                        folder.resolve("no-token").toString(),
                        "G6_LOG_FILE",
                        folder.resolve("no/log").toString());
        try (var program = serve(wrong)) {
            assertThat(program.end()).isEqualTo(78);
            assertThat(program.err().lines())
                    .hasSize(4)
                    .allMatch(line -> line.startsWith("g6-summary: G6_"))
                    .anyMatch(line -> line.contains("G6_SSE_IP_ALLOW (environment) is not a list"))
                    .anyMatch(line -> line.contains("G6_SSE_IP_CONNECT_RATE"))
                    .anyMatch(line -> line.contains("no-token: no such file"))
                    .anyMatch(line -> line.contains("G6_LOG_FILE cannot be opened"));
        }
    }

    @Test
    void strictSettingsAreUnderstoodOrNothingStarts() throws IOException {
        configure("G6_SUMMARY_REFRESH_SEC=abc");
        List<String> command =
                RunningProgram.command("serve", "--strict-config", "--config", config.toString());
        try (var program = RunningProgram.start(Map.of(), command)) {
            assertThat(program.end()).isEqualTo(78);
            assertThat(program.err())
                    .isEqualTo(
                            "g6-summary: G6_SUMMARY_REFRESH_SEC (file "
                                    + config
                                    + " line 1) is not a number\n");
        }
    }

    @Test
    void checkNamesTypingErrorsAndWithoutItTheDefaultHolds() {
        Map<String, String> mistyped =
                Map.of("G6_SUMMARY_REFRESH_SEC", "abc", "G6_SSE_MAX_CONECTIONS", "3");
        List<String> check = RunningProgram.command("config", "--check");
        try (var program = RunningProgram.start(mistyped, check)) {
            assertThat(program.end()).isEqualTo(78);
            assertThat(program.err())
                    .contains("G6_SUMMARY_REFRESH_SEC (environment) is not a number")
                    .contains("did you mean G6_SSE_MAX_CONNECTIONS?");
        }
        List<String> run = RunningProgram.command("--once", "--status-file", status.toString());
        try (var program = RunningProgram.start(mistyped, run)) {
            assertThat(program.end()).isZero();
            assertThat(program.err().lines()).hasSize(2).allMatch(l -> l.contains(" WARNING G6_"));
        }
    }

    @Test
    void theTokenIsNowhere() throws Exception {
        Map<String, String> environment =
                Map.of(
                        "G6_SSE_API_TOKEN", TOKEN,
                        "G6_LOG_LEVEL", "trace",
                        "G6_OUTPUT_SINKS", "logging",
                        "G6_UNIFIED_MODEL_INIT_DEBUG", "1");
        try (var program = serve(environment)) {
            program.errWith("changed: header cycle indices");
            configure("G6_SUMMARY_REFRESH_SEC=abc");
            program.signal("HUP");
            program.errWith("reload refused");
            program.signal("TERM");
            assertThat(program.end()).isZero();
            assertThat(program.err()).contains("first snapshot: {").doesNotContain(TOKEN);
        }
        for (String format : List.of("--json", "--check", "--strict-config")) {
            List<String> command = RunningProgram.command("config", format);
            try (var program = RunningProgram.start(environment, command)) {
                assertThat(program.out() + program.err()).isNotEmpty().doesNotContain(TOKEN);
            }
        }
    }

    @Test
    void everyLineOfTheLogIsJsonWhereAskedFor() throws Exception {
        Files.writeString(status, "{\"app\": ");
        try (var program = serve(Map.of("G6_LOG_FORMAT", "json", "G6_SSE_HTTP", "1"))) {
            program.errWith("status is failed, malformed");
            program.signal("TERM");
            assertThat(program.end()).isZero();
            assertThat(program.err().lines())
                    .hasSizeGreaterThan(3)
                    .allMatch(line -> line.startsWith("{\"level\":\"") && line.endsWith("Z\"}"));
        }
    }

    @Test
    void aLogFileIsOpenedAnewAtHangup() throws Exception {
        Path logFile = folder.resolve("g6.log");
        try (var program = serve(Map.of("G6_LOG_FILE", logFile.toString()))) {
            program.awaitContent(logFile, "status is stale");

            Files.move(logFile, folder.resolve("g6.log.1"));
            program.signal("HUP");

            program.awaitContent(logFile, "settings read again, nothing changed");
            program.signal("TERM");
            assertThat(program.end()).isZero();
            assertThat(program.err()).isEmpty();
        }
    }

    @Test
    void itEndsByItselfAfterTheGivenTime() {
        try (var program =
                RunningProgram.start(
                        "serve", "--status-file", status.toString(), "--max-seconds", "0.2")) {
            assertThat(program.end()).isZero();
        }
    }

    @Test
    void aSuspendedProgramGoesOnWhereTheFileIs() throws Exception {
        try (var program = serve(Map.of("G6_OUTPUT_SINKS", "logging"))) {
            program.errWith("changed: header cycle indices");

            program.signal("STOP");
            Files.writeString(status, Samples.text("nested-open").replace("40105", "40106"));
            program.signal("CONT");

            program.errWith("changed: cycle");
            program.signal("TERM");
            assertThat(program.end()).isZero();
        }
    }
}

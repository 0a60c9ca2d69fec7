package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.application.StatusDecoder.Decoded;
import g6.summary.in.json.JsonStatusDecoder;
import g6.summary.testkit.RealComponent;
import g6.summary.testkit.Samples;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The packaged program as the operating system and its user meet it.
class ProgramIT {
    /// Longer than any test waits: what is shown sooner is shown because of a change notice.
    private static final String SELDOM = "600";

    @TempDir private Path folder;
    private Path status;

    @BeforeEach
    void operatorHasAStatusFile() throws IOException {
        RealComponent.require("env");
        status = folder.resolve("runtime_status.json");
        replace(Samples.text("nested-open"));
    }

    private void replace(String document) throws IOException {
        Path next = Files.writeString(folder.resolve("next"), document);
        Files.setLastModifiedTime(next, FileTime.from(Instant.parse("2025-10-17T16:33:00Z")));
        Files.move(next, status, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String atCycle(int number) {
        return Samples.text("nested-open").replace("40105", Integer.toString(number));
    }

    private RunningProgram run(String refresh) {
        return RunningProgram.start(
                "run", "--status-file", status.toString(), "--refresh", refresh);
    }

    private RunningProgram simulate(String... more) {
        List<String> arguments = new ArrayList<>(List.of("simulate", "--status-file"));
        arguments.add(status.toString());
        arguments.addAll(List.of(more));
        return RunningProgram.start(arguments.toArray(String[]::new));
    }

    private static int count(String part, String whole) {
        return whole.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    private static void assertFramesAreWhole(String out) {
        assertThat(out).startsWith("[Source]\n").endsWith("\n\n");
        assertThat(count("[Links]\n", out)).isEqualTo(count("[Source]\n", out));
        assertThat(out.substring(out.lastIndexOf("\n["))).startsWith("\n[Links]\n");
    }

    @Test
    void onceShowsOneFrameAndEnds() {
        try (var program = RunningProgram.start("--once", "--status-file", status.toString())) {
            assertThat(program.end()).isZero();
            assertThat(program.out()).contains("cycle: 40105\n");
            assertFramesAreWhole(program.out());
            assertThat(program.err()).isEmpty();
        }
    }

    @Test
    void onceWithoutAFileShowsDashesAndSaysWhy() {
        String missing = folder.resolve("nowhere/status.json").toString();
        try (var program = RunningProgram.start("run", "--once", "--status-file", missing)) {
            assertThat(program.end()).isEqualTo(74);
            assertThat(program.out()).contains("state: failed\ncause: missing: ", "cycle: —\n");
            assertThat(program.err()).hasLineCount(1).contains(missing);
        }
    }

    @Test
    void theVersionIsThatOfTheModule() {
        try (var program = RunningProgram.start("--version")) {
            assertThat(program.end()).isZero();
            assertThat(program.out()).matches("g6-summary \\d+\\.\\d+\\.\\d+\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP"})
    void aSignalEndsItGently(String signal) throws Exception {
        try (var _ = simulate("--refresh", "0.02", "--change-ratio", "1");
                var program = run("0.05")) {
            program.frame();
            program.frame();

            program.signal(signal);

            assertThat(program.end()).isZero();
            assertFramesAreWhole(program.out());
            assertThat(program.err()).isEmpty();
        }
    }

    @Test
    void aSignalEndsTheSimulatorGently() throws Exception {
        replace("{}");
        try (var collector = simulate("--refresh", "600");
                var program = run(SELDOM)) {
            program.frameWith("state: fresh");

            collector.signal("TERM");

            assertThat(collector.end()).isZero();
            assertThat(collector.err()).isEmpty();
            assertDecodes();
        }
    }

    @Test
    void aClosedPipeEndsItWithOneLine() {
        List<String> command = new ArrayList<>(List.of("sh", "-c"));
        command.add("{ \"$@\"; echo \"code $?\" >&2; } | head -n 1");
        command.add("sh");
        command.addAll(
                RunningProgram.command(
                        "run", "--status-file", status.toString(), "--refresh", "0.05"));
        try (var _ = simulate("--refresh", "0.05", "--change-ratio", "1");
                var program = RunningProgram.start(Map.of(), command)) {
            assertThat(program.out()).isEqualTo("[Source]\n");
            assertThat(program.err().lines())
                    .hasSize(2)
                    .contains("code 74")
                    .anyMatch(
                            line ->
                                    line.endsWith(
                                            " ERROR output stdout could not deliver: Broken"
                                                    + " pipe"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--once"})
    void aFullDiskBehindStandardOutputEndsIt(String once) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" >/dev/full", "sh"));
        command.addAll(RunningProgram.command("run", "--status-file", status.toString()));
        if (!once.isEmpty()) {
            command.add(once);
        }
        try (var program = RunningProgram.start(Map.of(), command)) {
            assertThat(program.end()).isEqualTo(74);
            assertThat(program.err())
                    .hasLineCount(1)
                    .endsWith(" ERROR output stdout could not deliver: No space left on device\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "--help", "config", "config --json", "adapters"})
    void whatCannotBePrintedIsNotFine(String line) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" >/dev/full", "sh"));
        command.addAll(RunningProgram.command(line.split(" ")));
        try (var program = RunningProgram.start(Map.of(), command)) {
            assertThat(program.end()).isEqualTo(74);
            assertThat(program.err()).isEqualTo("g6-summary: cannot write to standard output\n");
        }
    }

    @Test
    void aReplacedFileIsShownAtOnce() throws IOException {
        try (var program = run(SELDOM)) {
            assertThat(program.frame()).contains("cycle: 40105\n");
            replace(atCycle(40106));
            assertThat(program.frame()).contains("cycle: 40106\n");
            replace(atCycle(40107));
            assertThat(program.frame()).contains("cycle: 40107\n");
        }
    }

    @Test
    void aFileThatIsBrieflyGoneIsNoNews() throws IOException {
        try (var program = run(SELDOM)) {
            program.frame();
            Files.delete(status);
            replace(atCycle(40106));
            assertThat(program.frame()).contains("state: stale\n", "cycle: 40106\n");
        }
    }

    @Test
    void aRemovedFileLeavesItsFiguresOnShow() throws IOException {
        try (var program = run("0.05")) {
            program.frame();
            Files.delete(status);
            assertThat(program.frameWith("state: failed"))
                    .contains("cause: missing: ", "cycle: 40105\n", "NIFTY ok ltp=19980.40 ");
            replace(atCycle(40106));
            assertThat(program.frameWith("state: stale")).contains("cycle: 40106\n");
        }
    }

    @Test
    void aMalformedFileLeavesTheLastFiguresOnShow() throws IOException {
        try (var program = run("0.05")) {
            program.frame();
            replace("{\"cycle\": 7");
            assertThat(program.frameWith("state: failed"))
                    .contains("cause: malformed: ", "cycle: 40105\n", "NIFTY ok ltp=19980.40 ");
            replace(atCycle(40106));
            assertThat(program.frameWith("state: stale")).contains("cycle: 40106\n");
        }
    }

    @Test
    void anUnchangedFileIsPrintedOnce() {
        try (var program =
                RunningProgram.start(
                        "--status-file",
                        status.toString(),
                        "--refresh",
                        "0.05",
                        "--cycles",
                        "20")) {
            assertThat(program.end()).isZero();
            assertThat(count("[Source]\n", program.out())).isEqualTo(1);
        }
    }

    @Test
    void theSameFrameIsPrintedAgainOnlyWhereTheSettingSaysSo() {
        List<String> command =
                RunningProgram.command(
                        "--status-file", status.toString(), "--refresh", "1", "--cycles", "2");
        try (var program = RunningProgram.start(Map.of("G6_SUMMARY_PLAIN_DIFF", "off"), command)) {
            assertThat(program.end()).isZero();
            assertThat(count("[Source]\n", program.out())).isEqualTo(2);
        }
    }

    @Test
    void aNamedPipeIsNotWaitedFor() throws Exception {
        RealComponent.require("mkfifo");
        Path pipe = folder.resolve("pipe");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        try (var program = RunningProgram.start("--once", "--status-file", pipe.toString())) {
            assertThat(program.end()).isEqualTo(74);
            assertThat(program.out()).contains("cause: not a file: ");
        }
    }

    @ParameterizedTest
    @CsvSource({"LANG,C", "LC_ALL,POSIX", "LC_ALL,C"})
    void outputIsUtf8WhateverTheLocale(String variable, String locale) {
        List<String> command = RunningProgram.command("--once", "--status-file", status.toString());
        try (var program = RunningProgram.start(Map.of(variable, locale), command)) {
            assertThat(program.end()).isZero();
            assertThat(program.out()).contains("p95_cycle_ms: —\n");
        }
    }

    @Test
    void theSimulatorWritesFlatDocuments() throws IOException {
        Files.delete(status);
        try (var program = simulate("--cycles", "3", "--refresh", "0.05", "--dialect", "flat")) {
            assertThat(program.end()).isZero();
            assertThat(program.out()).isEmpty();
            assertThat(program.err()).isEmpty();
        }
        assertDecodes();
        assertThat(status).content().contains("\"indices_info\"", "\"cycle\":3");
        assertThat(folder).isDirectoryNotContaining(file -> !file.equals(status));
    }

    private void assertDecodes() throws IOException {
        assertThat(new JsonStatusDecoder().decode(Files.readAllBytes(status)))
                .isInstanceOf(Decoded.Document.class);
    }

    @Test
    void noFaultOfTheCollectorBlanksTheDashboard() throws Exception {
        try (var program = run("0.05")) {
            program.frame();
            try (var collector =
                    simulate(
                            "--refresh", "0.05",
                            "--cycles", "100",
                            "--change-ratio", "1",
                            "--faults", "truncated,malformed,missing")) {
                assertThat(collector.end()).isZero();
            }
            program.signal("TERM");

            assertThat(program.end()).isZero();
            String out = program.out();
            assertFramesAreWhole(out);
            assertThat(count("[Source]\n", out)).isGreaterThan(10);
            assertThat(count("\nstate: failed\n", out)).isPositive();
            assertThat(out).doesNotContain("\ncycle: —\n", "\ncount: —\n", "ltp=—");
            assertThat(program.err()).isEmpty();
        }
    }

    @Test
    void theDemoNeedsNothingAndLeavesNothing() {
        List<String> command =
                new ArrayList<>(RunningProgram.command("demo", "--http", "0", "--cycles", "3"));
        command.add(command.indexOf("--module-path"), "-Djava.io.tmpdir=" + folder);
        try (var program = RunningProgram.start(Map.of(), command)) {
            assertThat(program.end()).isZero();
            assertThat(program.out()).contains("state: fresh\n", "market: OPEN\n");
            assertFramesAreWhole(program.out());
            assertThat(program.err().lines())
                    .singleElement()
                    .asString()
                    .contains("INFO listening on 127.0.0.1 port ")
                    .endsWith(", everything");
        }
        assertThat(folder).isDirectoryNotContaining(file -> !file.equals(status));
    }

    @Test
    void benchPrintsOneJsonObject() {
        try (var program =
                RunningProgram.start("bench", "cycle", "--warmup", "5", "--measure", "5")) {
            assertThat(program.end()).isZero();
            assertThat(program.err()).isEmpty();
            assertThat(members(program.out()))
                    .containsExactlyInAnyOrder(
                            "cycles",
                            "warmup",
                            "mean_ms",
                            "median_ms",
                            "p95_ms",
                            "p99_ms",
                            "max_ms",
                            "iqr_ms",
                            "updates_total",
                            "panels_total",
                            "updates_per_cycle_avg",
                            "hit_ratio",
                            "allocated_bytes_per_cycle",
                            "sse_enabled",
                            "metrics_enabled");
        }
    }

    @Test
    void benchMeasuresEachChurn() {
        try (var program =
                RunningProgram.start(
                        "bench",
                        "cycle",
                        "--warmup",
                        "0",
                        "--measure",
                        "2",
                        "--churn",
                        "0,100",
                        "--emit-samples")) {
            assertThat(program.end()).isZero();
            assertThat(members(program.out())).contains("by_churn", "latency_ms");
            assertThat(program.out()).contains("\"cycles\":4,", "\"0\":{", "\"100\":{");
        }
    }

    private static List<String> members(String json) {
        return switch (new JsonStatusDecoder().decode(json.getBytes(StandardCharsets.UTF_8))) {
            case Decoded.Document(var document) -> List.copyOf(document.root().members().keySet());
            case Decoded.Fault(var fault) -> throw new AssertionError(fault);
        };
    }
}

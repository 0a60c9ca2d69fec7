package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.testkit.Samples;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What the full screen costs the line to a terminal of 160 columns and 45 rows.
class RichTerminalBytesIT {
    private static final int FIRST_FRAME = 12 * 1024;
    private static final int PER_SECOND = 40;
    private static final int ONE_VALUE = 120;

    private final String document =
            Samples.text("nested-open")
                    .replace("2025-10-17T16:32:57.668801Z", Instant.now().toString());

    @TempDir private Path folder;

    private void replace(String load) throws Exception {
        Shell.replaceStatus(folder, document.replace("\"cpu\": 7.3", "\"cpu\": " + load));
    }

    private PseudoTerminal started() throws Exception {
        replace("7.3");
        return PseudoTerminal.running(
                folder,
                160,
                45,
                Map.of("G6_OUTPUT_SINKS", "stdout"),
                RunningProgram.command(
                        "run",
                        "--status-file",
                        folder.resolve("status.json").toString(),
                        "--refresh",
                        "0.5"));
    }

    /// Waits until so many milliseconds have passed in the terminal, in which the clock goes on.
    private static void awaitTime(PseudoTerminal terminal, long at) throws InterruptedException {
        terminal.await("the clock goes on", () -> terminal.lastAt() >= at);
    }

    private static int between(PseudoTerminal terminal, long start, long end) {
        List<PseudoTerminal.Output> outputs = terminal.outputs();
        return outputs.stream()
                .filter(output -> output.at() >= start && output.at() < end)
                .mapToInt(PseudoTerminal.Output::count)
                .sum();
    }

    @Test
    void aFrameIsShortAndAChangeIsShorterAndTheTimeAloneIsNearlyNothing() throws Exception {
        try (PseudoTerminal terminal = started()) {
            terminal.awaitText("NIFTY");
            long shown = terminal.lastAt();
            awaitTime(terminal, shown + 1500);
            assertThat(between(terminal, 0, shown + 400)).isLessThan(FIRST_FRAME);

            long quiet = terminal.lastAt() + 1;
            awaitTime(terminal, quiet + 10_000);
            int rest = between(terminal, quiet, quiet + 10_000);
            assertThat(rest).isGreaterThan(0).isLessThan(10 * PER_SECOND);

            int before = terminal.count();
            replace("8.4");
            terminal.awaitText("8.4", before);
            assertThat(terminal.count() - before).isLessThan(ONE_VALUE);
        }
    }
}

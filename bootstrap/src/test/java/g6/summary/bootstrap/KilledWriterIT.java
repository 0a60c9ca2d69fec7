package g6.summary.bootstrap;

import static g6.summary.bootstrap.PanelFolder.member;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.domain.Value;
import g6.summary.out.recording.Recorded;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A writer that is killed in the middle of whatever it does, again and again: what it leaves can
/// be read, and the next one puts everything right before it goes on.
class KilledWriterIT {
    private static final int ROUNDS = 200;
    private static final int LONGEST_LIFE = 80;

    /// Between the first cycles of two writers, more than any of them gets to write.
    private static final long STRIDE = 100_000;

    private static final int KILLED = 137;

    private static final Pattern ENTRY =
            Pattern.compile(
                    "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ cycle (\\d+) INDEX\\d TOTAL LEGS:"
                            + " \\d+ \\| FAILS: \\S+ \\| STATUS: [A-Z]+ \\| LTP: \\S+ \\| CHANGE:"
                            + " \\S+ \\| DQ: \\S+ \\| AGE: \\S+");

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @TempDir private Path folder;

    /// What the former writer said that it had recorded, and where in the recording that begins.
    private List<Long> reported = List.of();

    private long reportedFrom;

    private int torn;
    private int leftBehind;

    @Test
    void whatItLeavesCanBeReadAndTheNextOneMendsIt() throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            String what = "round " + round + ", seed " + seed;
            long first = round * STRIDE;
            List<Long> written = new ArrayList<>();
            try (Writer writer = Writer.start(folder, first)) {
                assertThat(writer.nextCycle()).as(what).isEqualTo(first);
                everythingIsInOrder(first, what);
                written.add(first);
                written.addAll(writer.goOnUntilKilledAfter(1 + random.nextInt(LONGEST_LIFE)));
            }
            reported = written;
            everythingCanBeRead(what);
        }
        long last = (ROUNDS + 1) * STRIDE;
        try (Writer writer = Writer.start(folder, last)) {
            assertThat(writer.nextCycle()).isEqualTo(last);
            everythingIsInOrder(last, "the end, seed " + seed);
        }
        everyMomentOfTheRecordingCanBeRead();
        System.out.printf(
                "%d kills: %d left panel files of two cycles, %d left temporary files, recorded %d"
                        + " cycles%n",
                ROUNDS, torn, leftBehind, reportedFrom + 1);
        assertThat(torn).as("kills that came between two panel files").isPositive();
        assertThat(leftBehind).as("kills that came before a file was renamed").isPositive();
    }

    /// The writer has delivered one frame to each output and does nothing.
    private void everythingIsInOrder(long cycle, String what) throws IOException {
        PanelFolder panels = new PanelFolder(HeavyWriter.panels(folder));
        assertThat(panels.discrepancies()).as(what).isEmpty();
        assertThat(panels.legacyDiscrepancies()).as(what).isEmpty();
        assertThat(panels.cycle()).as(what).isEqualTo(Value.of(cycle));
        assertThat(cycleOfDossier()).as(what).isEqualTo(Value.of(cycle));
        assertThat(temporaryFiles()).as(what).isEmpty();
        assertThat(Files.readString(HeavyWriter.log(folder))).as(what).endsWith("\n");
        theLogIsWellFormed(what);
        theRecordingReachesUpTo(cycle, what);
    }

    private Value cycleOfDossier() throws IOException {
        Value dossier = PanelFolder.json(HeavyWriter.dossier(folder));
        return member(member(dossier, "dossier_meta"), "cycle");
    }

    private List<Path> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith("-tmp")).toList();
        }
    }

    /// It holds what the former writer said, possibly one cycle more that it could not tell of any
    /// longer, and the first one of this writer.
    private void theRecordingReachesUpTo(long cycle, String what) throws IOException {
        try (Recorded recorded = RecordedCycles.open(HeavyWriter.recording(folder))) {
            assertThat(recorded.damages()).as(what).isEmpty();
            List<Long> cycles = new ArrayList<>();
            for (long position = reportedFrom; position < recorded.size(); position++) {
                cycles.add(RecordedCycles.number(recorded.at(position)));
            }
            assertThat(cycles).as(what).endsWith(cycle).hasSizeGreaterThan(reported.size());
            assertThat(cycles.subList(0, reported.size())).as(what).isEqualTo(reported);
            assertThat(cycles.size() - reported.size()).as(what).isBetween(1, 2);
            reportedFrom = recorded.size() - 1;
        }
    }

    private void everythingCanBeRead(String what) throws IOException {
        List<Path> files = PanelFolder.jsonFiles(folder);
        assertThat(files).as(what).hasSizeGreaterThan(15);
        for (Path file : files) {
            PanelFolder.json(file);
        }
        theLogIsWellFormed(what);
        if (!new PanelFolder(HeavyWriter.panels(folder)).discrepancies().isEmpty()) {
            torn++;
        }
        if (!temporaryFiles().isEmpty()) {
            leftBehind++;
        }
    }

    /// Each of its complete lines, and no index has two of one cycle.
    private void theLogIsWellFormed(String what) throws IOException {
        String log = Files.readString(HeavyWriter.log(folder));
        Map<String, Integer> entries = new HashMap<>();
        for (String line : log.substring(0, log.lastIndexOf('\n')).split("\n", -1)) {
            var entry = ENTRY.matcher(line);
            assertThat(entry.matches()).as(what + ": " + line).isTrue();
            entries.merge(entry.group(1), 1, Integer::sum);
        }
        assertThat(entries.values())
                .as(what)
                .allMatch(lines -> lines <= NumberedFrames.INDICES, "no more lines than indices");
    }

    /// Each writer has left one segment, none of them an empty one.
    private void everyMomentOfTheRecordingCanBeRead() throws IOException {
        try (Stream<Path> segments = Files.list(HeavyWriter.recording(folder))) {
            assertThat(segments.filter(file -> file.toString().endsWith(".g6rec")))
                    .hasSize(ROUNDS + 1);
        }
        try (Recorded recorded = RecordedCycles.open(HeavyWriter.recording(folder))) {
            long before = 0;
            for (long position = 0; position < recorded.size(); position++) {
                long cycle = RecordedCycles.number(recorded.at(position));
                assertThat(cycle)
                        .isEqualTo(
                                cycle % STRIDE == 0
                                        ? before - before % STRIDE + STRIDE
                                        : before + 1);
                before = cycle;
            }
        }
    }

    /// A writer of everything.
    private record Writer(Process process) implements AutoCloseable {
        static Writer start(Path folder, long firstCycle) throws IOException {
            return new Writer(
                    new ProcessBuilder(
                                    HeavyWriter.command(HeavyWriter.EVERYTHING, folder, firstCycle))
                            .redirectErrorStream(true)
                            .start());
        }

        /// The next cycle of which it tells; the first one all outputs have.
        long nextCycle() throws IOException {
            String line = process.inputReader(StandardCharsets.UTF_8).readLine();
            assertThat(line).as(() -> "faults: " + rest()).matches("\\d+");
            return Long.parseLong(line);
        }

        private List<String> rest() {
            return process.inputReader(StandardCharsets.UTF_8).lines().toList();
        }

        /// Its life begins with the next cycle: on a busy machine that may take a while.
        ///
        /// @return the cycles of which it could tell
        List<Long> goOnUntilKilledAfter(int milliseconds) throws Exception {
            process.outputWriter(StandardCharsets.UTF_8).append('\n').flush();
            List<Long> cycles = new ArrayList<>(List.of(nextCycle()));
            boolean hasEnded = process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
            assertThat(hasEnded).as(() -> "faults: " + rest()).isFalse();
            process.toHandle().destroyForcibly(); // the process itself would close its output, too
            assertThat(process.waitFor()).isEqualTo(KILLED);
            rest().stream().map(Long::valueOf).forEach(cycles::add);
            return cycles;
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}

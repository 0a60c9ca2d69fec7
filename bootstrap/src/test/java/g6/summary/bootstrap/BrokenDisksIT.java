package g6.summary.bootstrap;

import static g6.summary.bootstrap.PanelFolder.member;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.domain.Value;
import g6.summary.out.recording.Recorded;
import g6.summary.testkit.RealComponent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The packaged program with all its files on a disk that fails in every way that disks have: what
/// fails are the files, nothing else, and they mend themselves.
class BrokenDisksIT {
    private static final Set<String> ALL = Set.copyOf(FileOutputs.NAMES);

    /// How often each output fails before a test goes on: often enough to tell a report per cause
    /// from one per cycle.
    private static final int FAILURES = 25;

    private static final int MOST_REPORTS = 5;

    private static final Pattern REPORT =
            Pattern.compile("output (\\w+) (?:could not deliver: (.*)|delivers again)");

    @TempDir private Path folder;
    private SmallDisk disk;
    private int cycle = 1;

    @BeforeEach
    void operatorHasASmallDisk() throws IOException {
        RealComponent.require("env");
        disk = SmallDisk.at(Files.createDirectory(folder.resolve("disk")));
    }

    @AfterEach
    void unmount() {
        if (disk != null) {
            disk.close();
        }
    }

    private Path panels() {
        return HeavyWriter.panels(disk.path());
    }

    private Path dossier() {
        return HeavyWriter.dossier(disk.path());
    }

    private Path log() {
        return HeavyWriter.log(disk.path());
    }

    private Path recording() {
        return HeavyWriter.recording(disk.path());
    }

    private Map<String, String> settings() {
        return Map.of(
                "G6_NO_WRITE_PANELS", "off",
                "G6_PANELS_DIR", panels().toString(),
                "G6_SUMMARY_DOSSIER_PATH", dossier().toString(),
                "G6_SUMMARY_DOSSIER_INTERVAL_SEC", "1",
                "G6_INDICES_PANEL_LOG", log().toString(),
                "G6_SUMMARY_RECORD_DIR", recording().toString());
    }

    private ServedDashboard serve() throws IOException {
        return ServedDashboard.start(folder, settings());
    }

    /// A collector that writes, and somebody who looks at the dashboard.
    private final class Watched implements AutoCloseable {
        private final ServedDashboard dashboard = serve();
        private final SseConnection client =
                SseConnection.open(dashboard.port(), "?format=structured");

        Watched() throws IOException {
            client.next("full_snapshot");
        }

        void newCycleIsShownAtOnce() throws IOException {
            cycle++;
            dashboard.show(ServedDashboard.atCycle(cycle));
            String shown = "\"number\":" + cycle + ",";
            client.nextWith("panel_diff", shown);
            assertThat(dashboard.get("/summary/resync")).contains(shown);
        }

        private Value health(String output) throws IOException {
            Value health = PanelFolder.json(dashboard.get("/summary/health"), "health");
            return member(member(health, "outputs"), output);
        }

        private boolean failsOftenEnough(String output) throws IOException {
            Value failures = member(health(output), "failures");
            return ((Value.Number) failures).decimal().compareTo(BigDecimal.valueOf(FAILURES)) >= 0;
        }

        private boolean isWell(String output) throws IOException {
            return member(health(output), "ok").equals(Value.of(true));
        }

        /// New cycles come until these outputs have failed often enough.
        void outputsFailAndNothingElse(Set<String> outputs, Between between) throws IOException {
            for (String output : outputs) {
                while (!failsOftenEnough(output)) {
                    between.happens();
                    newCycleIsShownAtOnce();
                }
            }
            for (String output : ALL) {
                assertThat(isWell(output)).as(output).isNotEqualTo(outputs.contains(output));
            }
            String metrics = dashboard.get("/metrics");
            for (String output : outputs) {
                Matcher failures =
                        Pattern.compile(
                                        "g6_unified_plugin_exceptions_total\\{plugin=\""
                                                + output
                                                + "\"} (\\d+)")
                                .matcher(metrics);
                assertThat(failures.find()).as(metrics).isTrue();
                assertThat(Integer.parseInt(failures.group(1))).isGreaterThanOrEqualTo(FAILURES);
            }
        }

        /// The program has to find out by itself that the cause is gone.
        void outputsRecover(Set<String> outputs) {
            Set<String> missing = new HashSet<>(outputs);
            while (!missing.isEmpty()) {
                String line = dashboard.program().errWith("delivers again");
                missing.removeIf(output -> line.contains("output " + output + " "));
            }
        }

        void filesHaveTheLatestCycle() throws Exception {
            RunningProgram program = dashboard.program();
            program.await("panel files", () -> new PanelFolder(panels()).isWholeOf(cycle));
            program.await("dossier", () -> Files.isRegularFile(dossier()) && cycleOfDossier());
            program.awaitContent(log(), " cycle " + cycle + " ");
            for (String output : ALL) {
                program.await(output + " is well", () -> isWell(output));
            }
        }

        private boolean cycleOfDossier() throws IOException {
            Value meta = member(PanelFolder.json(dossier()), "dossier_meta");
            return member(meta, "cycle").equals(Value.of(cycle));
        }

        /// Ends it.
        ///
        /// @return how often each output told of a cause that it had not told of since it was last
        ///   well
        Map<String, Integer> reportsUpToTheEnd() throws Exception {
            dashboard.program().signal("TERM");
            assertThat(dashboard.program().end()).isZero();
            Map<String, Set<String>> standing = new HashMap<>();
            Map<String, Integer> reports = new HashMap<>();
            for (String line : dashboard.program().err().lines().toList()) {
                Matcher report = REPORT.matcher(line);
                if (report.find()) {
                    Set<String> causes =
                            standing.computeIfAbsent(report.group(1), _ -> new HashSet<>());
                    if (report.group(2) == null) {
                        causes.clear();
                    } else {
                        assertThat(causes.add(report.group(2))).as("once: " + line).isTrue();
                        reports.merge(report.group(1), 1, Integer::sum);
                    }
                }
            }
            assertThat(reports.values())
                    .as(dashboard.program().err())
                    .allMatch(n -> n <= MOST_REPORTS);
            theRecordingEndsWithTheLatestCycle();
            return reports;
        }

        private void theRecordingEndsWithTheLatestCycle() throws IOException {
            try (Recorded recorded = RecordedCycles.open(recording())) {
                assertThat(recorded.damages()).isEmpty();
                assertThat(RecordedCycles.number(recorded.at(recorded.size() - 1)))
                        .isEqualTo(cycle);
            }
        }

        @Override
        public void close() throws IOException {
            client.close();
            dashboard.close();
        }
    }

    /// What happens between two cycles.
    @FunctionalInterface
    private interface Between {
        void happens() throws IOException;

        static Between nothing() {
            return () -> {};
        }
    }

    @Test
    void aFullDisk() throws Exception {
        try (Watched watched = new Watched()) {
            watched.filesHaveTheLatestCycle();

            watched.outputsFailAndNothingElse(ALL, disk::fill);

            disk.free();
            watched.outputsRecover(ALL);
            watched.filesHaveTheLatestCycle();
            assertThat(watched.reportsUpToTheEnd()).containsOnlyKeys(ALL);
        }
    }

    @Test
    void aDiskThatCannotBeWrittenFromTheStart() throws Exception {
        disk.remountReadOnly();
        try (Watched watched = new Watched()) {
            watched.outputsFailAndNothingElse(ALL, Between.nothing());

            disk.remountWritable();
            watched.outputsRecover(ALL);
            watched.filesHaveTheLatestCycle();
            assertThat(watched.reportsUpToTheEnd()).containsOnlyKeys(ALL);
        }
    }

    /// The recording has its file open, so it goes on.
    @Test
    void aDiskThatBecomesReadOnly() throws Exception {
        Set<String> whatOpensFiles = new HashSet<>(ALL);
        whatOpensFiles.remove(FileOutputs.RECORDING);
        try (Watched watched = new Watched()) {
            watched.filesHaveTheLatestCycle();

            disk.coverReadOnly();
            watched.outputsFailAndNothingElse(whatOpensFiles, Between.nothing());

            disk.uncover();
            watched.outputsRecover(whatOpensFiles);
            watched.filesHaveTheLatestCycle();
            assertThat(watched.reportsUpToTheEnd()).containsOnlyKeys(whatOpensFiles);
        }
    }

    private List<Path> folders() {
        return List.of(
                        panels(),
                        dossier().resolveSibling("."),
                        log().resolveSibling("."),
                        recording())
                .stream()
                .map(Path::normalize)
                .toList();
    }

    @Test
    void foldersThatAreTakenAway() throws Exception {
        try (Watched watched = new Watched()) {
            for (int time = 0; time < 5; time++) {
                watched.filesHaveTheLatestCycle();

                for (Path each : folders()) {
                    Files.move(each, disk.path().resolve("gone-" + time + each.getFileName()));
                }
                watched.newCycleIsShownAtOnce();
            }
            watched.filesHaveTheLatestCycle();
            watched.reportsUpToTheEnd();
        }
    }

    @Test
    void filesInThePlaceOfFolders() throws Exception {
        try (Watched watched = new Watched()) {
            watched.filesHaveTheLatestCycle();

            for (Path each : folders()) {
                replaceByFile(each);
            }
            watched.outputsFailAndNothingElse(ALL, Between.nothing());

            for (Path each : folders()) {
                Files.delete(each);
            }
            watched.outputsRecover(ALL);
            watched.filesHaveTheLatestCycle();
            assertThat(watched.reportsUpToTheEnd()).containsOnlyKeys(ALL);
        }
    }

    /// The program may make the folder again before the file is there.
    private void replaceByFile(Path taken) throws IOException {
        for (int attempt = 0; !Files.isRegularFile(taken); attempt++) {
            Files.move(taken, disk.path().resolve("gone-" + attempt + taken.getFileName()));
            try {
                Files.createFile(taken);
            } catch (FileAlreadyExistsException _) {
                assertThat(attempt).isLessThan(100);
            }
        }
    }

    @Test
    void foldersInThePlaceOfFiles() throws Exception {
        Set<String> whatReplacesFiles = new HashSet<>(ALL);
        whatReplacesFiles.remove(FileOutputs.RECORDING);
        List<Path> inTheWay = List.of(dossier(), log(), panels().resolve("manifest.json"));
        for (Path each : inTheWay) {
            Files.createDirectories(each.resolve("something"));
        }
        try (Watched watched = new Watched()) {
            watched.outputsFailAndNothingElse(whatReplacesFiles, Between.nothing());

            for (Path each : inTheWay) {
                Files.move(each, each.resolveSibling("gone"));
            }
            watched.outputsRecover(whatReplacesFiles);
            watched.filesHaveTheLatestCycle();
            assertThat(watched.reportsUpToTheEnd()).containsOnlyKeys(whatReplacesFiles);
        }
    }

    @Test
    void aFolderHasOneWriterUntilThatIsGone() throws Exception {
        Path status = folder.resolve("runtime_status.json");
        try (Watched owner = new Watched()) {
            owner.filesHaveTheLatestCycle();
            String process = "is written by process " + owner.dashboard.program().pid() + " on ";

            try (var second = start("serve", "--status-file", status.toString())) {
                assertThat(second.end()).isEqualTo(74);
                assertThat(second.err())
                        .contains("no panel files: " + panels() + " " + process)
                        .contains("no recording: " + recording() + " " + process);
            }
            try (var looker = start("run", "--plain", "--status-file", status.toString())) {
                assertThat(looker.errWith("WARNING no panel files: ")).contains(process);
                owner.newCycleIsShownAtOnce();
                looker.frameWith("cycle: " + cycle);
                looker.signal("TERM");
                assertThat(looker.end()).isZero();
            }
            owner.newCycleIsShownAtOnce();
            owner.filesHaveTheLatestCycle();

            owner.dashboard.program().signal("KILL");
            assertThat(owner.dashboard.program().end()).isEqualTo(137);
        }
        try (Watched heir = new Watched()) {
            heir.newCycleIsShownAtOnce();
            heir.filesHaveTheLatestCycle();
            assertThat(heir.reportsUpToTheEnd()).isEmpty();
        }
    }

    private RunningProgram start(String... arguments) {
        Map<String, String> quick = new HashMap<>(settings());
        quick.put("G6_SUMMARY_REFRESH_SEC", "0.05");
        return RunningProgram.start(quick, RunningProgram.command(arguments));
    }
}

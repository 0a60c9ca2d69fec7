package g6.summary.out.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import g6.summary.application.FolderLock;
import g6.summary.application.PanelFilesObserver;
import g6.summary.domain.Fields;
import g6.summary.domain.Frame;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.Panel;
import g6.summary.domain.Sha256;
import g6.summary.domain.SourceState;
import g6.summary.domain.SummarySnapshot.Cycle;
import g6.summary.domain.Thresholds;
import g6.summary.domain.Value;
import g6.summary.in.json.JsonStatusDecoder;
import g6.summary.out.files.PanelFiles.Options;
import g6.summary.testkit.ManualClock;
import g6.summary.testkit.Samples;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class PanelFilesTest {
    private static final Options ENVELOPED = new Options(false, false);
    private static final Options LEGACY = new Options(false, true);
    private static final Options BASIC = new Options(true, false);

    private static final String DOCUMENT =
            """
            {"app": {"version": "2.4.1"},
             "loop": {"cycle": 7, "last_run": "2025-10-17T16:32:57.5Z", "last_duration": 0.642,
                      "success_rate": 96.2, "target_interval": 60},
             "indices": {"NIFTY": {"ltp": 19980.4}},
             "indices_detail":
                 {"NIFTY": {"status": "ok", "age_sec": 3, "legs": 1e5, "dq": {"score_percent": 94.5}}},
             "resources": {"cpu": 7.5, "memory_mb": 512.25},
             "alerts": [{"time": "t", "level": "WARN", "component": "c", "message": "m"}],
             "performance": {"options_per_sec": 14.8},
             "analytics": {"pcr": 1.22, "max_pain": {"NIFTY": 19250}, "skew": {"NIFTY": 0.1}}}
            """;

    private static final List<String> ALL =
            List.of(
                    "alerts_enveloped.json",
                    "analytics_enveloped.json",
                    "indices_panel_enveloped.json",
                    "links_enveloped.json",
                    "performance_enveloped.json",
                    "system_enveloped.json",
                    "indices_stream.json",
                    ".indices_stream_state.json",
                    "unified_snapshot.json",
                    "manifest.json");

    @TempDir Path parent;
    private Path folder;

    private final Frames frames = new Frames();
    private final Faulty files = new Faulty();
    private final List<List<String>> updates = new ArrayList<>();
    private PanelFiles output;

    @BeforeEach
    void start() throws IOException {
        folder = parent.resolve("panels");
        output = panelFiles(ENVELOPED);
    }

    @AfterEach
    void end() throws IOException {
        output.close();
    }

    private PanelFiles panelFiles(Options options) {
        return panelFiles(options, new OwnedFolder(folder, ManualClock.at("2025-10-17T16:33:00Z")));
    }

    private PanelFiles panelFiles(Options options, FolderLock lock) {
        return new PanelFiles(
                folder,
                lock,
                files,
                new JsonStatusDecoder(),
                options,
                new PanelFilesObserver() {
                    @Override
                    public void filesUpdated(List<String> panels) {
                        updates.add(panels);
                    }
                });
    }

    private void restart(Options options) throws IOException {
        output.close();
        output = panelFiles(options);
    }

    private void deliver(Frame frame) throws IOException {
        output.deliver(frame, frame.changesSince(Frame.none()));
    }

    @Test
    void everyFileSaysWhatItsPanelsSay() throws IOException {
        deliver(frames.of(DOCUMENT));

        assertThat(data("indices_panel"))
                .isEqualTo(
                        json(
                                """
                                {"items": [{"index": "NIFTY", "status": "ok", "dq_score": 94.5,
                                            "age": 3}],
                                 "count": 1}
                                """));
        assertThat(file("alerts_enveloped.json").value("data"))
                .isEqualTo(
                        json("""
                        {"x": [{"time": "t", "level": "WARN", "component": "c",
                                "message": "m"}]}
                        """)
                                .get("x")
                                .orElseThrow());
        assertThat(data("system"))
                .isEqualTo(
                        json(
                                """
                                {"memory_rss_mb": 512.25, "cycle": 7, "last_duration": 0.642,
                                 "interval": 60}
                                """));
        assertThat(data("performance")).isEqualTo(json("{\"options_per_sec\": 14.8}"));
        assertThat(data("analytics"))
                .isEqualTo(
                        json(
                                """
                                {"pcr": 1.22, "max_pain": {"NIFTY": 19250}, "skew": {"NIFTY": 0.1}}
                                """));
        assertThat(data("links"))
                .isEqualTo(
                        json(
                                "{\"metrics_url\": \"http://m:9325/metrics\", \"version\":"
                                        + " \"2.4.1\"}"));
    }

    @Test
    void theEnvelopeTellsPanelTimeAndHash() throws IOException {
        deliver(frames.of(DOCUMENT));

        assertThat(text("performance_enveloped.json"))
                .isEqualTo(
                        "{\"data\":{\"options_per_sec\":14.8},\"generated_at\":1760718781,"
                                + "\"meta\":{\"hash\":\""
                                + Sha256.hex(
                                                "{\"options_per_sec\":14.8}"
                                                        .getBytes(
                                                                java.nio.charset.StandardCharsets
                                                                        .UTF_8))
                                        .substring(0, 12)
                                + "\",\"schema\":\"v1\",\"source\":\"summary\"},"
                                + "\"panel\":\"performance\","
                                + "\"updated_at\":\"2025-10-17T16:33:01Z\",\"version\":1}");
    }

    @Test
    void theManifestIsWrittenLastAndListsWhatIsThere() throws IOException {
        deliver(frames.of(DOCUMENT));

        assertThat(files.written()).isEqualTo(ALL);
        Fields manifest = file("manifest.json");
        assertThat(manifest.object().members())
                .containsEntry("schema_version", Value.of(1))
                .containsEntry("generator", Value.of("PanelsWriter"))
                .containsEntry("cycle", Value.of(7))
                .containsEntry("ts", Value.of(1_760_718_781L))
                .containsEntry(
                        "files", Value.of(ALL.subList(0, 6).stream().map(Value::of).toList()))
                .containsEntry("indices_count", Value.of(1))
                .containsEntry("alerts_total", Value.of(1))
                .containsEntry("app_version", Value.of("2.4.1"))
                .containsKey("hashes")
                .hasSize(9);
        assertThat(PanelsReader.isWhole(folder)).isTrue();
    }

    @Test
    void theSnapshotFileCounts() throws IOException {
        deliver(frames.of(DOCUMENT));

        assertThat(file("unified_snapshot.json").object())
                .isEqualTo(
                        json(
                                """
                                {"cycle": 7, "ts_built": 1760718781, "indices_count": 1,
                                 "alerts_total": 1, "errors": []}
                                """));
    }

    @Test
    void whatADocumentDoesNotSayIsNullOrEmpty() throws IOException {
        deliver(frames.of("{}"));

        assertThat(data("indices_panel")).isEqualTo(json("{\"items\": [], \"count\": null}"));
        assertThat(data("performance")).isEqualTo(json("{}"));
        assertThat(data("analytics")).isEqualTo(json("{}"));
        assertThat(data("system"))
                .isEqualTo(
                        json(
                                """
                                {"memory_rss_mb": null, "cycle": null, "last_duration": null,
                                 "interval": null}
                                """));
        assertThat(file("manifest.json").object().members())
                .containsEntry("cycle", Value.Null.NULL)
                .containsEntry("indices_count", Value.Null.NULL)
                .doesNotContainKey("app_version");
        assertThat(folder.resolve("indices_stream.json")).doesNotExist();
    }

    @Test
    void everySampleGivesFilesThatMatchTheirManifest() throws IOException {
        for (String sample : Samples.names()) {
            deliver(frames.of(Samples.text(sample)));
            assertThat(PanelsReader.isWhole(folder)).as(sample).isTrue();
        }
    }

    @Test
    void panelsThatCouldNotBeBuiltHaveNoData() throws IOException {
        frames.of(DOCUMENT);
        deliver(frames.broken("indices", "resources", "cycle", "header"));

        assertThat(file("indices_panel_enveloped.json").value("data")).isEqualTo(Value.Null.NULL);
        assertThat(file("system_enveloped.json").value("data")).isEqualTo(Value.Null.NULL);
        assertThat(data("links").get("version")).hasValue(Value.Null.NULL);
        assertThat(data("links").get("metrics_url")).hasValue(Value.of("http://m:9325/metrics"));
        assertThat(file("manifest.json").value("indices_count")).isEqualTo(Value.Null.NULL);
        assertThat(file("unified_snapshot.json").items("errors"))
                .containsExactly(
                        Value.of("panel header: provider error: bang"),
                        Value.of("panel cycle: provider error: bang"),
                        Value.of("panel indices: provider error: bang"),
                        Value.of("panel resources: provider error: bang"));
    }

    @Test
    void errorsTellWhatIsTheMatterWithTheSource() throws IOException {
        frames.of(DOCUMENT);
        deliver(frames.again(SourceState.failed(Frames.MISSING, Optional.empty())));
        assertThat(file("unified_snapshot.json").items("errors"))
                .containsExactly(Value.of("missing: no such file"));

        Instant old = Instant.parse("2025-10-17T14:00:00.25Z");
        Cycle none = g6.summary.domain.Extraction.snapshot(Frames.document("{}")).cycle();
        deliver(
                frames.again(
                        SourceState.read(
                                Optional.of(old), none, Thresholds.defaults(), Frames.START)));
        assertThat(file("unified_snapshot.json").items("errors"))
                .containsExactly(Value.of("stale: data as of 2025-10-17T14:00:00Z"));
    }

    @Test
    void onlyWhatChangedIsWritten() throws IOException {
        deliver(frames.of(DOCUMENT));
        files.written();

        deliver(frames.again());
        assertThat(files.written()).isEmpty();

        deliver(frames.of(DOCUMENT.replace("14.8", "14.9")));
        assertThat(files.written()).containsExactly("performance_enveloped.json", "manifest.json");

        deliver(frames.of(DOCUMENT.replace("7.5", "8.5")));
        assertThat(files.written())
                .as("a processor's load is in no file, the former counter is back")
                .containsExactly("performance_enveloped.json", "manifest.json");

        deliver(frames.again(SourceState.failed(Frames.MISSING, Optional.empty())));
        assertThat(files.written()).containsExactly("unified_snapshot.json");
    }

    @Test
    void hiddenPanelsHaveNoFile() throws IOException {
        deliver(frames.of(DOCUMENT));

        deliver(frames.hide("alerts", "resources", "perfstore").of(DOCUMENT));

        assertThat(names())
                .doesNotContain("alerts_enveloped.json", "performance_enveloped.json")
                .contains("system_enveloped.json");
        assertThat(data("system").get("memory_rss_mb")).hasValue(Value.Null.NULL);
        assertThat(file("manifest.json").items("files")).hasSize(4);
        assertThat(file("manifest.json").value("alerts_total")).isEqualTo(Value.Null.NULL);
        assertThat(PanelsReader.isWhole(folder)).isTrue();

        deliver(frames.hide().of(DOCUMENT));
        assertThat(names()).contains("alerts_enveloped.json", "performance_enveloped.json");
    }

    @Test
    void filesOfPanelsHiddenMeanwhileAreRemovedAtStart() throws IOException {
        deliver(frames.of(DOCUMENT));
        restart(ENVELOPED);

        deliver(frames.hide("alerts").of(DOCUMENT));

        assertThat(names()).doesNotContain("alerts_enveloped.json");
        assertThat(PanelsReader.isWhole(folder)).isTrue();
    }

    @Test
    void finishedPanelsAreAsGoodAsAnyOther() throws IOException {
        List<HashedPanel> panels = frames.of(DOCUMENT).panels();

        deliver(frames.finished(panels.toArray(HashedPanel[]::new)));

        assertThat(files.written()).isEqualTo(ALL);
        assertThat(data("system").get("cycle")).hasValue(Value.of(7));
    }

    @Test
    void panelsOfAnotherShapeSurpriseNobody() throws IOException {
        deliver(
                frames.finished(
                        HashedPanel.of(new Panel("alerts", "A", List.of(), Value.of(1))),
                        HashedPanel.of(new Panel("indices", "I", List.of(), Value.of("x"))),
                        HashedPanel.of(
                                new Panel("cycle", "C", List.of(), json("{\"number\": [1]}")))));

        assertThat(file("alerts_enveloped.json").items("data")).isEmpty();
        assertThat(PanelsReader.isWhole(folder)).isTrue();
    }

    @Test
    void aRestartWritesNothingThatIsThere() throws IOException {
        deliver(frames.of(DOCUMENT));
        files.written();
        restart(ENVELOPED);

        deliver(frames.again());

        assertThat(files.written()).isEmpty();
        assertThat(file("alerts_enveloped.json").value("generated_at"))
                .isEqualTo(Value.of(1_760_718_781L));
        assertThat(files.cleanings()).isEqualTo(2);
    }

    @Test
    void aRestartWritesWhatChangedMeanwhile() throws IOException {
        deliver(frames.of(DOCUMENT));
        files.written();
        restart(ENVELOPED);

        deliver(frames.of(DOCUMENT.replace("14.8", "15")));

        assertThat(files.written()).containsExactly("performance_enveloped.json", "manifest.json");
    }

    @Test
    void garbageIsReplacedAtStart() throws IOException {
        deliver(frames.of(DOCUMENT));
        for (String garbage : List.of("", "{", "[]", "{}", "null", "{\"generated_at\":1e300}")) {
            for (String name : ALL) {
                Files.writeString(folder.resolve(name), garbage);
            }
            files.written();
            restart(ENVELOPED);

            deliver(frames.again());

            assertThat(PanelsReader.isWhole(folder)).isTrue();
            assertThat(files.written()).as(garbage).isEqualTo(ALL);
        }
    }

    @Test
    void aManifestOfOtherHashesIsReplaced() throws IOException {
        deliver(frames.of(DOCUMENT));
        Files.writeString(
                folder.resolve("manifest.json"),
                text("manifest.json")
                        .replaceFirst("enveloped.json\":\"....", "enveloped.json\":\"0000"));
        files.written();
        restart(ENVELOPED);

        deliver(frames.again());

        assertThat(files.written()).containsExactly("manifest.json");
        assertThat(PanelsReader.isWhole(folder)).isTrue();
    }

    @Test
    void aTamperedFileIsMendedAtTheNextDelivery() throws IOException {
        deliver(frames.of(DOCUMENT));
        files.written();
        Files.writeString(folder.resolve("system_enveloped.json"), "{}");

        deliver(frames.again());

        assertThat(files.written()).containsExactly("system_enveloped.json");
    }

    @Test
    void nonsenseWhereThereWasNoFileIsMendedAtTheNextDelivery() throws IOException {
        deliver(frames.of("{}"));
        Files.writeString(folder.resolve("indices_stream.json"), "nonsense");

        deliver(frames.again());

        assertThat(text("indices_stream.json")).isEqualTo("[]");
    }

    @Test
    void aFolderInAFilesPlaceIsRefusedUntilItIsGone() throws IOException {
        Path taken = Files.createDirectories(folder.resolve("alerts_enveloped.json"));
        Frame frame = frames.of(DOCUMENT);
        assertThatThrownBy(() -> deliver(frame))
                .isInstanceOf(IOException.class)
                .hasMessage(taken + ": is a folder");

        Files.delete(taken);
        deliver(frame);

        assertThat(PanelsReader.isWhole(folder)).isTrue();
    }

    @Test
    void basicModeLeavesOneFileAndNothingThatMisleads() throws IOException {
        restart(LEGACY);
        deliver(frames.of(DOCUMENT));
        Path foreign = Files.writeString(folder.resolve("mine.json"), "x");
        restart(BASIC);

        deliver(frames.again());
        deliver(frames.again());

        assertThat(names())
                .containsExactly(".g6-summary.lock", "mine.json", "unified_snapshot.json");
        assertThat(foreign).hasContent("x");
        assertThat(updates.getLast()).isEmpty();

        restart(ENVELOPED);
        deliver(frames.again());
        assertThat(PanelsReader.isWhole(folder)).isTrue();
    }

    @Test
    void olderNamesHaveTheDataAlone() throws IOException {
        restart(LEGACY);
        deliver(frames.of(DOCUMENT));

        assertThat(text("performance.json")).isEqualTo("{\"options_per_sec\":14.8}");
        assertThat(text("alerts.json")).startsWith("[{");
        assertThat(names())
                .contains("analytics.json", "indices_panel.json", "links.json", "system.json");
        assertThat(file("manifest.json").items("files")).hasSize(6);

        files.written();
        deliver(frames.of(DOCUMENT.replace("14.8", "15")));
        assertThat(files.written())
                .containsExactly("performance_enveloped.json", "performance.json", "manifest.json");
        assertThat(text("performance.json")).isEqualTo("{\"options_per_sec\":15}");
    }

    @Test
    void olderNamesThatAreOursAreRemovedWhenNoLongerWanted() throws IOException {
        restart(LEGACY);
        deliver(frames.of(DOCUMENT));
        Path foreign = Files.writeString(folder.resolve("system.json"), "somebody else's");
        restart(ENVELOPED);

        deliver(frames.of(DOCUMENT.replace("14.8", "15")));

        assertThat(names())
                .doesNotContain("performance.json", "alerts.json", "links.json")
                .contains("system.json");
        assertThat(foreign).hasContent("somebody else's");
    }

    @Test
    void aFolderWithAnOlderNameThatIsNotWantedIsInNobodysWay() throws IOException {
        Path foreign = Files.createDirectories(folder.resolve("links.json"));
        deliver(frames.of(DOCUMENT));
        restart(ENVELOPED);

        deliver(frames.of(DOCUMENT.replace("14.8", "15")));

        assertThat(PanelsReader.isWhole(folder)).isTrue();
        assertThat(text("performance_enveloped.json")).contains("\"options_per_sec\":15");
        assertThat(foreign).isDirectory();
    }

    @Test
    void olderNamesOfHiddenPanelsAreRemoved() throws IOException {
        restart(LEGACY);
        deliver(frames.of(DOCUMENT));

        deliver(frames.hide("alerts").of(DOCUMENT));

        assertThat(names()).doesNotContain("alerts.json").contains("links.json");
    }

    @Test
    void somebodyElsesFolderIsNotTouched() throws IOException {
        try (var other = new OwnedFolder(folder, ManualClock.at("2025-10-17T16:00:00Z"))) {
            other.take();

            assertThatThrownBy(() -> deliver(frames.of(DOCUMENT)))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(folder + " is written by process ")
                    .hasMessageEndingWith(" since 2025-10-17T16:00:00Z");
            assertThat(names()).containsExactly(".g6-summary.lock");
        }
        deliver(frames.again());
        assertThat(names()).contains("manifest.json");
    }

    @Test
    void aFolderThatIsRemovedIsMadeAgainWithEverything() throws IOException {
        deliver(frames.of(DOCUMENT));
        String stream = text("indices_stream.json");
        files.written();
        Files.move(folder, parent.resolve("away"), StandardCopyOption.ATOMIC_MOVE);

        deliver(frames.again());

        assertThat(files.written()).isEqualTo(ALL);
        assertThat(text("indices_stream.json")).isEqualTo(stream);
        assertThat(PanelsReader.isWhole(folder)).isTrue();
        assertThat(updates).containsExactly(List.of(), List.of());
    }

    @Test
    void aFileInTheFoldersPlaceFailsUntilItIsGone() throws IOException {
        deliver(frames.of(DOCUMENT));
        Files.move(folder, parent.resolve("away"), StandardCopyOption.ATOMIC_MOVE);
        Files.writeString(folder, "mine");
        assertThatThrownBy(() -> deliver(frames.again()))
                .isInstanceOf(IOException.class)
                .hasMessage(folder + " is not a folder");

        Files.delete(folder);
        deliver(frames.again());

        assertThat(PanelsReader.isWhole(folder)).isTrue();
    }

    @Test
    void aReadOnlyDiskFailsAndRecovers() throws Exception {
        try (Mount disk = Mount.small(parent)) {
            folder = disk.folder().resolve("panels");
            restart(ENVELOPED);
            deliver(frames.of(DOCUMENT));
            output.close(); // a disk with a file that is open for writing stays writable
            disk.remountReadOnly();
            assertThatThrownBy(() -> deliver(frames.of(DOCUMENT.replace("14.8", "15"))))
                    .isInstanceOf(IOException.class)
                    .hasMessage(folder + " cannot be written: Read-only file system");
            assertThat(data("performance")).isEqualTo(json("{\"options_per_sec\": 14.8}"));

            disk.remountWritable();
            deliver(frames.again());

            assertThat(data("performance")).isEqualTo(json("{\"options_per_sec\": 15}"));
            assertThat(PanelsReader.isWhole(folder)).isTrue();
            output.close();
        }
    }

    @Test
    void aFullDiskFailsAndRecovers() throws Exception {
        try (Mount disk = Mount.small(parent)) {
            folder = disk.folder().resolve("panels");
            restart(ENVELOPED);
            deliver(frames.of(DOCUMENT));
            disk.fill();
            assertThatThrownBy(() -> deliver(frames.of(DOCUMENT.replace("14.8", "15"))))
                    .isInstanceOf(IOException.class);
            assertThat(PanelsReader.isWhole(folder)).isTrue();

            disk.makeRoom();
            deliver(frames.again());

            assertThat(data("performance")).isEqualTo(json("{\"options_per_sec\": 15}"));
            assertThat(PanelsReader.isWhole(folder)).isTrue();
            output.close();
        }
    }

    @Test
    void leftoversOfACrashAreRemovedAtStart() throws IOException {
        Path leftover = Path.of(".alerts_enveloped.json.999999999-0123abcd.7.g6-tmp");
        Files.createDirectories(folder);
        Files.createFile(folder.resolve(leftover));

        deliver(frames.of(DOCUMENT));

        assertThat(folder.resolve(leftover)).doesNotExist();
    }

    @Test
    void observersAreToldWhoseFilesChanged() throws IOException {
        deliver(frames.of(DOCUMENT));
        deliver(frames.again());
        deliver(frames.of(DOCUMENT.replace("14.8", "15").replace("1.22", "1.3")));
        files.refuse(place -> place == 1, true);
        assertThatThrownBy(
                        () ->
                                deliver(
                                        frames.of(
                                                DOCUMENT.replace("94.5", "95")
                                                        .replace("1.22", "1.3"))))
                .isInstanceOf(IOException.class);
        files.refuse(_ -> false, false);
        deliver(frames.again());

        assertThat(updates)
                .containsExactly(
                        List.of(),
                        List.of(),
                        List.of("analytics", "performance"),
                        List.of("indices_panel", "performance"));
    }

    private Fields file(String name) throws IOException {
        return new Fields(json(text(name)));
    }

    private Value.Object data(String panel) throws IOException {
        return file(panel + "_enveloped.json").fields("data").object();
    }

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private static Value.Object json(String text) {
        return Frames.document(text).root();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }
}

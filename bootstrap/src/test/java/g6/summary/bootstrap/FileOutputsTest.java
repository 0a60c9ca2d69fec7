package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.application.PanelFilesObserver;
import g6.summary.application.SummaryOutput;
import g6.summary.out.files.OwnedFolder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class FileOutputsTest {
    private final Spoken spoken = new Spoken();
    private final List<SummaryOutput> opened = new ArrayList<>();

    @TempDir private Path folder;

    @AfterEach
    void close() throws IOException {
        for (SummaryOutput output : opened) {
            output.close();
        }
    }

    private FileOutputs all(Map<String, String> texts) {
        Settings settings = settings(texts);
        return noted(
                FileOutputs.of(
                        () -> settings, PanelFilesObserver.none(), spoken.session(texts).logger()));
    }

    private FileOutputs askedFor(Map<String, String> texts) {
        Settings settings = settings(texts);
        return noted(
                FileOutputs.ofPanelFilesAskedFor(
                        () -> settings, PanelFilesObserver.none(), spoken.session(texts).logger()));
    }

    private static Settings settings(Map<String, String> texts) {
        return SettingSources.of(texts).read();
    }

    private FileOutputs noted(FileOutputs outputs) {
        opened.addAll(outputs.outputs());
        return outputs;
    }

    private static List<String> names(FileOutputs outputs) {
        return outputs.outputs().stream().map(SummaryOutput::name).toList();
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void aFolderSwitchesThePanelFilesOn() {
        assertThat(names(all(Map.of("G6_PANELS_DIR", at("p"), "G6_OUTPUT_SINKS", "stdout"))))
                .containsExactly("panels");
    }

    @Test
    void panelFilesCanBeSwitchedOff() {
        Map<String, String> texts = Map.of("G6_PANELS_DIR", at("p"), "G6_NO_WRITE_PANELS", "1");

        assertThat(names(all(texts))).isEmpty();
        assertThat(folder.resolve("p")).doesNotExist();
    }

    @Test
    void othersRunWhereTheyAreTold() {
        Map<String, String> texts = new HashMap<>();
        texts.put("G6_NO_WRITE_PANELS", "1");
        texts.put("G6_SUMMARY_DOSSIER_PATH", at("dossier.json"));
        texts.put("G6_INDICES_PANEL_LOG", at("indices.log"));
        texts.put("G6_SUMMARY_RECORD_DIR", at("recording"));

        assertThat(names(all(texts))).containsExactly("dossier", "indices_log", "record");
    }

    @Test
    void whoShowsOneFrameWritesPanelFilesOnlyWhereAsked() {
        assertThat(names(askedFor(Map.of()))).isEmpty();
        assertThat(names(askedFor(Map.of("G6_PANELS_DIR", at("p"))))).containsExactly("panels");
    }

    @Test
    void aFolderThatSomebodyElseWritesIsRefusedByName() throws IOException {
        try (OwnedFolder panels = new OwnedFolder(folder.resolve("p"), InstantSource.system());
                OwnedFolder recording =
                        new OwnedFolder(folder.resolve("r"), InstantSource.system())) {
            assertThat(panels.take()).isEmpty();
            assertThat(recording.take()).isEmpty();

            FileOutputs outputs =
                    all(Map.of("G6_PANELS_DIR", at("p"), "G6_SUMMARY_RECORD_DIR", at("r")));

            String owner = " is written by process " + ProcessHandle.current().pid();
            assertThat(outputs.outputs()).isEmpty();
            assertThat(outputs.refusals().get(0)).startsWith("no panel files: " + at("p") + owner);
            assertThat(outputs.refusals().get(1)).startsWith("no recording: " + at("r") + owner);
        }
    }

    @Test
    void whoeverHasThePanelFilesHasTheSingleFilesToo() throws IOException {
        try (OwnedFolder panels = new OwnedFolder(folder.resolve("p"), InstantSource.system())) {
            assertThat(panels.take()).isEmpty();

            FileOutputs outputs =
                    all(
                            Map.of(
                                    "G6_PANELS_DIR", at("p"),
                                    "G6_SUMMARY_DOSSIER_PATH", at("dossier.json"),
                                    "G6_INDICES_PANEL_LOG", at("indices.log")));

            assertThat(outputs.outputs()).isEmpty();
            assertThat(outputs.refusals())
                    .hasSize(3)
                    .contains(
                            "no dossier: left to whoever writes the panel files",
                            "no log of the indices: left to whoever writes the panel files");
        }
    }

    @Test
    void aDiskThatRefusesAtTheStartMayComeRound() throws IOException {
        Files.writeString(folder.resolve("p"), "a file");

        FileOutputs outputs = all(Map.of("G6_PANELS_DIR", at("p")));

        assertThat(outputs.refusals()).isEmpty();
        assertThat(names(outputs)).containsExactly("panels");
    }
}

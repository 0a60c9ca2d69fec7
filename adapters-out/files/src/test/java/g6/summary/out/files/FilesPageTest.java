package g6.summary.out.files;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.application.PanelFilesObserver;
import g6.summary.domain.Frame;
import g6.summary.in.json.JsonStatusDecoder;
import g6.summary.out.files.PanelFiles.Options;
import g6.summary.testkit.ManualClock;
import g6.summary.testkit.RealComponent;
import g6.summary.testkit.Samples;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What `docs/files.md` says is what happens.
final class FilesPageTest {
    @TempDir Path folder;

    @Test
    void theExampleReadsWhatIsWritten() throws Exception {
        RealComponent.require("python3");
        Path panels = folder.resolve("panels");
        Frame frame = new Frames().of(Samples.text("nested-open"));
        try (PanelFiles files = panelFiles(panels)) {
            files.deliver(frame, frame.changesSince(Frame.none()));
        }
        Path script = docs().resolve("clients/panel_files.py");

        Process python =
                new ProcessBuilder("python3", script.toString(), panels.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();

        assertThat(page()).contains("clients/panel_files.py");
        assertThat(python.inputReader(StandardCharsets.UTF_8).readAllLines())
                .singleElement()
                .satisfies(
                        set ->
                                assertThat(set)
                                        .contains(
                                                "\"links_enveloped.json\": {",
                                                "{\"age\": 3, \"dq_score\": 94.47, \"index\":"
                                                        + " \"NIFTY\", \"status\": \"ok\"}"));
        assertThat(python.waitFor()).isZero();
    }

    @Test
    void everyFileIsNamed() throws IOException {
        assertThat(
                        Stream.concat(
                                PanelFile.ALL.stream().map(PanelFile::name),
                                Stream.of(
                                        PanelFiles.MANIFEST,
                                        PanelFiles.SUMMARY,
                                        IndicesStream.LIST,
                                        IndicesStream.STATE,
                                        OwnedFolder.LOCK_FILE)))
                .allSatisfy(name -> assertThat(page()).contains(name));
    }

    @Test
    void theLineOfTheLogIsOneThatIsWritten() throws IOException {
        String line =
                page().lines()
                        .filter(each -> each.contains("TOTAL LEGS"))
                        .findFirst()
                        .orElseThrow();
        Path log = folder.resolve("indices.log");
        Frame frame =
                new Frames()
                        .of(
                                Samples.text("nested-open")
                                        .replace("\"legs\"", "\"fails\": 0, \"legs\""));

        new IndicesLog(log).deliver(frame, frame.changesSince(Frame.none()));

        assertThat(Files.readAllLines(log)).first().isEqualTo(line);
    }

    private static PanelFiles panelFiles(Path folder) {
        return new PanelFiles(
                folder,
                new OwnedFolder(folder, ManualClock.at("2025-10-17T16:33:00Z")),
                new DurableFiles(),
                new JsonStatusDecoder(),
                new Options(false, false),
                PanelFilesObserver.none());
    }

    private static String page() throws IOException {
        return Files.readString(docs().resolve("files.md"));
    }

    private static Path docs() {
        return Path.of(System.getProperty("project.root"), "docs");
    }
}

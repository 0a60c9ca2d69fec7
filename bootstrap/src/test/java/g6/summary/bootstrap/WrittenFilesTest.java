package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class WrittenFilesTest {
    @TempDir private Path folder;

    private List<String> refusals(Map<String, String> texts) {
        Map<String, String> all = new HashMap<>(texts);
        all.put("G6_SUMMARY_STATUS_FILE", folder.resolve("status.json").toString());
        all.put("G6_PANELS_DIR", folder.resolve("panels").toString());
        return SettingSources.of(all).read().refusals(false).stream()
                .map(SettingProblem::refusal)
                .toList();
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void filesInPlacesOfTheirOwnAreFine() {
        assertThat(
                        refusals(
                                Map.of(
                                        "G6_SUMMARY_DOSSIER_PATH", at("panels/dossier.json"),
                                        "G6_INDICES_PANEL_LOG", at("indices.log"),
                                        "G6_LOG_FILE", at("g6.log"))))
                .isEmpty();
    }

    @Test
    void theStatusFileIsNeverWritten() {
        for (String setting :
                List.of("G6_SUMMARY_DOSSIER_PATH", "G6_INDICES_PANEL_LOG", "G6_LOG_FILE")) {
            assertThat(refusals(Map.of(setting, at("panels/../status.json"))))
                    .containsExactly(
                            setting
                                    + " (environment) names the status file, which is never"
                                    + " written");
        }
    }

    @Test
    void panelFilesHaveTheirNamesForThemselves() {
        for (String name : List.of("manifest.json", "alerts.json", ".g6-summary.lock")) {
            Map<String, String> dossier =
                    Map.of("G6_SUMMARY_DOSSIER_PATH", at("panels") + "/" + name);
            assertThat(refusals(dossier))
                    .containsExactly("G6_SUMMARY_DOSSIER_PATH (environment) names a panel file");

            Map<String, String> without = new HashMap<>(dossier);
            without.put("G6_NO_WRITE_PANELS", "1");
            assertThat(refusals(without)).isEmpty();
        }
    }

    @Test
    void twoFilesAreNotOne() {
        assertThat(
                        refusals(
                                Map.of(
                                        "G6_SUMMARY_DOSSIER_PATH", at("one"),
                                        "G6_INDICES_PANEL_LOG", at("one"))))
                .containsExactly(
                        "G6_INDICES_PANEL_LOG (environment) names the file of"
                                + " G6_SUMMARY_DOSSIER_PATH");
    }
}

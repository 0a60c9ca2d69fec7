package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.application.DisplayObserver;
import g6.summary.application.StatusDecoder.Decoded;
import g6.summary.domain.CanonicalJson;
import g6.summary.in.json.JsonStatusDecoder;
import g6.summary.testkit.Samples;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class DashboardTest {
    private static final Looks PLAIN = new Looks(true, false, false, false, false);
    private final Spoken spoken = new Spoken();
    @TempDir private Path folder;

    static List<String> samples() {
        return Samples.names();
    }

    private ExitCode showOnce(Path statusFile) {
        return showOnce(Map.of("G6_SUMMARY_STATUS_FILE", statusFile.toString()), spoken);
    }

    private static ExitCode showOnce(Map<String, String> environment, Spoken spoken) {
        Settings settings = SettingSources.of(environment).read();
        Session session = spoken.session(environment);
        Origin origin = Origin.ofStatusFile(() -> settings);
        Outputs outputs =
                Outputs.withTerminal(
                        session,
                        () -> settings,
                        origin,
                        PLAIN,
                        FileOutputs.none(),
                        DisplayObserver.none());
        return new Dashboard(
                        () -> settings,
                        session,
                        origin,
                        Instruments.of(settings, origin.clock(), origin.playback()),
                        outputs.chosen(List.of()))
                .runOnce();
    }

    private Path status(byte[] document) throws IOException {
        return Files.write(folder.resolve("runtime_status.json"), document);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleIsShownAsItsGoldenFileSays(String name) throws IOException {
        assertThat(showOnce(status(Samples.bytes(name)))).isEqualTo(ExitCode.FINE);

        assertThat(spoken.out()).isEqualTo(golden(name));
        assertThat(spoken.err()).isEmpty();
    }

    @Test
    void theOperatorFindsTheFiguresOfTheCycle() throws IOException {
        showOnce(status(Samples.bytes("nested-open")));

        assertThat(spoken.out().lines())
                .contains("cycle: 40105", "last_duration: 0.642s", "success_rate: 96.20%")
                .contains("cpu_pct: 7.3", "memory_mb: 2133.7", "count: 4")
                .anyMatch(line -> line.startsWith("NIFTY ok ltp=19980.40 "));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theOrderOfKeysIsNoDifference(String name) throws IOException {
        Path folderOfOther = Files.createDirectory(folder.resolve("other"));
        Path other =
                Files.write(
                        folderOfOther.resolve("runtime_status.json"),
                        withSortedKeys(Samples.bytes(name)));
        Spoken ofOther = new Spoken();

        showOnce(status(Samples.bytes(name)));
        Map<String, String> texts = Map.of("G6_SUMMARY_STATUS_FILE", other.toString());
        showOnce(texts, ofOther);

        assertThat(ofOther.out()).isEqualTo(spoken.out());
    }

    private static byte[] withSortedKeys(byte[] document) {
        return switch (new JsonStatusDecoder().decode(document)) {
            case Decoded.Document(var decoded) -> CanonicalJson.bytes(decoded.root());
            case Decoded.Fault(var fault) -> throw new AssertionError(fault);
        };
    }

    @Test
    void aMissingFileIsADashboardOfDashesWithItsCause() throws IOException {
        Path missing = folder.resolve("runtime_status.json");

        assertThat(showOnce(missing)).isEqualTo(ExitCode.IO);

        assertThat(spoken.out()).isEqualTo(golden("missing"));
        assertThat(spoken.err())
                .isEqualTo(
                        "g6-summary: " + missing + " could not be read, missing: no such file\n");
    }

    @Test
    void aTruncatedFileIsADashboardOfDashesWithItsCause() throws IOException {
        assertThat(showOnce(status("{\"cycle\": 7,\n \"indi".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(ExitCode.IO);

        assertThat(spoken.out())
                .startsWith("[Source]\nstate: failed\ncause: malformed: ")
                .contains("line 2", "\ncycle: —\n", "\ncount: —\n")
                .doesNotContainPattern("cycle: \\d");
    }

    @Test
    void panelsAreLeftOutAsTheSettingsSay() throws IOException {
        Map<String, String> texts =
                Map.of(
                        "G6_SUMMARY_STATUS_FILE",
                        status(Samples.bytes("nested-open")).toString(),
                        "G6_PANELS_SHOW",
                        "cycle,links",
                        "G6_PANELS_HIDE",
                        "links");

        showOnce(texts, spoken);

        assertThat(spoken.out().lines().filter(line -> line.startsWith("[")))
                .containsExactly("[Source]", "[Cycle]");
    }

    @Test
    void thresholdsReachTheConditions() throws IOException {
        Map<String, String> texts =
                Map.of(
                        "G6_SUMMARY_STATUS_FILE",
                        status(Samples.bytes("nested-open")).toString(),
                        "G6_SUMMARY_THRESH_OVERRIDES",
                        "{\"mem.level3.mb\":2000.5}");

        showOnce(texts, spoken);

        assertThat(spoken.out()).contains("ERROR memory over 2000.5 MiB");
    }

    private static String golden(String name) throws IOException {
        String path = "golden/" + name + ".txt";
        try (InputStream golden = DashboardTest.class.getResourceAsStream(path)) {
            byte[] text = Optional.ofNullable(golden).orElseThrow().readAllBytes();
            return new String(text, StandardCharsets.UTF_8);
        }
    }
}

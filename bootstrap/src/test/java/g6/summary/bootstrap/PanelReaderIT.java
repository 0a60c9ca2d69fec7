package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.testkit.RealComponent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Other programs read the panel files while they are replaced as fast as that goes: by the
/// protocol that `docs/files.md` gives, with the client that it gives, and without.
class PanelReaderIT {
    private static final Path CLIENT =
            Path.of(System.getProperty("project.root"), "docs/clients/panel_files.py");
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final int CHANGES = 10_000;

    /// Reads whatever is there, and says how often what it read was no JSON, and how often it was
    /// of several cycles: what the protocol is there for.
    private static final String NAIVE =
            """
            import json, pathlib, sys
            folder, last, reads, broken, mixed = pathlib.Path(sys.argv[1]), sys.argv[2], 0, 0, 0
            cycle = None
            while cycle != last:
                texts = {}
                for file in folder.glob("*.json"):
                    try:
                        texts[file.name] = json.loads(file.read_bytes())
                    except ValueError:
                        broken += 1
                        print(file, file=sys.stderr)
                reads += 1
                if "manifest.json" in texts:  # written last, so all are there
                    data = {name: text["data"] for name, text in texts.items() if "_env" in name}
                    cycles = {
                        str(data["system_enveloped.json"]["cycle"]),
                        str(data["system_enveloped.json"]["memory_rss_mb"]),
                        str(data["alerts_enveloped.json"][0]["message"]),
                        str(data["analytics_enveloped.json"]["pcr"]),
                        str(data["links_enveloped.json"]["version"]),
                    }
                    mixed += len(cycles) > 1
                    cycle = str(texts["manifest.json"]["cycle"])
            print(reads, broken, mixed)
            """;

    private static final List<Pattern> CYCLES =
            List.of(
                    Pattern.compile("\"cycle\": (\\d+)"),
                    Pattern.compile("\"memory_rss_mb\": (\\d+)"),
                    Pattern.compile("\"message\": \"(\\d+)\""),
                    Pattern.compile("\"pcr\": (\\d+)"),
                    Pattern.compile("\"version\": \"(\\d+)\""));

    @TempDir private Path temporary;
    private Path folder;

    @BeforeEach
    void replacingIsFastInMemory() throws IOException {
        RealComponent.require("python3");
        folder =
                Files.isWritable(MEMORY)
                        ? Files.createTempDirectory(MEMORY, "g6-readers")
                        : temporary;
    }

    @AfterEach
    void leaveNothingInMemory() throws IOException {
        if (!folder.equals(temporary)) {
            RunningProgram.start(Map.of(), List.of("rm", "-r", folder.toString())).end();
        }
    }

    private static RunningProgram python(String... arguments) {
        List<String> command = new ArrayList<>(List.of("python3", "-I", "-S"));
        command.addAll(List.of(arguments));
        return RunningProgram.start(Map.of(), command);
    }

    @Test
    void noReaderSeesHalfAFileAndTheProtocolNeverMixesCycles() throws Exception {
        String panels = HeavyWriter.panels(folder).toString();
        try (var naive = python("-c", NAIVE, panels, Integer.toString(CHANGES));
                var client = python(CLIENT.toString(), panels, "--watch", "0");
                var writer =
                        RunningProgram.start(
                                Map.of(),
                                HeavyWriter.command(HeavyWriter.PANELS, folder, CHANGES))) {
            int sets = 0;
            for (int cycle = 0; cycle < CHANGES; sets++) {
                cycle = cycleOf(client.line());
            }
            String[] counts = naive.line().split(" ", -1);
            System.out.printf(
                    "%d changes: %d whole sets by the protocol, none mixed; %s sets without it, %s"
                            + " mixed%n",
                    CHANGES, sets, counts[0], counts[2]);

            assertThat(writer.end()).as(writer.err()).isZero();
            assertThat(counts[1]).as("files that are no JSON").isEqualTo("0");
            assertThat(Integer.parseInt(counts[2])).as("sets mixed without it").isPositive();
            assertThat(sets).as("sets by the protocol").isGreaterThan(CHANGES / 100);
        }
    }

    /// The cycle of a whole set, in which several panels tell of it.
    private static int cycleOf(String set) {
        List<String> cycles = CYCLES.stream().map(cycle -> found(cycle, set)).distinct().toList();
        assertThat(cycles).as(set).hasSize(1);
        return Integer.parseInt(cycles.getFirst());
    }

    private static String found(Pattern pattern, String set) {
        Matcher found = pattern.matcher(set);
        assertThat(found.find()).as(set).isTrue();
        return found.group(1);
    }

    @Test
    void whoFindsNoWholeSetIsToldSo() {
        try (var client = python(CLIENT.toString(), folder.toString())) {
            assertThat(client.end()).isEqualTo(1);
            assertThat(client.err()).contains("there is no whole set in " + folder);
        }
    }
}

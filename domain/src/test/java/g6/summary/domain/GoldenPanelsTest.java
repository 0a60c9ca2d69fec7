package g6.summary.domain;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.testkit.Samples;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Every panel of every sample as a file to read: title, lines, data, hash; last the snapshot id.
///
/// After a wanted change write the files anew and read the difference:
///
/// `mvn package -pl test-kit,domain -Dgolden.write=true`
final class GoldenPanelsTest {
    private static final Path FOLDER = Path.of("src/test/resources/g6/summary/domain/panels");

    static List<String> samples() {
        return Samples.names();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void panelsAreAsTheyWere(String sample) throws IOException {
        String shown = shown(Shown.frame(TestDocuments.sample(sample)));
        Path golden = FOLDER.resolve(sample + ".panels.txt");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(golden, shown);
        }

        assertThat(golden).hasContent(shown);
    }

    private static String shown(Frame frame) {
        StringBuilder text = new StringBuilder();
        for (HashedPanel hashed : frame.panels()) {
            Panel panel = hashed.panel();
            text.append('[').append(panel.title()).append("]\n");
            panel.lines().forEach(line -> text.append(line).append('\n'));
            text.append(CanonicalJson.text(panel.data())).append('\n');
            text.append(hashed.hash()).append("\n\n");
        }
        return text.append("snapshot ").append(frame.id()).append('\n').toString();
    }
}

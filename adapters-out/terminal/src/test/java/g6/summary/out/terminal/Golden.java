package g6.summary.out.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files that hold what is expected, for whoever reviews a change.
///
/// After a wanted change write them anew and read the difference:
///
/// `mvn test -pl adapters-out/terminal -am -Dgolden.write=true`
final class Golden {
    static final Path ROOT = Path.of(System.getProperty("project.root"));

    private static final Path RESOURCES =
            ROOT.resolve("adapters-out/terminal/src/test/resources/g6/summary/out/terminal");

    private Golden() {}

    /// Compares with a file of this module.
    static void assertIsAsIn(String file, String content) {
        assertIsAsIn(RESOURCES.resolve(file), content);
    }

    static void assertIsAsIn(Path file, String content) {
        try {
            if (Boolean.getBoolean("golden.write")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, content);
            }
            assertThat(Files.readString(file)).as("%s", file).isEqualTo(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

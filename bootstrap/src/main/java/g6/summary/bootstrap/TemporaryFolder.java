package g6.summary.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder for the files of one command, gone when it ends.
///
/// @param path where it is
record TemporaryFolder(Path path) implements AutoCloseable {
    static TemporaryFolder create() throws IOException {
        return new TemporaryFolder(Files.createTempDirectory("g6-summary-"));
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(path);
    }
}

package g6.summary.out.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder for one try of a property, gone after it.
record Scratch(Path folder) implements AutoCloseable {

    static Scratch create() {
        return in(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /// One that no disk slows down, where the system has such folders.
    static Scratch inMemory() {
        Path memory = Path.of("/dev/shm");
        return Files.isDirectory(memory) ? in(memory) : create();
    }

    private static Scratch in(Path parent) {
        try {
            return new Scratch(Files.createTempDirectory(parent, "recording"));
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /// The segments that lie in a folder, the oldest first.
    static List<Path> segments(Path folder) throws IOException {
        return SegmentFile.of(folder).stream().map(SegmentFile::path).toList();
    }

    static long bytes(Path folder) throws IOException {
        long bytes = 0;
        for (Path segment : segments(folder)) {
            bytes += Files.size(segment);
        }
        return bytes;
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Override
    public void close() throws IOException {
        delete(folder);
    }
}

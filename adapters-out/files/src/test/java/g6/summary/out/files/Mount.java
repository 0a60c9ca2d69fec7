package g6.summary.out.files;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.testkit.RealComponent;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// A file system of the test's own.
record Mount(Path folder) implements AutoCloseable {
    static Mount of(Path parent, String... arguments) throws Exception {
        RealComponent.requireRoot();
        RealComponent.require("mount");
        Path folder = Files.createDirectory(parent.resolve("disk"));
        run(Stream.concat(Stream.of("mount"), Stream.of(arguments)), folder);
        return new Mount(folder);
    }

    static Mount small(Path parent) throws Exception {
        return of(parent, "-t", "tmpfs", "-o", "size=256k", "tmpfs");
    }

    /// Leaves no room at all.
    void fill() throws IOException {
        Path filler = folder.resolve("filler");
        try (var out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException _) {
            // The disk is full.
        }
    }

    void makeRoom() throws IOException {
        Files.delete(folder.resolve("filler"));
    }

    void remountWritable() throws Exception {
        run(Stream.of("mount", "-o", "remount,rw"), folder);
    }

    void remountReadOnly() throws Exception {
        run(Stream.of("mount", "-o", "remount,ro"), folder);
    }

    @Override
    public void close() throws IOException {
        try {
            run(Stream.of("umount"), folder);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void run(Stream<String> command, Path folder)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(Stream.concat(command, Stream.of(folder.toString())).toList())
                        .inheritIO()
                        .start();
        assertThat(process.waitFor()).isZero();
    }
}

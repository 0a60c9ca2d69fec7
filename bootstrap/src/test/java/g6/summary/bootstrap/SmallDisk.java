package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.testkit.RealComponent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/// A file system of its own that can be full or read-only. Tests that use it run as root.
record SmallDisk(Path path) implements AutoCloseable {
    private static final int SIZE = 2 << 20;
    private static final int BLOCK = 512;

    /// Mounted on a folder that exists.
    static SmallDisk at(Path path) {
        RealComponent.requireRoot();
        RealComponent.require("mount");
        run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", path.toString());
        return new SmallDisk(path);
    }

    private Path ballast() {
        return path.resolve("ballast");
    }

    /// Takes what is free.
    void fill() throws IOException {
        try (var out =
                Files.newOutputStream(
                        ballast(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (int written = 0; written < 2 * SIZE; written += BLOCK) {
                out.write(new byte[BLOCK]);
            }
        } catch (IOException _) {
            return; // full, as it should be
        }
        throw new AssertionError("the disk takes more than its size");
    }

    void free() throws IOException {
        Files.delete(ballast());
    }

    /// Nothing can be written any more. As no system does that to files that are being written, it
    /// works before the program starts and not later.
    void remountReadOnly() {
        run("mount", "-o", "remount,ro", path.toString());
    }

    void remountWritable() {
        run("mount", "-o", "remount,rw", path.toString());
    }

    /// Nothing can be opened for writing any more, while what is open stays so.
    void coverReadOnly() {
        run("mount", "--bind", path.toString(), path.toString());
        run("mount", "-o", "remount,ro,bind", path.toString());
    }

    void uncover() {
        run("umount", "--lazy", path.toString());
    }

    @Override
    public void close() {
        run("umount", "--recursive", "--lazy", path.toString());
    }

    private static void run(String... command) {
        try (var program = RunningProgram.start(Map.of(), List.of(command))) {
            assertThat(program.end()).as(program.err()).isZero();
        }
    }
}

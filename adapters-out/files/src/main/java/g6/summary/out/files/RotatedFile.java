package g6.summary.out.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// A text file that grows by whole lines and, before it grows too large, makes place for a new one.
/// It is opened by its path for every write, so whoever moves or truncates it disturbs nothing. Not
/// thread-safe.
final class RotatedFile {
    private static final int BLOCK = 64 << 10;

    /// Where a write goes, for tests of disks that fill up in the middle.
    @FunctionalInterface
    interface Write {
        void to(FileChannel channel, ByteBuffer bytes) throws IOException;
    }

    private final Path file;
    private final long maxBytes;
    private final int kept;
    private final Write write;

    RotatedFile(Path file, long maxBytes, int kept) {
        this(file, maxBytes, kept, FileChannel::write);
    }

    RotatedFile(Path file, long maxBytes, int kept, Write write) {
        this.file = file.toAbsolutePath();
        this.maxBytes = maxBytes;
        this.kept = kept;
        this.write = write;
    }

    /// Appends lines as one, to the disk.
    ///
    /// @throws IOException if the disk refuses; what came to it is taken back
    void append(String lines) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(lines);
        if (!bytes.hasRemaining()) {
            return;
        }
        Path folder = file.getParent();
        if (folder == null) {
            throw new FileSystemException(file.toString(), null, "is no file");
        }
        DurableFiles.make(folder);
        if (size(file) > 0 && size(file) + bytes.remaining() > maxBytes) {
            rotate();
        }
        boolean isNew = !Files.exists(file);
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            append(channel, bytes);
        }
        if (isNew) {
            DurableFiles.force(folder);
        }
    }

    private void append(FileChannel channel, ByteBuffer bytes) throws IOException {
        long before = channel.size();
        boolean isWritten = false;
        try {
            while (bytes.hasRemaining()) {
                write.to(channel, bytes);
            }
            channel.force(true);
            isWritten = true;
        } finally {
            if (!isWritten) {
                channel.truncate(before);
            }
        }
    }

    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException _) { // it has nothing in it
            return 0;
        }
    }

    private void rotate() throws IOException {
        for (int age = kept; age > 0; age--) {
            Path younger = age == 1 ? file : older(age - 1);
            if (Files.exists(younger)) {
                Files.move(younger, older(age), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (kept == 0) {
            Files.deleteIfExists(file);
        }
    }

    private Path older(int age) {
        return file.resolveSibling(file.getFileName() + "." + age);
    }

    /// Cuts what stands behind the last line: a crash came in the middle of it.
    void cutTornLine() throws IOException {
        if (size(file) == 0) {
            return;
        }
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = endOfLine(channel, channel.size());
            if (end < channel.size()) {
                channel.truncate(end);
                channel.force(true);
            }
        }
    }

    /// The place behind the last line feed before a place; 0 where there is none.
    private static long endOfLine(FileChannel channel, long before) throws IOException {
        long end = before;
        while (end > 0) {
            long start = Math.max(0, end - BLOCK);
            byte[] block = read(channel, start, end);
            for (int i = block.length - 1; i >= 0; i--) {
                if (block[i] == '\n') {
                    return start + i + 1;
                }
            }
            end = start;
        }
        return 0;
    }

    private static byte[] read(FileChannel channel, long start, long end) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(Math.toIntExact(end - start));
        while (block.hasRemaining() && channel.read(block, start + block.position()) >= 0) {
            // It may come in pieces.
        }
        return block.array();
    }

    /// The last line without its line feed, of the file or, where that is new, of the one before.
    Optional<String> lastLine() throws IOException {
        for (Path each : new Path[] {file, older(1)}) {
            if (size(each) > 0) {
                return Optional.of(lastLine(each));
            }
        }
        return Optional.empty();
    }

    private static String lastLine(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long end = Math.max(0, endOfLine(channel, channel.size()) - 1);
            long start = endOfLine(channel, end);
            byte[] line = read(channel, start, Math.min(end, start + BLOCK));
            return new String(line, StandardCharsets.UTF_8);
        }
    }
}

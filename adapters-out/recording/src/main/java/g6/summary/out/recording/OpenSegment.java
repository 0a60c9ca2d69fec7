package g6.summary.out.recording;

import g6.summary.domain.Frame;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.zip.Deflater;

/// The segment that is being written. Its file comes with its first cycle. After an `IOException`
/// it must be abandoned.
final class OpenSegment {
    private final SegmentFile file;
    private final SegmentEncoder encoder;
    private final long startedNanos;

    private @Nullable FileChannel channel;
    private @Nullable Object fileKey;
    private long size;
    private long lastTime;
    private long forcedNanos;
    private boolean isForced = true;

    OpenSegment(SegmentFile file, Deflater deflater, long nanos) {
        this.file = file;
        this.encoder = new SegmentEncoder(deflater);
        this.startedNanos = nanos;
    }

    SegmentFile file() {
        return file;
    }

    /// Its length, bytes; 0 before the first cycle.
    long size() {
        return size;
    }

    /// When its last cycle was, epoch milliseconds.
    long lastTime() {
        return lastTime;
    }

    /// How long its bodies are when inflated, bytes.
    long rawBytes() {
        return encoder.rawBytes();
    }

    long ageNanos(long nanos) {
        return nanos - startedNanos;
    }

    /// Whether what is written will be found under its name.
    boolean isStillThere() throws IOException {
        return channel == null
                || (Files.exists(file.path()) && Objects.equals(fileKey, keyOf(file.path())));
    }

    private static @Nullable Object keyOf(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    /// The records of the next cycle, which have to be appended before any other.
    Bytes encode(Frame frame) {
        return encoder.encode(frame);
    }

    /// Writes what was encoded, in one go.
    ///
    /// @param time when the cycle was, epoch milliseconds
    void append(Bytes records, long time, long nanos) throws IOException {
        FileChannel out = channel == null ? create(nanos) : channel;
        isForced = false;
        for (ByteBuffer rest = records.buffer(); rest.hasRemaining(); ) {
            out.write(rest);
        }
        if (size == 0) { // some disks say only now that they are full
            force(out, nanos);
            forceFolder(file.path());
        }
        size += records.size();
        lastTime = time;
    }

    private FileChannel create(long nanos) throws IOException {
        FileChannel created =
                FileChannel.open(
                        file.path(), StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        channel = created;
        fileKey = keyOf(file.path());
        forcedNanos = nanos;
        return created;
    }

    /// Forces what was written to the disk, unless that was done so short a time ago.
    void forceEvery(long interval, long nanos) throws IOException {
        if (channel != null && !isForced && nanos - forcedNanos >= interval) {
            force(channel, nanos);
        }
    }

    private void force(FileChannel out, long nanos) throws IOException {
        out.force(false);
        forcedNanos = nanos;
        isForced = true;
    }

    private static void forceFolder(Path file) {
        try (FileChannel folder =
                FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException _) {
            // Not every platform can open or force a folder. The file has its content by now; only
            // its name reaches the disk when the system likes.
        }
    }

    /// Leaves the segment as it is.
    void close() throws IOException {
        if (channel != null) {
            try (FileChannel out = channel) {
                out.force(false);
            }
        }
    }

    /// Takes back what a failure left behind the last whole cycle, as far as the disk lets us; the
    /// next start of a segment sees to the rest.
    void abandon(Throwable failure) {
        if (channel == null) {
            return;
        }
        try (FileChannel out = channel) {
            if (size == 0) {
                Files.deleteIfExists(file.path());
            } else {
                out.truncate(size);
            }
        } catch (IOException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }
}

package g6.summary.out.recording;

import g6.summary.application.FolderLock;
import g6.summary.application.SummaryOutput;
import g6.summary.application.Ticker;
import g6.summary.domain.Frame;
import g6.summary.domain.FrameChanges;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.zip.Deflater;

/// Records what is shown into a folder, in segments that are only ever appended to; [Recorded]
/// reads it. A panel's content is written once per segment, a cycle in which nothing changed is a
/// few bytes.
///
/// After any failure the segment is left as it was after its last whole cycle, and the next
/// delivery begins a new one that needs nothing before it. What was written is forced to the disk
/// within a second, as long as deliveries come.
public final class Recording implements SummaryOutput {
    private static final int SEGMENT_BYTES = 4 << 20;
    private static final int SEGMENT_RAW_BYTES = 32 << 20;
    private static final Duration SEGMENT_AGE = Duration.ofHours(1);
    private static final long FORCE_NANOS = Duration.ofSeconds(1).toNanos();

    private final Path folder;
    private final FolderLock lock;
    private final Supplier<Bounds> bounds;
    private final Ticker ticker;
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);

    private @Nullable KeptSegments kept; // null until the folder has been looked into
    private @Nullable OpenSegment open;

    /// How much of the past is kept.
    ///
    /// @param maxBytes what all segments may take together, bytes, at least 1
    /// @param maxAge how old the last cycle of a segment may become, more than nothing
    public record Bounds(long maxBytes, Duration maxAge) {
        /// A segment is so small a part of the whole that deleting one leaves most of the past.
        private static final int SEGMENTS = 8;

        /// Checks both.
        public Bounds {
            if (maxBytes < 1) {
                throw new IllegalArgumentException("maxBytes " + maxBytes + " is less than 1");
            }
            if (!maxAge.isPositive()) {
                throw new IllegalArgumentException("maxAge " + maxAge + " is not positive");
            }
        }

        private long segmentBytes() {
            return Math.min(SEGMENT_BYTES, maxBytes / SEGMENTS);
        }

        private Duration segmentAge() {
            Duration age = maxAge.dividedBy(SEGMENTS);
            return age.compareTo(SEGMENT_AGE) < 0 ? age : SEGMENT_AGE;
        }
    }

    /// A recording that begins with the first delivery; until then nothing is touched.
    ///
    /// @param folder where the segments are, or will be; made where it is missing
    /// @param lock the right to write there, closed with this output
    /// @param bounds asked at each delivery
    public Recording(Path folder, FolderLock lock, Supplier<Bounds> bounds, Ticker ticker) {
        this.folder = folder;
        this.lock = lock;
        this.bounds = bounds;
        this.ticker = ticker;
    }

    @Override
    public String name() {
        return "record";
    }

    /// Adds one cycle, after making room for it.
    ///
    /// @throws IOException if somebody else writes there, if one cycle alone takes more bytes than
    ///   all may, or if the disk refuses
    @Override
    public void deliver(Frame latest, FrameChanges since) throws IOException {
        try {
            own();
            record(latest, bounds.get());
        } catch (IOException | RuntimeException | Error failure) {
            abandon(failure);
            throw failure;
        }
    }

    private void own() throws IOException {
        var owner = lock.take();
        if (owner.isPresent()) {
            throw new IOException(folder + " is written by " + owner.get());
        }
    }

    private void record(Frame frame, Bounds limits) throws IOException {
        if (open != null && !open.isStillThere()) {
            open.close(); // somebody removed the file or the whole folder: begin anew
            open = null;
            kept = null;
        }
        KeptSegments others = kept();
        OpenSegment segment = segment(others, limits);
        Bytes records = segment.encode(frame);
        if (segment.size() > 0 && segment.size() + records.size() > limits.maxBytes()) {
            segment = next(others);
            records = segment.encode(frame);
        }
        append(records, segment, frame, others, limits);
    }

    private void append(
            Bytes records, OpenSegment segment, Frame frame, KeptSegments others, Bounds limits)
            throws IOException {
        long rest = limits.maxBytes() - segment.size() - records.size();
        if (rest < 0) {
            throw new IOException(
                    "one cycle takes %d bytes, and the whole recording may take %d"
                            .formatted(records.size(), limits.maxBytes()));
        }
        long time = frame.builtAt().toEpochMilli();
        others.shrinkTo(rest);
        others.expire(limits.maxAge(), time);
        segment.append(records, time, ticker.nanos());
        segment.forceEvery(FORCE_NANOS, ticker.nanos());
    }

    private KeptSegments kept() throws IOException {
        if (kept == null) {
            Files.createDirectories(folder);
            kept = KeptSegments.tidied(folder);
        }
        return kept;
    }

    private OpenSegment segment(KeptSegments others, Bounds limits) throws IOException {
        return open == null || isFull(open, limits) ? next(others) : open;
    }

    private boolean isFull(OpenSegment segment, Bounds limits) {
        return segment.size() >= limits.segmentBytes()
                || segment.rawBytes() >= SEGMENT_RAW_BYTES
                || segment.ageNanos(ticker.nanos()) >= limits.segmentAge().toNanos();
    }

    private OpenSegment next(KeptSegments others) throws IOException {
        if (open != null) {
            open.close();
            others.add(open.file(), open.size(), open.lastTime());
        }
        var file = SegmentFile.in(folder, others.nextNumber());
        open = new OpenSegment(file, deflater, ticker.nanos());
        return open;
    }

    /// What is left is looked through before the next segment begins.
    private void abandon(Throwable failure) {
        if (open != null) {
            open.abandon(failure);
        }
        open = null;
        kept = null;
    }

    /// Forces the last cycles to the disk and leaves the folder to others.
    @Override
    public void close() throws IOException {
        try (lock) {
            if (open != null) {
                open.close();
            }
        } finally {
            open = null;
            kept = null;
            deflater.end();
        }
    }
}

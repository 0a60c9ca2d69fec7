package g6.summary.out.recording;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;

/// The segments of a recording that are no longer written, the oldest first: what they take, how
/// old they are, and that they go.
final class KeptSegments {
    /// The last cycle of a segment that has none, or none that we can read: it is never too old.
    private static final long UNDATED = Long.MAX_VALUE;

    private final List<Kept> segments = new ArrayList<>();

    /// @param last when its last cycle was, epoch milliseconds; empty until somebody looks
    private record Kept(SegmentFile file, long size, OptionalLong last) {

        boolean isUndated() {
            return last.isPresent() && last.getAsLong() == UNDATED;
        }

        boolean isOlderThan(Duration age, long now) {
            return last.isPresent()
                    && last.getAsLong() != UNDATED
                    && Duration.ofMillis(now - last.getAsLong()).compareTo(age) > 0;
        }

        Kept dated() {
            return last.isPresent() ? this : new Kept(file, size, OptionalLong.of(lastTime()));
        }

        private long lastTime() {
            try {
                Segment segment = Segment.read(file.path());
                return segment.size() == 0 ? UNDATED : segment.lastTime();
            } catch (IOException _) {
                return UNDATED; // an old segment that cannot be read keeps no new cycle out
            }
        }
    }

    private long highestNumber;

    private KeptSegments() {}

    /// What a writer that is no more left in a folder, without what it did not get to finish.
    static KeptSegments tidied(Path folder) throws IOException {
        var kept = new KeptSegments();
        List<SegmentFile> files = SegmentFile.of(folder);
        for (SegmentFile file : files) {
            if (!file.equals(files.getLast()) || tidy(file)) {
                kept.segments.add(new Kept(file, Files.size(file.path()), OptionalLong.empty()));
            }
        }
        SegmentFile.named(folder).forEach(kept::count);
        return kept;
    }

    private void count(SegmentFile file) {
        highestNumber = Math.max(highestNumber, file.number());
    }

    /// Cuts off the end of a segment that is torn, and leaves one alone that is damaged otherwise
    /// or refuses: nothing will be written behind it.
    ///
    /// @return whether the segment is still there
    private static boolean tidy(SegmentFile file) {
        try {
            Segment segment = Segment.read(file.path());
            if (segment.size() == 0 && !segment.isForeign()) {
                Files.delete(file.path());
                return false;
            }
            if (segment.endsTorn()) {
                cut(file, segment.wholeLength());
            }
        } catch (IOException _) {
            // Whoever reads the recording is told of what stays; the next cycle does not need it.
        }
        return true;
    }

    private static void cut(SegmentFile file, int length) throws IOException {
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.WRITE)) {
            channel.truncate(length);
            channel.force(true);
        }
    }

    /// A number that no segment has, and nothing else that is called like one.
    long nextNumber() {
        return highestNumber + 1;
    }

    /// Takes over a segment from its writer.
    ///
    /// @param last when its last cycle was, epoch milliseconds
    void add(SegmentFile file, long size, long last) {
        segments.add(new Kept(file, size, OptionalLong.of(last)));
        count(file);
    }

    /// Deletes the oldest until those that stay take at most so many bytes.
    void shrinkTo(long bytes) throws IOException {
        long taken = segments.stream().mapToLong(Kept::size).sum();
        while (taken > bytes && !segments.isEmpty()) {
            taken -= segments.getFirst().size();
            Files.deleteIfExists(segments.getFirst().file().path());
            segments.removeFirst();
        }
    }

    /// Deletes those whose last cycle is older than this. Those of an earlier writer are looked
    /// into one by one, up to the first that stays for its age: it would take long to read them
    /// all.
    ///
    /// @param now epoch milliseconds
    void expire(Duration age, long now) throws IOException {
        boolean isNextToBeAsked = true;
        for (int i = 0; isNextToBeAsked && i < segments.size(); i++) {
            Kept kept = segments.get(i).dated();
            segments.set(i, kept);
            isNextToBeAsked = kept.isUndated() || kept.isOlderThan(age, now);
        }
        deleteOlderThan(age, now);
    }

    private void deleteOlderThan(Duration age, long now) throws IOException {
        for (Iterator<Kept> all = segments.iterator(); all.hasNext(); ) {
            Kept kept = all.next();
            if (kept.isOlderThan(age, now)) {
                Files.deleteIfExists(kept.file().path());
                all.remove();
            }
        }
    }
}

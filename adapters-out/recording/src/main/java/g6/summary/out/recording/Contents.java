package g6.summary.out.recording;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What there is in a recording.
///
/// @param chapters its segments that have a cycle, in order, at least one
/// @param damages what is left out of it and why, in words for people
record Contents(List<Chapter> chapters, List<String> damages) {
    Contents {
        chapters = List.copyOf(chapters);
        damages = List.copyOf(damages);
    }

    /// Reads all that a folder holds, and keeps next to nothing of it in memory.
    ///
    /// @throws FileSystemException if there is no whole cycle
    static Contents of(Path folder) throws IOException {
        List<Chapter> chapters = new ArrayList<>();
        List<String> damages = new ArrayList<>();
        List<SegmentFile> files = SegmentFile.of(folder);
        for (SegmentFile file : files) {
            Optional<Segment> there = read(file);
            if (there.isPresent()) {
                Segment segment = there.get();
                damage(file, segment, file.equals(files.getLast())).ifPresent(damages::add);
                if (segment.size() > 0) {
                    long first = chapters.isEmpty() ? 0 : chapters.getLast().end();
                    chapters.add(Chapter.of(file, segment, first));
                }
            }
        }
        if (chapters.isEmpty()) {
            String why = files.isEmpty() ? "holds no recording" : "holds no whole cycle";
            String damage = damages.isEmpty() ? "" : ": " + damages.getFirst();
            throw new FileSystemException(folder.toString(), null, why + damage);
        }
        return new Contents(chapters, damages);
    }

    private static Optional<Segment> read(SegmentFile file) throws IOException {
        try {
            return Optional.of(Segment.read(file.path()));
        } catch (NoSuchFileException _) {
            return Optional.empty(); // its writer has made room meanwhile
        }
    }

    private static Optional<String> damage(SegmentFile file, Segment segment, boolean isLast) {
        return segment.trouble()
                .filter(trouble -> !(isLast && trouble.isTorn()))
                .map(
                        trouble ->
                                "%s: %d bytes from byte %d on are left out: %s"
                                        .formatted(
                                                file.name(),
                                                segment.bytes().length - segment.wholeLength(),
                                                segment.wholeLength(),
                                                trouble.getMessage()));
    }

    /// How many cycles there are.
    long size() {
        return chapters.getLast().end();
    }

    /// The segment in which a position lies.
    ///
    /// @throws IndexOutOfBoundsException if there is no such position
    Chapter chapterOf(long position) {
        Objects.checkIndex(position, size());
        int low = 0;
        int high = chapters.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (chapters.get(middle).end() <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return chapters.get(low);
    }
}

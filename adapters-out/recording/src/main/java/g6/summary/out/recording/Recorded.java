package g6.summary.out.recording;

import g6.summary.application.StatusDecoder;
import g6.summary.out.recording.Segment.View;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A recording, read: every cycle has a position, counted from 0, and there is at least one.
///
/// What it tells is what stood in the folder when it was opened. The writer may go on meanwhile, or
/// may have been killed; segments that it deletes under a reader are missed when they are asked
/// for. Of the content, two segments at most are in memory. Not thread-safe.
public final class Recorded implements AutoCloseable {
    private static final int KEPT_SEGMENTS = 2;

    private final Path folder;
    private final KnownPanels panels;
    private final List<Chapter> chapters;
    private final List<String> damages;
    private final Deque<Loaded> loaded = new ArrayDeque<>(); // the one used last comes first

    /// One segment in a few words.
    ///
    /// @param first position of its first cycle
    /// @param length its bytes up to the last whole cycle
    private record Chapter(
            SegmentFile file,
            long first,
            int size,
            int length,
            long firstTime,
            long lastTime,
            long earliest,
            View lastView) {

        long end() {
            return first + size;
        }
    }

    private record Loaded(Chapter chapter, Inflated content) {}

    private Recorded(
            Path folder, StatusDecoder decoder, List<Chapter> chapters, List<String> damages) {
        this.folder = folder;
        this.panels = new KnownPanels(decoder);
        this.chapters = chapters;
        this.damages = List.copyOf(damages);
    }

    /// Looks through a recording: all its bytes are read and checked, none inflated.
    ///
    /// @param decoder reads the panels; it has to allow two levels of nesting more than the one
    ///   that read the documents
    /// @throws NoSuchFileException if there is no such folder
    /// @throws FileSystemException if the folder holds no recording, or none with a whole cycle
    /// @throws IOException if it cannot be read
    public static Recorded open(Path folder, StatusDecoder decoder) throws IOException {
        if (!Files.exists(folder)) {
            throw new NoSuchFileException(folder.toString(), null, "there is no such recording");
        }
        if (!Files.isDirectory(folder)) {
            throw new FileSystemException(folder.toString(), null, "a recording is a folder");
        }
        List<Chapter> chapters = new ArrayList<>();
        List<String> damages = new ArrayList<>();
        List<SegmentFile> files = SegmentFile.of(folder);
        for (SegmentFile file : files) {
            boolean isLast = file.equals(files.getLast());
            read(file)
                    .ifPresent(
                            segment -> {
                                describe(file, segment, chapters);
                                damage(file, segment, isLast).ifPresent(damages::add);
                            });
        }
        if (chapters.isEmpty()) {
            String why = files.isEmpty() ? "holds no recording" : "holds no whole cycle";
            String damage = damages.isEmpty() ? "" : ": " + damages.getFirst();
            throw new FileSystemException(folder.toString(), null, why + damage);
        }
        return new Recorded(folder, decoder, chapters, damages);
    }

    private static Optional<Segment> read(SegmentFile file) throws IOException {
        try {
            return Optional.of(Segment.read(file.path()));
        } catch (NoSuchFileException _) {
            return Optional.empty(); // its writer has made room meanwhile
        }
    }

    private static void describe(SegmentFile file, Segment segment, List<Chapter> chapters) {
        if (segment.size() == 0) {
            return;
        }
        long earliest = Long.MAX_VALUE;
        for (long time : segment.times()) {
            earliest = Math.min(earliest, time);
        }
        chapters.add(
                new Chapter(
                        file,
                        chapters.isEmpty() ? 0 : chapters.getLast().end(),
                        segment.size(),
                        segment.wholeLength(),
                        segment.times()[0],
                        segment.lastTime(),
                        earliest,
                        segment.view(segment.size() - 1)));
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

    /// How many cycles there are, at least 1.
    public long size() {
        return chapters.getLast().end();
    }

    /// What is left out because it is not what was written, in words for people: a line for each
    /// segment that is damaged. Bytes that a killed writer did not get to finish, at the very end,
    /// are no damage.
    public List<String> damages() {
        return damages;
    }

    /// When the first cycle was.
    public Instant firstAt() {
        return Instant.ofEpochMilli(chapters.getFirst().firstTime());
    }

    /// When the last cycle was.
    public Instant lastAt() {
        return Instant.ofEpochMilli(chapters.getLast().lastTime());
    }

    /// What was on show. Quick where the position is near the one asked for before; panels that did
    /// not change are the same instances.
    ///
    /// @throws IndexOutOfBoundsException if there is no such position
    /// @throws IOException if it cannot be read, is damaged, or has been deleted meanwhile
    public Moment at(long position) throws IOException {
        Chapter chapter = chapterOf(position);
        Inflated content = content(chapter);
        int cycle = (int) (position - chapter.first());
        View view = content.segment().view(cycle);
        try {
            List<byte[]> bodies = new ArrayList<>(view.bodies().length);
            for (int body : view.bodies()) {
                bodies.add(content.body(body));
            }
            Instant at = Instant.ofEpochMilli(content.segment().times()[cycle]);
            return new Moment(at, view.source(), panels.of(bodies));
        } catch (Damaged damaged) {
            throw unreadable(chapter, String.valueOf(damaged.getMessage()));
        }
    }

    /// The last position, in the order of recording, whose time is not after this one; -1 if there
    /// is none. Times run back where somebody set the clock.
    ///
    /// @throws IOException if it cannot be read, or has been deleted meanwhile
    public long positionAt(Instant instant) throws IOException {
        long wanted = instant.toEpochMilli();
        for (Chapter chapter : chapters.reversed()) {
            if (chapter.lastTime() <= wanted) {
                return chapter.end() - 1;
            }
            if (chapter.earliest() <= wanted) {
                long[] times = content(chapter).segment().times();
                int cycle = times.length - 1;
                while (times[cycle] > wanted) {
                    cycle--;
                }
                return chapter.first() + cycle;
            }
        }
        return -1;
    }

    /// Whether the position shows another thing than the one before it: other panels, or another
    /// state of the source, ages aside. True for the first. Nothing is inflated for it.
    ///
    /// @throws IndexOutOfBoundsException if there is no such position
    /// @throws IOException if it cannot be read, or has been deleted meanwhile
    public boolean isNews(long position) throws IOException {
        Chapter chapter = chapterOf(position);
        if (position == 0) {
            return true;
        }
        Segment segment = content(chapter).segment();
        int cycle = (int) (position - chapter.first());
        View before = cycle > 0 ? segment.view(cycle - 1) : chapterOf(position - 1).lastView();
        return !segment.view(cycle).saysTheSameAs(before);
    }

    private Chapter chapterOf(long position) {
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

    private Inflated content(Chapter chapter) throws IOException {
        Optional<Loaded> known =
                loaded.stream().filter(one -> one.chapter().equals(chapter)).findFirst();
        Loaded wanted = known.isPresent() ? known.get() : new Loaded(chapter, load(chapter));
        loaded.remove(wanted);
        loaded.addFirst(wanted);
        if (loaded.size() > KEPT_SEGMENTS) {
            loaded.removeLast();
        }
        return wanted.content();
    }

    private Inflated load(Chapter chapter) throws IOException {
        Segment segment = Segment.read(chapter.file().path(), chapter.length());
        if (segment.size() != chapter.size() || segment.lastTime() != chapter.lastTime()) {
            throw unreadable(chapter, "it is not what it was before");
        }
        return new Inflated(segment);
    }

    private static IOException unreadable(Chapter chapter, String why) {
        return new FileSystemException(chapter.file().path().toString(), null, why);
    }

    /// Forgets what is in memory. No file is open between two calls.
    @Override
    public void close() {
        loaded.clear();
    }

    @Override
    public String toString() {
        return "Recorded[" + folder + "]";
    }
}

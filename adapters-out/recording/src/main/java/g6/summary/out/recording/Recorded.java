package g6.summary.out.recording;

import g6.summary.application.StatusDecoder;
import g6.summary.out.recording.Segment.View;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
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
    private final Contents contents;
    private final Deque<Loaded> loaded = new ArrayDeque<>(); // the one used last comes first

    private @Nullable Chapter unreadable; // the last one that was

    private record Loaded(Chapter chapter, Inflated content) {}

    private Recorded(Path folder, StatusDecoder decoder, Contents contents) {
        this.folder = folder;
        this.panels = new KnownPanels(decoder);
        this.contents = contents;
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
        return new Recorded(folder, decoder, Contents.of(folder));
    }

    /// How many cycles there are, at least 1.
    public long size() {
        return contents.size();
    }

    /// What is left out because it is not what was written, in words for people: a line for each
    /// segment that is damaged. Bytes that a killed writer did not get to finish, at the very end,
    /// are no damage.
    public List<String> damages() {
        return contents.damages();
    }

    /// When the first cycle was.
    public Instant firstAt() {
        return Instant.ofEpochMilli(contents.chapters().getFirst().firstTime());
    }

    /// When the last cycle was.
    public Instant lastAt() {
        return Instant.ofEpochMilli(contents.chapters().getLast().lastTime());
    }

    /// What was on show. Quick where the position is near the one asked for before; panels that did
    /// not change are the same instances.
    ///
    /// @throws IndexOutOfBoundsException if there is no such position
    /// @throws IOException if it cannot be read, is damaged, or has been deleted meanwhile
    public Moment at(long position) throws IOException {
        Chapter chapter = contents.chapterOf(position);
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
            throw chapter.unreadable(String.valueOf(damaged.getMessage()));
        }
    }

    /// How far apart the cycles around a position were, by what its segment tells; the time to the
    /// next one aside. Zero where nothing tells.
    ///
    /// @throws IndexOutOfBoundsException if there is no such position
    /// @throws IOException if it cannot be read, or has been deleted meanwhile
    public Duration pace(long position) throws IOException {
        Chapter chapter = contents.chapterOf(position);
        return content(chapter).segment().pace((int) (position - chapter.first()));
    }

    /// The last position, in the order of recording, whose time is not after this one; -1 if there
    /// is none. Times run back where somebody set the clock.
    ///
    /// @throws IOException if it cannot be read, or has been deleted meanwhile
    public long positionAt(Instant instant) throws IOException {
        long wanted = instant.toEpochMilli();
        for (Chapter chapter : contents.chapters().reversed()) {
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
    /// state of the source, ages aside. True for the first. Nothing is inflated for it. A segment
    /// that cannot be read shows one thing, and one that nothing else shows.
    ///
    /// @throws IndexOutOfBoundsException if there is no such position
    public boolean isNews(long position) {
        Chapter chapter = contents.chapterOf(position);
        Optional<Segment> segment = segment(chapter);
        int cycle = (int) (position - chapter.first());
        if (cycle > 0) {
            return segment.isPresent()
                    && !segment.get().view(cycle).saysTheSameAs(segment.get().view(cycle - 1));
        }
        if (position == 0 || segment.isEmpty()) {
            return true;
        }
        Chapter before = contents.chapterOf(position - 1);
        return segment(before).isEmpty() || !segment.get().view(0).saysTheSameAs(before.lastView());
    }

    /// One that cannot be read is not asked for again while its cycles are counted.
    private Optional<Segment> segment(Chapter chapter) {
        if (chapter.equals(unreadable)) {
            return Optional.empty();
        }
        try {
            return Optional.of(content(chapter).segment());
        } catch (IOException _) { // whoever wants to see it is told why
            unreadable = chapter;
            return Optional.empty();
        }
    }

    private Inflated content(Chapter chapter) throws IOException {
        Optional<Loaded> known =
                loaded.stream().filter(one -> one.chapter().equals(chapter)).findFirst();
        Loaded wanted =
                known.isPresent() ? known.get() : new Loaded(chapter, new Inflated(chapter.load()));
        if (chapter.equals(unreadable)) {
            unreadable = null; // it has come back
        }
        loaded.remove(wanted);
        loaded.addFirst(wanted);
        if (loaded.size() > KEPT_SEGMENTS) {
            loaded.removeLast();
        }
        return wanted.content();
    }

    /// Forgets what is in memory. No file is open between two calls.
    @Override
    public void close() {
        loaded.clear();
        unreadable = null;
    }

    @Override
    public String toString() {
        return "Recorded[" + folder + "]";
    }
}

package g6.summary.out.recording;

import g6.summary.domain.SourceState;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What stands in one segment, up to its last whole cycle; bodies are still deflated.
///
/// @param bytes the whole file
/// @param times when each cycle was, epoch milliseconds
/// @param views which of the views each cycle shows
/// @param shown the views
/// @param bodies the bodies by number, without the first, which is number 1
/// @param wholeLength where the last whole cycle ends, bytes; 0 where there is none
/// @param trouble why what stands behind that is left out, where something does
@SuppressWarnings("ArrayRecordComponent") // megabytes that stay inside this package
record Segment(
        byte[] bytes,
        long[] times,
        int[] views,
        List<View> shown,
        List<Body> bodies,
        int wholeLength,
        Optional<Damaged> trouble) {

    /// More bytes than this no writer puts into one segment.
    private static final int LONGEST = 1 << 28;

    /// So many cycles before and behind one tell how far apart they are thereabouts.
    private static final int AROUND = 10;

    /// Nobody shows cycles farther apart on purpose.
    private static final Duration SLOWEST = Duration.ofDays(1);

    /// What is on show in one or more cycles.
    ///
    /// @param id the frame's id, as a number
    /// @param bodies the bodies of the panels, as indices, in the order of display
    @SuppressWarnings("ArrayRecordComponent") // as above
    record View(long id, SourceState source, int[] bodies) {
        boolean saysTheSameAs(View other) {
            return id == other.id && source.saysTheSameAs(other.source);
        }
    }

    /// One deflated body.
    ///
    /// @param base the index of the body that it is deflated against; -1 for none
    /// @param rawLength its length when inflated
    /// @param start where its data stand in the file
    /// @param end where they end
    record Body(int base, int rawLength, int start, int end) {}

    /// Reads a file, or as much of it as there was at an earlier time.
    ///
    /// @throws IOException if the file cannot be read; damage is a part of the result
    static Segment read(Path file, int longest) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return SegmentParser.parse(in.readNBytes(longest));
        }
    }

    static Segment read(Path file) throws IOException {
        return read(file, LONGEST);
    }

    int size() {
        return times.length;
    }

    View view(int cycle) {
        return shown.get(views[cycle]);
    }

    /// How long the cycles around this one took at most to come, the one after it aside; a day at
    /// most.
    Duration pace(int cycle) {
        long longest = 0;
        int last = Math.min(size() - 1, cycle + AROUND);
        for (int i = Math.max(1, cycle - AROUND); i <= last; i++) {
            longest = i == cycle + 1 ? longest : Math.max(longest, times[i] - times[i - 1]);
        }
        return Duration.ofMillis(Math.min(longest, SLOWEST.toMillis()));
    }

    long lastTime() {
        return times[times.length - 1];
    }

    /// Whether a writer was stopped in the middle of a cycle.
    boolean endsTorn() {
        return trouble.isPresent() && trouble.get().isTorn();
    }

    /// Whether another version of the program can make more of it.
    boolean isForeign() {
        return trouble.isPresent() && trouble.get().isForeign();
    }
}

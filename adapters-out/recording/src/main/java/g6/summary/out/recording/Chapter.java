package g6.summary.out.recording;

import g6.summary.out.recording.Segment.View;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// One segment of a recording in a few words: enough to know where to look.
///
/// @param first position of its first cycle in the recording
/// @param size how many cycles it has, at least 1
/// @param length its bytes up to the end of the last whole cycle
/// @param firstTime when the first cycle was, epoch milliseconds
/// @param lastTime when the last one was
/// @param earliest the smallest of the times: they run back where a clock was set
/// @param lastView what the last cycle showed
record Chapter(
        SegmentFile file,
        long first,
        int size,
        int length,
        long firstTime,
        long lastTime,
        long earliest,
        View lastView) {

    /// A segment with at least one cycle.
    static Chapter of(SegmentFile file, Segment segment, long first) {
        long earliest = Long.MAX_VALUE;
        for (long time : segment.times()) {
            earliest = Math.min(earliest, time);
        }
        return new Chapter(
                file,
                first,
                segment.size(),
                segment.wholeLength(),
                segment.times()[0],
                segment.lastTime(),
                earliest,
                segment.view(segment.size() - 1));
    }

    /// The position behind its last cycle.
    long end() {
        return first + size;
    }

    /// The segment itself, without what was written since.
    Segment load() throws IOException {
        Segment segment = read();
        if (segment.size() != size || segment.lastTime() != lastTime) {
            throw unreadable("it is not what it was before");
        }
        return segment;
    }

    private Segment read() throws IOException {
        try {
            return Segment.read(file.path(), length);
        } catch (NoSuchFileException _) {
            throw unreadable("it has been deleted");
        }
    }

    IOException unreadable(String why) {
        return new FileSystemException(file.path().toString(), null, why);
    }
}

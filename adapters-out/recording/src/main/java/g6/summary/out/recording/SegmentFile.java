package g6.summary.out.recording;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The file of one segment: its number is its place in the recording.
record SegmentFile(long number, Path path) {
    private static final Pattern NAME = Pattern.compile("segment-([0-9]{8,18})\\.g6rec");

    /// The segment of this number.
    static SegmentFile in(Path folder, long number) {
        return new SegmentFile(number, folder.resolve("segment-%08d.g6rec".formatted(number)));
    }

    /// The segments of a recording, the oldest first. Whatever else lies there is left alone.
    static List<SegmentFile> of(Path folder) throws IOException {
        return named(folder).stream().filter(SegmentFile::isFile).toList();
    }

    private boolean isFile() {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    /// Whatever has the name of a segment, by number, be it one or not.
    static List<SegmentFile> named(Path folder) throws IOException {
        List<SegmentFile> files = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
            for (Path path : paths) {
                Matcher name = NAME.matcher(path.getFileName().toString());
                if (name.matches()) {
                    files.add(new SegmentFile(Long.parseLong(name.group(1)), path));
                }
            }
        } catch (DirectoryIteratorException unreadable) {
            throw unreadable.getCause();
        }
        files.sort(Comparator.comparingLong(SegmentFile::number));
        return files;
    }

    String name() {
        return path.getFileName().toString();
    }
}

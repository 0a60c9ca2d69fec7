package g6.summary.in.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;

/// The way from the root to a file, as the operating system goes it: through every folder and every
/// link. Whoever watches each name on it in its folder misses no change of where the path leads.
final class Trail {
    /// As many as Linux follows.
    private static final int MAX_LINKS = 40;

    private final Step step;
    private final Deque<Path> ahead = new ArrayDeque<>();
    private Path folder;
    private int links;

    /// Where a trail ends.
    enum End {
        FOUND,
        NO_FILE,
        NO_FOLDER,
        LINK_LOOP,
        /// A folder does not let itself be looked into, or the file system is in trouble.
        UNKNOWN
    }

    /// Told of each step before it is taken.
    @FunctionalInterface
    interface Step {
        /// Looks up a name.
        ///
        /// @param folder where the trail is, without links in its path
        /// @param name what is looked up there next
        /// @param isLast whether the file is expected behind it, and no further folder
        void from(Path folder, Path name, boolean isLast);
    }

    private Trail(Path path, Step step) {
        this.step = step;
        folder = path;
        goOn(path);
    }

    /// Goes as far as it can.
    ///
    /// @param path an absolute one
    static End walk(Path path) {
        return walk(path, (_, _, _) -> {});
    }

    /// Goes as far as it can.
    ///
    /// @param path an absolute one
    static End walk(Path path, Step step) {
        var trail = new Trail(path, step);
        try {
            return trail.walk();
        } catch (NoSuchFileException _) { // said by the value that is returned
            return trail.ahead.isEmpty() ? End.NO_FILE : End.NO_FOLDER;
        } catch (IOException _) { // whoever reads the file meets the same, and tells
            return End.UNKNOWN;
        }
    }

    private End walk() throws IOException {
        while (!ahead.isEmpty()) {
            Path name = ahead.pop();
            step.from(folder, name, ahead.isEmpty());
            Path entry = folder.resolve(name);
            var attributes =
                    Files.readAttributes(
                            entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isSymbolicLink()) {
                if (++links > MAX_LINKS) {
                    return End.LINK_LOOP;
                }
                goOn(Files.readSymbolicLink(entry));
            } else if (attributes.isDirectory()) {
                folder = entry.normalize(); // there are no links left in it, so .. is its parent
            } else if (!ahead.isEmpty()) {
                return End.NO_FOLDER;
            }
        }
        return End.FOUND;
    }

    private void goOn(Path path) {
        if (path.isAbsolute()) {
            folder = path.getRoot();
        }
        for (int i = path.getNameCount() - 1; i >= 0; i--) {
            ahead.push(path.getName(i));
        }
    }
}

package g6.summary.in.file;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// What tells that a file may have changed. Used by one thread at a time.
sealed interface ChangeNotices permits WatchedFolders, ChangeNotices.None {

    /// Sees to it that every change from now on is noticed, however the path came to lead where it
    /// leads now; what was noticed so far is forgotten. Touches the file system.
    void follow();

    /// Waits until there is something to notice since `follow`, at most so long. Does not touch the
    /// file system.
    ///
    /// @return whether there was
    boolean await(Duration timeout) throws InterruptedException;

    /// Gives back what the operating system lent. May block as a file system may.
    void close();

    /// Of the operating system, where it has any to give.
    ///
    /// @param path an absolute one
    static ChangeNotices of(Path path) {
        try {
            return new WatchedFolders(path, path.getFileSystem().newWatchService());
        } catch (IOException | UnsupportedOperationException _) {
            return none(); // too many watchers on the machine: the file is looked at all the same
        }
    }

    /// None at all: the file is looked at now and then.
    static ChangeNotices none() {
        return new None();
    }

    /// None at all.
    record None() implements ChangeNotices {
        @Override
        public void follow() {}

        @Override
        public boolean await(Duration timeout) throws InterruptedException {
            Thread.sleep(timeout);
            return false;
        }

        @Override
        public void close() {}
    }
}

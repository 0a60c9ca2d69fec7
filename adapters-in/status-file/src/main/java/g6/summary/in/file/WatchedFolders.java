package g6.summary.in.file;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static java.nio.file.StandardWatchEventKinds.OVERFLOW;

import g6.summary.application.Ticker;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Change notices of the operating system, for every folder on the way to the file, because no
/// system tells of a path: a folder that is replaced by another takes its watch away with it, and a
/// link may be pointed elsewhere.
///
/// The way is gone anew after every notice but one of a plain file in its place, and when the
/// file's folder is another than before. A folder whose watch the system refuses is done without
/// until then: looking now and then finds its changes all the same.
final class WatchedFolders implements ChangeNotices {
    /// Files are rewritten in steps that follow each other closely: one reading does for all. What
    /// is renamed into its place is whole at once; what is made there and has yet to be written is
    /// noticed once more.
    private static final Duration SETTLING = Duration.ofMillis(2);

    /// In a folder on the way only the names matter, and others may write there all the time.
    private static final WatchEvent.Kind<?>[] NAMES = {ENTRY_CREATE, ENTRY_DELETE};

    private static final WatchEvent.Kind<?>[] NAMES_AND_CONTENT = {
        ENTRY_CREATE, ENTRY_DELETE, ENTRY_MODIFY
    };

    private final Path path;
    private final WatchService service;
    private final Ticker ticker = Ticker.system();

    /// The names that matter, by the watch of their folder.
    private Map<WatchKey, Names> watched = Map.of();

    private Optional<Object> home = Optional.empty();

    /// The most that was noticed since it was last followed.
    private Notice noticed = Notice.WAY;

    /// What an event means for the file, from nothing to everything.
    private enum Notice {
        NONE,
        /// Something lies in the file's place that was not there before.
        PLACED,
        /// The file is being written.
        WRITTEN,
        /// The path may lead elsewhere.
        WAY;

        Notice and(Notice other) {
            return compareTo(other) < 0 ? other : this;
        }
    }

    /// What matters in a folder.
    ///
    /// @param onTheWay folders, and links to them
    /// @param file the file, or what links to it
    private record Names(Set<Path> onTheWay, Set<Path> file) {
        private static final Names NONE = new Names(Set.of(), Set.of());

        static Names empty() {
            return new Names(new HashSet<>(), new HashSet<>());
        }

        void add(Path name, boolean isFile) {
            (isFile ? file : onTheWay).add(name);
        }

        Notice of(WatchEvent<?> event) {
            if (OVERFLOW.equals(event.kind()) || onTheWay.contains(event.context())) {
                return Notice.WAY;
            }
            if (!file.contains(event.context())) {
                return Notice.NONE;
            }
            if (ENTRY_CREATE.equals(event.kind())) {
                return Notice.PLACED;
            }
            return ENTRY_MODIFY.equals(event.kind()) ? Notice.WRITTEN : Notice.WAY;
        }
    }

    WatchedFolders(Path path, WatchService service) {
        this.path = path;
        this.service = service;
    }

    @Override
    public void follow() {
        drain();
        Optional<Object> now = homeKey();
        if (!home.equals(now) || isWayOutdated()) {
            watchTheWay();
            home = now;
        }
        noticed = Notice.NONE;
    }

    private boolean isWayOutdated() {
        return switch (noticed) {
            case NONE -> false;
            case PLACED, WRITTEN -> endedInLink() || !isPlainFile();
            case WAY -> true;
        };
    }

    /// Whether the path led on from where the file was expected.
    private boolean endedInLink() {
        return watched.values().stream().mapToInt(names -> names.file().size()).sum() > 1;
    }

    private boolean isPlainFile() {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    /// What tells the file's folder from any other that may come to lie at its path; empty where
    /// there is none.
    private Optional<Object> homeKey() {
        try {
            Path folder = path.resolveSibling(".");
            return Optional.ofNullable(
                    Files.readAttributes(folder, BasicFileAttributes.class).fileKey());
        } catch (IOException _) { // the reading that follows meets the same, and tells
            return Optional.empty();
        }
    }

    private void watchTheWay() {
        Map<WatchKey, Names> next = new HashMap<>();
        Trail.walk(path, (folder, name, isLast) -> watch(folder, name, isLast, next));
        watched.keySet().stream().filter(key -> !next.containsKey(key)).forEach(WatchKey::cancel);
        watched = next;
    }

    private void watch(Path folder, Path name, boolean isLast, Map<WatchKey, Names> next) {
        try {
            WatchKey key = folder.register(service, isLast ? NAMES_AND_CONTENT : NAMES);
            next.computeIfAbsent(key, _ -> Names.empty()).add(name, isLast);
        } catch (IOException _) { // no more watches to be had, or no permission: done without
        }
    }

    @Override
    public boolean await(Duration timeout) throws InterruptedException {
        long deadline = ticker.nanos() + timeout.toNanos();
        try {
            return await(deadline);
        } catch (ClosedWatchServiceException _) { // there is nothing to wait for but the time
            TimeUnit.NANOSECONDS.sleep(deadline - ticker.nanos());
            return false;
        }
    }

    private boolean await(long deadline) throws InterruptedException {
        while (true) {
            WatchKey key = service.poll(deadline - ticker.nanos(), TimeUnit.NANOSECONDS);
            if (key == null) {
                return false;
            }
            Notice notice = notice(key);
            noticed = noticed.and(notice);
            if (notice != Notice.NONE) {
                settle(notice, deadline);
                return true;
            }
        }
    }

    private void settle(Notice notice, long deadline) throws InterruptedException {
        if (notice != Notice.PLACED) {
            TimeUnit.NANOSECONDS.sleep(Math.min(SETTLING.toNanos(), deadline - ticker.nanos()));
            drain();
        }
    }

    /// Takes what was noticed.
    private void drain() {
        for (WatchKey key = service.poll(); key != null; key = service.poll()) {
            noticed = noticed.and(notice(key));
        }
    }

    private Notice notice(WatchKey key) {
        Names names = watched.getOrDefault(key, Names.NONE);
        Notice most = Notice.NONE;
        for (WatchEvent<?> event : key.pollEvents()) {
            most = most.and(names.of(event));
        }
        boolean isThere = key.reset();
        return isThere || !watched.containsKey(key) ? most : Notice.WAY; // the folder is gone
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException _) { // it was to be given back, and nobody can do more
        }
    }
}

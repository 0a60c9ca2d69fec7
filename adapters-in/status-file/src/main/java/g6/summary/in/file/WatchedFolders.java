package g6.summary.in.file;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static java.nio.file.StandardWatchEventKinds.OVERFLOW;

import g6.summary.application.Ticker;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
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
/// The way is gone anew after every notice, and when the file's folder is another than before. A
/// folder whose watch the system refuses is done without until then: looking now and then finds its
/// changes all the same.
final class WatchedFolders implements ChangeNotices {
    /// Files are replaced in steps that follow each other closely: one reading does for all.
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
    private Map<WatchKey, Set<Path>> watched = Map.of();

    private Optional<Object> home = Optional.empty();
    private boolean isOutdated = true;

    WatchedFolders(Path path, WatchService service) {
        this.path = path;
        this.service = service;
    }

    @Override
    public void follow() {
        drain();
        Optional<Object> now = homeKey();
        if (isOutdated || !home.equals(now)) {
            watchTheWay();
            home = now;
            isOutdated = false;
        }
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
        Map<WatchKey, Set<Path>> next = new HashMap<>();
        Trail.walk(path, (folder, name, isLast) -> watch(folder, name, isLast, next));
        watched.keySet().stream().filter(key -> !next.containsKey(key)).forEach(WatchKey::cancel);
        watched = next;
    }

    private void watch(
            Path folder, Path name, boolean isLast, Map<WatchKey, Set<Path>> watchedNames) {
        try {
            WatchKey key = folder.register(service, isLast ? NAMES_AND_CONTENT : NAMES);
            watchedNames.computeIfAbsent(key, _ -> new HashSet<>()).add(name);
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
            if (isRelevant(key)) {
                TimeUnit.NANOSECONDS.sleep(Math.min(SETTLING.toNanos(), deadline - ticker.nanos()));
                drain();
                isOutdated = true;
                return true;
            }
        }
    }

    /// Takes what was noticed.
    private void drain() {
        for (WatchKey key = service.poll(); key != null; key = service.poll()) {
            isOutdated |= isRelevant(key);
        }
    }

    private boolean isRelevant(WatchKey key) {
        Set<Path> names = watched.getOrDefault(key, Set.of());
        boolean concerned =
                key.pollEvents().stream()
                        .anyMatch(
                                event ->
                                        OVERFLOW.equals(event.kind())
                                                || names.contains(event.context()));
        boolean isThere = key.reset();
        return concerned || (!isThere && watched.containsKey(key)); // the folder itself is gone
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException _) { // it was to be given back, and nobody can do more
        }
    }
}

package g6.summary.out.files;

import g6.summary.application.FolderLock;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A folder that is ours by a lock of the operating system on a hidden file in it, which says who
/// has it. The system gives the lock back with the process, however that ends; the file stays,
/// since whoever removed it could take it away from under the next owner.
///
/// Not thread-safe: it belongs to one writer. Several of one process keep each other away like
/// those of several.
public final class OwnedFolder implements FolderLock {
    static final String LOCK_FILE = ".g6-summary.lock";

    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    /// Behind the text: some systems let nobody read what is locked.
    private static final long LOCKED_BYTE = 1L << 30;

    private static final int LONGEST_OWNER = 300;
    private static final int ATTEMPTS = 10;

    /// Who in this process has which lock file. A process that closes any handle of a file loses
    /// its lock on it, whichever handle that was taken by: so a file that is locked here must not
    /// even be opened again.
    private static final Map<Object, String> OWNED_HERE = new ConcurrentHashMap<>();

    private record Owned(FileLock lock, Object identity) {}

    private final Path folder;
    private final Path file;
    private final InstantSource clock;

    private Optional<Owned> owned = Optional.empty();

    /// A folder, which need not exist. Nothing is taken yet.
    ///
    /// @param clock tells others since when it is ours
    public OwnedFolder(Path folder, InstantSource clock) {
        this.folder = folder;
        this.file = folder.resolve(LOCK_FILE);
        this.clock = clock;
    }

    /// Two look-ups where the folder is still ours. Where it has been removed or replaced, or its
    /// lock file has, it is taken anew at its place.
    ///
    /// @throws IOException if the folder cannot be made or written to, or is a file
    @Override
    public Optional<String> take() throws IOException {
        if (isStillOurs()) {
            return Optional.empty();
        }
        close();
        try {
            return takeAnew();
        } catch (FileAlreadyExistsException inTheWay) {
            throw new IOException(folder + " is not a folder", inTheWay);
        } catch (FileSystemException refused) {
            throw new IOException(folder + " cannot be written: " + reason(refused), refused);
        }
    }

    private boolean isStillOurs() throws IOException {
        // An interrupt in the middle of a write closes a file, and its lock is gone.
        return owned.filter(each -> each.lock().isValid()).isPresent()
                && identity().equals(owned.map(Owned::identity));
    }

    private Optional<String> takeAnew() throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            DurableFiles.make(folder);
            makeFile();
            Optional<Object> identity = identity();
            if (identity.isPresent()) {
                Optional<String> owner = lock(identity.get());
                // It may have been removed before it was locked; then others lock another one.
                if (owner.isPresent() || isStillOurs()) {
                    return owner;
                }
                close();
            }
        }
        throw new IOException(folder + " is removed again and again");
    }

    private void makeFile() throws IOException {
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException _) {
            // From an earlier owner, or the present one.
        } catch (NoSuchFileException _) {
            // The folder has just been removed: the next attempt makes it again.
        }
    }

    /// What tells the file at this path from every other one that was or will be there as long as
    /// we have it open; empty where there is none.
    private Optional<Object> identity() throws IOException {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            Optional<Object> key = Optional.ofNullable(attributes.fileKey());
            return key.isPresent()
                    ? key
                    : Optional.of(List.of(file.toRealPath(), attributes.creationTime()));
        } catch (FileSystemException _) { // removed, or out of reach: then it cannot be locked
            return Optional.empty();
        }
    }

    private Optional<String> lock(Object identity) throws IOException {
        String us = us();
        String here = OWNED_HERE.putIfAbsent(identity, us);
        if (here != null) {
            return Optional.of(here);
        }
        boolean isOurs = false;
        try {
            isOurs = lock(identity, us);
            return isOurs ? Optional.empty() : Optional.of(owner());
        } finally {
            if (!isOurs) {
                OWNED_HERE.remove(identity);
            }
        }
    }

    private boolean lock(Object identity, String us) throws IOException {
        FileChannel channel = open();
        Optional<FileLock> lock = Optional.empty();
        try {
            lock = Optional.ofNullable(channel.tryLock(LOCKED_BYTE, 1, false));
        } finally {
            if (lock.isEmpty()) {
                channel.close();
            }
        }
        owned = lock.map(held -> new Owned(held, identity));
        if (owned.isPresent()) {
            sign(channel, us);
        }
        return owned.isPresent();
    }

    /// In a folder that can be written the file alone may be in the way: another user's, or a
    /// folder of that name.
    private FileChannel open() throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.WRITE);
        } catch (FileSystemException refused) {
            if (!Files.isWritable(folder)) {
                throw refused;
            }
            throw new IOException(file + " cannot be written: " + reason(refused), refused);
        }
    }

    private static void sign(FileChannel channel, String us) {
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((us + "\n").getBytes(StandardCharsets.UTF_8)), 0);
        } catch (IOException _) {
            // A full disk: others are kept away all the same and only cannot be told by whom.
        }
    }

    private String us() {
        return "process "
                + ProcessHandle.current().pid()
                + " on "
                + host()
                + " since "
                + clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /// Asked of the kernel: a resolver of names may keep the start waiting.
    private static String host() {
        try {
            return Files.readString(HOST_NAME).strip();
        } catch (IOException _) { // another system; only words for people depend on it
            return "this machine";
        }
    }

    private String owner() {
        try (InputStream text = Files.newInputStream(file)) {
            String words = new String(text.readNBytes(LONGEST_OWNER), StandardCharsets.UTF_8);
            return words.isBlank() ? "another process" : VisibleLine.of(words.strip());
        } catch (IOException _) { // what is certain is that somebody has the lock
            return "another process";
        }
    }

    private static String reason(FileSystemException refused) {
        String reason = refused.getReason();
        return reason == null ? refused.getClass().getSimpleName() : reason;
    }

    @Override
    public void close() throws IOException {
        if (owned.isPresent()) {
            Owned former = owned.get();
            owned = Optional.empty();
            try {
                former.lock().acquiredBy().close();
            } finally {
                OWNED_HERE.remove(former.identity());
            }
        }
    }
}

package g6.summary.out.files;

import g6.summary.application.AtomicFiles;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Files that are replaced whole: the new content goes to a hidden file besides the old one, is
/// forced to the disk, and takes the old one's name in one step. A reader sees the old content or
/// the new one, and so does whoever comes after a crash. Thread-safe; of two writers of one file
/// the last wins.
///
/// Where the file is a symbolic link, what it points to is replaced and the link stays. A file that
/// is replaced keeps its permissions, a new one gets the process's default. What is no file, such
/// as a device or a pipe, is not replaced.
public final class DurableFiles implements AtomicFiles {
    private static final int MAX_LINKS = 40;

    /// Some platforms refuse to rename over a file while somebody has it open. Readers are quick.
    private static final int ATTEMPTS = 5;

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Rename rename;
    private final Duration pause;

    /// The file system's step from the temporary name to the final one.
    @FunctionalInterface
    interface Rename {
        void move(Path from, Path to) throws IOException;
    }

    /// Files of the default file system.
    public DurableFiles() {
        this((from, to) -> Files.move(from, to, StandardCopyOption.ATOMIC_MOVE), PAUSE);
    }

    DurableFiles(Rename rename, Duration pause) {
        this.rename = rename;
        this.pause = pause;
    }

    @Override
    public void replace(Path file, byte[] content) throws IOException {
        Path target = behindLinks(file.toAbsolutePath());
        Path folder = target.getParent();
        if (folder == null) {
            throw new FileSystemException(file.toString(), null, "is no file");
        }
        if (isNoPlainFile(target)) {
            throw new FileSystemException(target.toString(), null, "is no regular file");
        }
        make(folder);
        Path temporary = TemporaryName.besides(target);
        try {
            write(temporary, content, permissions(target));
            renamePatiently(temporary, target);
        } catch (FileSystemException refused) {
            remove(temporary, refused);
            throw ofTarget(target, refused);
        } catch (IOException | RuntimeException | Error failure) {
            remove(temporary, failure);
            throw failure;
        }
        force(folder);
    }

    /// A device such as `/dev/null`, a pipe or a socket: whoever uses it would lose it.
    private static boolean isNoPlainFile(Path target) {
        return Files.exists(target) && !Files.isRegularFile(target) && !Files.isDirectory(target);
    }

    /// The same fault, told of the file that was to be replaced. The temporary one has another name
    /// each time, so whoever tells of a fault once per cause would tell of it each time.
    private static FileSystemException ofTarget(Path target, FileSystemException refused) {
        String file = target.toString();
        FileSystemException told =
                refused instanceof AccessDeniedException
                        ? new AccessDeniedException(file, null, refused.getReason())
                        : new FileSystemException(file, null, reason(refused));
        told.initCause(refused);
        return told;
    }

    private static String reason(FileSystemException refused) {
        return Objects.requireNonNullElseGet(
                refused.getReason(), () -> refused.getClass().getSimpleName());
    }

    @Override
    public void removeLeftovers(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Optional<TemporaryName> name = TemporaryName.of(file);
                if (name.isPresent()) {
                    removeLeftover(file, name.get());
                }
            }
        } catch (NoSuchFileException _) {
            // A folder that is not there holds no leftovers.
        } catch (DirectoryIteratorException unreadable) {
            throw unreadable.getCause();
        }
    }

    private static void removeLeftover(Path file, TemporaryName name) throws IOException {
        try {
            var attributes =
                    Files.readAttributes(
                            file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isRegularFile()
                    && !name.writerLives(attributes.lastModifiedTime().toInstant())) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException _) {
            // Its writer has finished meanwhile, or somebody else tidies up, too.
        }
    }

    private static Path behindLinks(Path file) throws IOException {
        Path target = file;
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MAX_LINKS) {
                throw new FileSystemLoopException(file.toString());
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    /// Makes a folder and those above it, so that they outlast a crash.
    static void make(Path folder) throws IOException {
        Path parent = folder.toAbsolutePath().getParent();
        if (parent == null || Files.isDirectory(folder)) {
            return;
        }
        make(parent);
        Files.createDirectories(folder); // does not mind if somebody else was quicker
        force(parent);
    }

    /// Those of the existing file; empty where there is none, or no such permissions.
    private static Optional<Set<PosixFilePermission>> permissions(Path target) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(target, PosixFileAttributeView.class);
        if (view == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(view.readAttributes().permissions());
        } catch (NoSuchFileException _) { // a new file: nothing to keep
            return Optional.empty();
        }
    }

    private static void write(
            Path file, byte[] content, Optional<Set<PosixFilePermission>> permissions)
            throws IOException {
        // At no time may others read what they could not read before.
        FileAttribute<?>[] attributes =
                permissions.stream()
                        .map(PosixFilePermissions::asFileAttribute)
                        .toArray(FileAttribute<?>[]::new);
        var options = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        try (FileChannel channel = FileChannel.open(file, options, attributes)) {
            if (permissions.isPresent()) {
                Files.setPosixFilePermissions(file, permissions.get()); // the umask took some away
            }
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private void renamePatiently(Path from, Path to) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                rename.move(from, to);
                return;
            } catch (FileSystemException refused) {
                if (attempt == ATTEMPTS || Files.isDirectory(to)) {
                    throw refused;
                }
                pause(refused);
            }
        }
    }

    private void pause(FileSystemException refused) throws IOException {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            var ended = new InterruptedIOException("interrupted while waiting to rename");
            ended.initCause(refused);
            throw ended;
        }
    }

    private static void remove(Path temporary, Throwable failure) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    /// Brings the names in a folder to the disk.
    static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException _) {
            // Not every platform can open or force a folder. The file has its new content by now
            // and no reader will see less; only its name reaches the disk when the system likes.
        }
    }
}

package g6.summary.bootstrap;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/// What an I/O fault is, in words for people.
final class IoCause {
    private IoCause() {}

    static String of(IOException fault) {
        return switch (fault) {
            case AccessDeniedException denied -> denied.getFile() + ": permission denied";
            case NoSuchFileException missing -> missing.getFile() + ": no such file or folder";
            case FileAlreadyExistsException taken -> taken.getFile() + " is in the way";
            case NotDirectoryException file -> file.getFile() + " is not a folder";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default ->
                    Objects.requireNonNullElse(
                            fault.getMessage(), fault.getClass().getSimpleName());
        };
    }

    /// The same where nothing else tells which file it is about.
    static String withItsFile(IOException fault) {
        String cause = of(fault);
        return fault instanceof FileSystemException other && cause.equals(other.getReason())
                ? String.valueOf(other.getMessage())
                : cause;
    }
}

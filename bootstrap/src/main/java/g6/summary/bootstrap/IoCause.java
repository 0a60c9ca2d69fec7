package g6.summary.bootstrap;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/// What an I/O fault is, in words for people.
final class IoCause {
    private IoCause() {}

    static String of(IOException fault) {
        return switch (fault) {
            case AccessDeniedException denied -> denied.getFile() + ": permission denied";
            case NoSuchFileException missing -> missing.getFile() + ": no such file or folder";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default ->
                    Objects.requireNonNullElse(
                            fault.getMessage(), fault.getClass().getSimpleName());
        };
    }
}

package g6.summary.out.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/// What a file cannot change without.
///
/// @param key the file system's own name for it, where it has one
record FileStamp(Optional<Object> key, long size, FileTime modified) {
    /// Of a file that was gone before it could be looked at; no file has it.
    static final FileStamp LOST = new FileStamp(Optional.empty(), -1, FileTime.fromMillis(0));

    static Optional<FileStamp> of(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(
                    new FileStamp(
                            Optional.ofNullable(attributes.fileKey()),
                            attributes.size(),
                            attributes.lastModifiedTime()));
        } catch (IOException _) { // what cannot be looked at is as good as not there
            return Optional.empty();
        }
    }
}

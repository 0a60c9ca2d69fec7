package g6.summary.in.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What a look at a file tells without opening it.
///
/// @param fileKey device and inode; absent where the file system has no such thing
/// @param kind what kind of file it is, by the look of it
/// @param size in bytes
/// @param modifiedAt when its content was last written
/// @param changedAt when anything of it last changed; where the file system does not tell, as
///   modifiedAt
record FileIdentity(
        Optional<Object> fileKey, Kind kind, long size, FileTime modifiedAt, FileTime changedAt) {

    enum Kind {
        FILE("a file"),
        DIRECTORY("a directory"),
        PIPE("a named pipe"),
        SOCKET("a socket"),
        DEVICE("a device");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        /// From the bits of `st_mode`.
        private static Kind of(int mode) {
            return switch (mode & 0170000) {
                case 0100000 -> FILE;
                case 0040000 -> DIRECTORY;
                case 0010000 -> PIPE;
                case 0140000 -> SOCKET;
                default -> DEVICE;
            };
        }

        private static Kind of(BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                return FILE;
            }
            return attributes.isDirectory() ? DIRECTORY : DEVICE;
        }
    }

    /// Follows links.
    static FileIdentity of(Path path) throws IOException {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? from(Files.readAttributes(path, "unix:fileKey,mode,size,lastModifiedTime,ctime"))
                : from(Files.readAttributes(path, BasicFileAttributes.class));
    }

    private static FileIdentity from(Map<String, Object> attributes) {
        return new FileIdentity(
                Optional.ofNullable(attributes.get("fileKey")),
                Kind.of(attribute(attributes, "mode", Integer.class)),
                attribute(attributes, "size", Long.class),
                attribute(attributes, "lastModifiedTime", FileTime.class),
                attribute(attributes, "ctime", FileTime.class));
    }

    private static <T> T attribute(Map<String, Object> attributes, String name, Class<T> type) {
        return type.cast(Objects.requireNonNull(attributes.get(name), name));
    }

    private static FileIdentity from(BasicFileAttributes attributes) {
        return new FileIdentity(
                Optional.ofNullable(attributes.fileKey()),
                Kind.of(attributes),
                attributes.size(),
                attributes.lastModifiedTime(),
                attributes.lastModifiedTime());
    }

    Instant modified() {
        return modifiedAt.toInstant();
    }
}

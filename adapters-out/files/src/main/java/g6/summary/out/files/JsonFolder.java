package g6.summary.out.files;

import g6.summary.application.AtomicFiles;
import g6.summary.application.StatusDecoder;
import g6.summary.application.StatusDecoder.Decoded;
import g6.summary.domain.CanonicalJson;
import g6.summary.domain.Value;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A folder of JSON files, each replaced whole. It knows which of them are as it left them. Not
/// thread-safe.
final class JsonFolder {
    /// Whatever is larger is not ours, and will not fill the memory.
    private static final long LARGEST = 64L << 20;

    private final Path folder;
    private final AtomicFiles files;
    private final StatusDecoder decoder;
    private final Map<String, Optional<FileStamp>> left = new HashMap<>();
    private final Map<String, Value.Object> said = new HashMap<>();

    JsonFolder(Path folder, AtomicFiles files, StatusDecoder decoder) {
        this.folder = folder;
        this.files = files;
        this.decoder = decoder;
    }

    /// Starts over: nothing is known of what stands in the folder.
    void forget() {
        left.clear();
        said.clear();
    }

    void removeLeftovers() throws IOException {
        files.removeLeftovers(folder);
    }

    /// Whether every file that was written or found in order is still the one that it was, and none
    /// has come where there was to be none.
    boolean isAsLeft() {
        return left.entrySet().stream()
                .allMatch(file -> file.getValue().equals(stamp(file.getKey())));
    }

    private Optional<FileStamp> stamp(String name) {
        return FileStamp.of(folder.resolve(name));
    }

    private Optional<FileStamp> stampOfFile(String name) {
        return Optional.of(stamp(name).orElse(FileStamp.LOST));
    }

    /// Whether a file was written or found in order.
    boolean knows(String name) {
        return left.containsKey(name);
    }

    void replace(String name, byte[] content) throws IOException {
        files.replace(folder.resolve(name), content);
        left.put(name, stampOfFile(name));
    }

    /// Takes the file, or that there is none, for what it should be.
    void keep(String name) {
        left.put(name, stamp(name));
    }

    /// Keeps the file if it has just these bytes.
    ///
    /// @return whether it has
    boolean keepIfEqual(String name, byte[] content) throws IOException {
        boolean isEqual = bytes(name).filter(there -> Arrays.equals(there, content)).isPresent();
        if (isEqual) {
            left.put(name, stampOfFile(name));
        }
        return isEqual;
    }

    /// Replaces the file unless it says the same at another time.
    ///
    /// @param time the member that tells when
    void replaceUnlessSame(String name, Value.Object content, String time) throws IOException {
        Optional<Value.Object> there = Optional.ofNullable(said.get(name));
        if (there.isEmpty()) {
            there = object(name);
        }
        if (there.filter(former -> sayTheSame(former, content, time)).isPresent()) {
            left.computeIfAbsent(name, this::stampOfFile);
        } else {
            replace(name, CanonicalJson.bytes(content));
        }
        said.put(name, content);
    }

    private static boolean sayTheSame(Value.Object one, Value.Object other, String time) {
        return one.get(time).filter(Value.Number.class::isInstance).isPresent()
                && without(time, one).equals(without(time, other));
    }

    private static Map<String, Value> without(String name, Value.Object object) {
        Map<String, Value> members = new HashMap<>(object.members());
        members.remove(name);
        return members;
    }

    /// Removes the file, if it is there.
    ///
    /// @throws IOException if it is a folder, or the disk refuses
    void remove(String name) throws IOException {
        left.remove(name);
        said.remove(name);
        Path file = folder.resolve(name);
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            throw isAFolder(file);
        }
        Files.deleteIfExists(file);
    }

    boolean exists(String name) {
        return Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    boolean isFolder(String name) {
        return Files.isDirectory(folder.resolve(name));
    }

    /// What stands in the file; empty where there is none, or it cannot be read.
    ///
    /// @throws IOException if it is a folder
    Optional<byte[]> bytes(String name) throws IOException {
        Path file = folder.resolve(name);
        if (isFolder(name)) {
            throw isAFolder(file);
        }
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LARGEST
                    ? Optional.of(Files.readAllBytes(file))
                    : Optional.empty();
        } catch (IOException _) { // whatever stood there is written again
            return Optional.empty();
        }
    }

    private static FileSystemException isAFolder(Path file) {
        return new FileSystemException(file.toString(), null, "is a folder");
    }

    /// The object in the file; empty where there is none.
    Optional<Value.Object> object(String name) throws IOException {
        return bytes(name).flatMap(this::decoded);
    }

    /// The objects of the list in the file; empty where there is none, or one that holds more.
    Optional<List<Value>> objects(String name) throws IOException {
        return bytes(name)
                .flatMap(list -> decoded(wrapped(list)))
                .filter(wrapper -> wrapper.members().size() == 1)
                .flatMap(wrapper -> wrapper.get("items"))
                .map(list -> list instanceof Value.Array(var items) ? items : null)
                .filter(items -> items.stream().allMatch(Value.Object.class::isInstance));
    }

    /// The decoder takes objects alone.
    private static byte[] wrapped(byte[] list) {
        var wrapper = new ByteArrayOutputStream(list.length + 10);
        wrapper.writeBytes("{\"items\":".getBytes(StandardCharsets.US_ASCII));
        wrapper.writeBytes(list);
        wrapper.write('}');
        return wrapper.toByteArray();
    }

    private Optional<Value.Object> decoded(byte[] bytes) {
        return switch (decoder.decode(bytes)) {
            case Decoded.Document(var document) -> Optional.of(document.root());
            case Decoded.Fault _ -> Optional.empty();
        };
    }
}

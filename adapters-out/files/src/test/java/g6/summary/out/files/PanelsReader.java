package g6.summary.out.files;

import g6.summary.application.StatusDecoder.Decoded;
import g6.summary.domain.CanonicalJson;
import g6.summary.domain.Fields;
import g6.summary.domain.Sha256;
import g6.summary.domain.Value;
import g6.summary.in.json.JsonStatusDecoder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Another program that reads the panels by their protocol: the manifest, the files, and the
/// manifest once more.
final class PanelsReader {
    /// Where the reader finds the bytes of a file at this moment.
    @FunctionalInterface
    interface Place {
        Optional<byte[]> bytes(String name) throws IOException;
    }

    private PanelsReader() {}

    static boolean isWhole(Path folder) throws IOException {
        return read(in(folder)).isPresent();
    }

    static Place in(Path folder) {
        return name -> {
            try {
                return Optional.of(Files.readAllBytes(folder.resolve(name)));
            } catch (NoSuchFileException _) { // the reader sees that it is missing
                return Optional.empty();
            }
        };
    }

    /// The data by file; empty where they are not, or not certainly, those of one frame.
    static Optional<Map<String, Value>> read(Place place) throws IOException {
        Optional<byte[]> manifest = place.bytes("manifest.json");
        if (manifest.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Value> data = new TreeMap<>();
        Fields vouched = parsed(manifest.get());
        if (!vouched.value("schema_version").equals(Value.of(1))) {
            return Optional.empty();
        }
        for (var hash : vouched.fields("hashes").members().entrySet()) {
            Optional<Value> content =
                    place.bytes(hash.getKey()).map(bytes -> parsed(bytes).value("data"));
            if (content.isEmpty() || !hash(content.get()).equals(hash.getValue())) {
                return Optional.empty();
            }
            data.put(hash.getKey(), content.get());
        }
        return place.bytes("manifest.json")
                        .filter(m -> Arrays.equals(m, manifest.get()))
                        .isPresent()
                ? Optional.of(data)
                : Optional.empty();
    }

    private static Value hash(Value data) {
        return Value.of(Sha256.hex(CanonicalJson.bytes(data)));
    }

    /// What does not parse says nothing.
    private static Fields parsed(byte[] bytes) {
        return switch (new JsonStatusDecoder().decode(bytes)) {
            case Decoded.Document(var document) -> new Fields(document.root());
            case Decoded.Fault _ -> new Fields(Value.Object.empty());
        };
    }
}

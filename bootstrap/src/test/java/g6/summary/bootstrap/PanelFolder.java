package g6.summary.bootstrap;

import g6.summary.application.StatusDecoder.Decoded;
import g6.summary.domain.CanonicalJson;
import g6.summary.domain.Sha256;
import g6.summary.domain.Value;
import g6.summary.in.json.JsonStatusDecoder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A folder of panel files as somebody finds it who has read `docs/files.md`.
record PanelFolder(Path path) {
    private static final String ENVELOPED = "_enveloped.json";

    /// The number of the cycle by the manifest.
    Value cycle() throws IOException {
        return member(manifest(), "cycle");
    }

    private Value manifest() throws IOException {
        return json(path.resolve("manifest.json"));
    }

    /// What the manifest says that is not so; empty where the files are those of one frame.
    List<String> discrepancies() throws IOException {
        List<String> discrepancies = new ArrayList<>();
        Value.Object hashes = (Value.Object) member(manifest(), "hashes");
        for (Map.Entry<String, Value> each : hashes.members().entrySet()) {
            byte[] data = data(path.resolve(each.getKey()));
            if (!each.getValue().equals(Value.of(Sha256.hex(data)))) {
                discrepancies.add(each.getKey() + " has another hash");
            }
        }
        if (hashes.members().isEmpty()) {
            discrepancies.add("the manifest names no files");
        }
        return discrepancies;
    }

    /// Files of older names that do not say what those of today say.
    List<String> legacyDiscrepancies() throws IOException {
        List<String> discrepancies = new ArrayList<>();
        for (String name : ((Value.Object) member(manifest(), "hashes")).members().keySet()) {
            Path legacy = path.resolve(name.replace(ENVELOPED, ".json"));
            byte[] content = Files.readAllBytes(legacy);
            if (!Sha256.hex(content).equals(Sha256.hex(data(path.resolve(name))))) {
                discrepancies.add(legacy + " says something else");
            }
        }
        return discrepancies;
    }

    /// Whether the files are those of one frame, and that is the one of this cycle. While they are
    /// being written, they are not.
    boolean isWholeOf(long cycle) {
        try {
            return cycle().equals(Value.of(cycle)) && discrepancies().isEmpty();
        } catch (IOException _) { // some are not there yet
            return false;
        }
    }

    private static byte[] data(Path enveloped) throws IOException {
        return CanonicalJson.bytes(member(json(enveloped), "data"));
    }

    static Value member(Value object, String key) {
        return ((Value.Object) object)
                .get(key)
                .orElseThrow(() -> new AssertionError("there is no " + key + " in " + object));
    }

    /// Everything that calls itself JSON in a folder, hidden files too.
    static List<Path> jsonFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    /// What stands in a file.
    static Value json(Path file) throws IOException {
        return json(Files.readString(file), file.toString());
    }

    /// What a text says.
    ///
    /// @param what it is, for the failure of a test
    static Value json(String text, String what) {
        String wrapped = "{\"content\":" + text + "}";
        return switch (new JsonStatusDecoder().decode(wrapped.getBytes(StandardCharsets.UTF_8))) {
            case Decoded.Document(var document) -> member(document.root(), "content");
            case Decoded.Fault(var fault) ->
                    throw new AssertionError(what + " is no JSON: " + fault + "\n" + wrapped);
        };
    }
}

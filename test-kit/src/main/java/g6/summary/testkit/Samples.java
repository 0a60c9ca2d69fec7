package g6.summary.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Status documents as collectors in the field write them, in both dialects.
public final class Samples {
    private static final List<String> NAMES =
            List.of(
                    "flat-not-ready",
                    "flat-nulls",
                    "flat-running",
                    "nested-closed",
                    "nested-early",
                    "nested-open");

    private Samples() {}

    /// The names of all samples.
    public static List<String> names() {
        return NAMES;
    }

    /// One sample as it lies on the disk.
    public static byte[] bytes(String name) {
        try (InputStream sample = Samples.class.getResourceAsStream("samples/" + name + ".json")) {
            if (sample == null) {
                throw new IllegalArgumentException("no sample is called " + name);
            }
            return sample.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One sample as text.
    public static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }
}

package g6.summary.bootstrap;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Streams of a program that speaks to nobody but the test.
final class Spoken {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    StandardStreams streams() {
        return new StandardStreams(out, err);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}

package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

class HoldableStreamTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final HoldableStream stream = new HoldableStream(out);

    private void say(String text) throws IOException {
        stream.write(text.getBytes(StandardCharsets.UTF_8));
        stream.flush();
    }

    private String heard() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsNotHeldGoesThroughAtOnce() throws IOException {
        say("one\n");

        assertThat(heard()).isEqualTo("one\n");
    }

    @Test
    void whatIsHeldComesWithTheReleaseInItsOrder() throws IOException {
        stream.hold();
        say("one\n");
        say("two\n");
        assertThat(heard()).isEmpty();

        stream.release();
        say("three\n");

        assertThat(heard()).isEqualTo("one\ntwo\nthree\n");
    }

    @Test
    void aSecondReleaseRepeatsNothing() throws IOException {
        stream.hold();
        say("one\n");

        stream.release();
        stream.release();

        assertThat(heard()).isEqualTo("one\n");
    }

    @Test
    void whatIsTooMuchIsCountedAndTheBeginningIsKept() throws IOException {
        stream.hold();
        say("the cause\n");
        say("x".repeat(256 * 1024) + "\n");

        stream.release();

        assertThat(heard()).isEqualTo("the cause\n… 262145 bytes more\n");
    }

    @Test
    void aReleaseIntoABrokenStreamEndsTheHolding() throws IOException {
        HoldableStream broken =
                new HoldableStream(
                        new OutputStream() {
                            @Override
                            public void write(int octet) throws IOException {
                                throw new IOException("gone");
                            }
                        });
        broken.hold();
        broken.write('x');

        broken.release();

        assertThatIOException().isThrownBy(() -> broken.write('y')).withMessage("gone");
    }
}

package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import g6.summary.application.DisplayObserver;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

class ToldStreamTest {
    private int told;
    private final DisplayObserver observer =
            new DisplayObserver() {
                @Override
                public void wrote(int bytes) {
                    told += bytes;
                }
            };

    @Test
    void whatIsWrittenGoesThroughAndIsTold() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ToldStream stream = new ToldStream(out, observer);

        stream.write("one".getBytes(StandardCharsets.UTF_8));
        stream.write('-');
        stream.write("two three".getBytes(StandardCharsets.UTF_8), 0, 3);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("one-two");
        assertThat(told).isEqualTo(7);
    }

    @Test
    void whatCouldNotBeWrittenIsNotTold() {
        ToldStream stream =
                new ToldStream(
                        new OutputStream() {
                            @Override
                            public void write(int b) throws IOException {
                                throw new IOException("full");
                            }
                        },
                        observer);

        assertThatIOException().isThrownBy(() -> stream.write(new byte[5]));
        assertThat(told).isZero();
    }
}

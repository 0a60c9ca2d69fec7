package g6.summary.out.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

class ChunkTest {
    @Test
    void itsLengthStandsInFrontInHexadecimal() {
        Chunk chunk = Chunk.of("₹ 27 bytes of an event…".getBytes(StandardCharsets.UTF_8));

        assertThat(new String(chunk.bytes(), StandardCharsets.UTF_8))
                .isEqualTo("1b\r\n₹ 27 bytes of an event…\r\n");
        assertThat(chunk.length()).isEqualTo(27);
    }
}

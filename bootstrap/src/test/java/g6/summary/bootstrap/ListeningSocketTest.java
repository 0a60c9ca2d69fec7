package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;

/// Options of a socket that is only known by its port.
class ListeningSocketTest {
    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

    @Test
    void aListeningSocketIsFoundByItsPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ListeningSocket listening = new ListeningSocket(socket.getLocalPort());
            assertThatCode(() -> listening.endUnconfirmedAfter(FIVE_SECONDS))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aPortThatNobodyListensOnIsSaid() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThatThrownBy(() -> new ListeningSocket(port).endUnconfirmedAfter(FIVE_SECONDS))
                .hasMessage("no descriptor of this process listens on port " + port);
    }
}

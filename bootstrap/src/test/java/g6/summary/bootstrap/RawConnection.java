package g6.summary.bootstrap;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A TCP connection to the program that says what no well-behaved client would, and hears what it
/// is answered. What does not come within the deadline fails the test.
final class RawConnection implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final String LENGTH = "content-length";

    /// The beginning of an answer.
    ///
    /// @param headers by name in small letters
    record Head(int status, Map<String, String> headers) {
        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }
    }

    private final Socket socket;

    private RawConnection(Socket socket) {
        this.socket = socket;
    }

    static RawConnection to(int port) throws IOException {
        return connected(new Socket(), port);
    }

    /// One for which the operating system takes next to nothing in advance.
    static RawConnection withLittleRoom(int port) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1); // the least that there is
        return connected(socket, port);
    }

    private static RawConnection connected(Socket socket, int port) throws IOException {
        socket.connect(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                (int) DEADLINE.toMillis());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) DEADLINE.toMillis());
        return new RawConnection(socket);
    }

    /// A complete request.
    ///
    /// @param headers each without a line end
    static String request(String line, String... headers) {
        String rest = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return line + " HTTP/1.1\r\nHost: localhost\r\n" + rest + "\r\n";
    }

    int localPort() {
        return socket.getLocalPort();
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Sends what may no longer be taken: the connection may end at any moment.
    void sendIfOpen(String text) {
        try {
            send(text);
        } catch (IOException _) {
            // Whoever reads next hears of the end too.
        }
    }

    /// The beginning of the next answer.
    Head head() throws IOException {
        String first = line();
        Map<String, String> headers = new TreeMap<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        return new Head(Integer.parseInt(first.split(" ", 3)[1]), headers);
    }

    /// The body that belongs to it, whose length must have been told.
    String body(Head head) throws IOException {
        int length = Integer.parseInt(head.header(LENGTH).orElseThrow());
        return new String(bytes(length), StandardCharsets.UTF_8);
    }

    /// The next piece of a body that comes in pieces; empty at its end.
    byte[] chunk() throws IOException {
        String size = line();
        byte[] chunk = bytes(Integer.parseInt(size, 16));
        String end = line();
        if (!end.isEmpty()) {
            throw new IOException("a chunk of " + size + " is followed by " + end);
        }
        return chunk;
    }

    private byte[] bytes(int length) throws IOException {
        byte[] bytes = socket.getInputStream().readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("ended within " + length + " bytes");
        }
        return bytes;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("ended within a line: " + line);
            }
            line.write(next);
        }
        String text = line.toString(StandardCharsets.UTF_8);
        if (!text.endsWith("\r")) {
            throw new IOException("a line does not end with CR LF: " + text);
        }
        return text.substring(0, text.length() - 1);
    }

    /// Everything that comes until the program ends the connection, which is waited for.
    String rest() throws IOException {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        for (int next = read(); next >= 0; next = read()) {
            rest.write(next);
        }
        return rest.toString(StandardCharsets.UTF_8);
    }

    private int read() throws IOException {
        try {
            return socket.getInputStream().read();
        } catch (SocketException _) {
            return -1; // reset, which is an end too
        }
    }

    /// Takes so many bytes of what comes, or fewer, and forgets them.
    void readUpTo(int bytes) {
        try {
            socket.getInputStream().read(new byte[bytes]);
        } catch (IOException _) {
            // Whoever asks the program hears why.
        }
    }

    /// Whether the program has ended the connection, or does so within this time. What it says
    /// before is lost.
    boolean endsWithin(Duration pause) throws IOException {
        socket.setSoTimeout((int) pause.toMillis());
        try {
            rest();
            return true;
        } catch (SocketTimeoutException _) {
            return false;
        } finally {
            socket.setSoTimeout((int) DEADLINE.toMillis());
        }
    }

    /// Ends the connection without a goodbye.
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package g6.summary.out.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;

/// A client that writes what it likes and takes what comes. Whatever does not come in time fails
/// the test.
final class RawConnection implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int GLANCE_MILLIS = 100;
    private static final long SLOWNESS = 100_000; // nanoseconds before every 64th byte

    private final Socket socket;
    private final InputStream in;
    private int leftInChunk;
    private boolean isEnded;
    private boolean isSlow;
    private long bytesToLive = Long.MAX_VALUE;

    RawConnection(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            in = socket.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Socket socket() {
        return socket;
    }

    /// Sends these characters as they are.
    RawConnection send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /// Sends a request line and headers.
    RawConnection request(String line, String... headers) {
        String all = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return send(line + " HTTP/1.1\r\n" + all + "\r\n");
    }

    /// The answer's status and headers.
    RawAnswer head() {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            text.append((char) read());
        }
        return RawAnswer.head(text.toString());
    }

    /// The whole answer to a request that has a body.
    RawAnswer answer() {
        RawAnswer head = head();
        byte[] body = new byte[head.length()];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) read();
        }
        return head.with(new String(body, StandardCharsets.UTF_8));
    }

    /// The next byte of a chunked body; -1 at its end.
    int readChunked() {
        if (leftInChunk == 0 && !isEnded) {
            leftInChunk = Integer.parseInt(line(), 16);
            isEnded = leftInChunk == 0;
            if (isEnded) {
                line();
            }
        }
        if (isEnded) {
            return -1;
        }
        int b = read();
        leftInChunk--;
        if (leftInChunk == 0) {
            line();
        }
        return b;
    }

    private String line() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b = read();
        while (b != '\n') {
            line.write(b);
            b = read();
        }
        return line.toString(StandardCharsets.US_ASCII).strip();
    }

    /// Reads so many bytes more and then ends the connection without a word; a slow one takes its
    /// time for each.
    void dieAfter(long bytes, boolean slowly) {
        bytesToLive = bytes;
        isSlow = slowly;
    }

    private int read() {
        try {
            if (isSlow && bytesToLive % 64 == 0) {
                LockSupport.parkNanos(SLOWNESS);
            }
            if (bytesToLive-- == 0) {
                socket.setSoLinger(true, 0);
                socket.close();
            }
            int b = in.read();
            if (b < 0) {
                throw new EOFException("the server ended the connection");
            }
            return b;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether the server ends the connection, whatever it says before.
    boolean isEndedByServer() {
        return isEndedByServer(() -> {});
    }

    /// The same, while time passes.
    boolean isEndedByServer(Runnable passing) {
        try {
            socket.setSoTimeout(GLANCE_MILLIS);
            for (int i = 0; i < PATIENCE_MILLIS / GLANCE_MILLIS; i++) {
                passing.run();
                if (isEndReached()) {
                    return true;
                }
            }
            return false;
        } catch (IOException _) { // reset: that is an end too
            return true;
        }
    }

    private boolean isEndReached() throws IOException {
        try {
            in.transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (SocketTimeoutException _) { // not yet
            return false;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

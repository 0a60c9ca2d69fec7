package g6.summary.bootstrap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// A stream whose bytes can be kept back for a while. Thread-safe.
final class HoldableStream extends OutputStream {
    /// More is not kept: what went wrong first is what explains the rest.
    private static final int MOST = 256 * 1024;

    private final OutputStream out;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean isHeld;
    private long lost;

    HoldableStream(OutputStream out) {
        this.out = out;
    }

    synchronized void hold() {
        isHeld = true;
    }

    /// Writes what was kept back, and how much more there was.
    synchronized void release() {
        isHeld = false;
        if (lost > 0) {
            byte[] notice = ("… " + lost + " bytes more\n").getBytes(StandardCharsets.UTF_8);
            kept.writeBytes(notice);
        }
        try {
            kept.writeTo(out);
            out.flush();
        } catch (IOException _) {
            // Standard error is gone, and with it whoever could be told.
        }
        kept.reset();
        lost = 0;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        if (!isHeld) {
            out.write(bytes, offset, length);
        } else if (kept.size() + length <= MOST) {
            kept.write(bytes, offset, length);
        } else {
            lost += length;
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}

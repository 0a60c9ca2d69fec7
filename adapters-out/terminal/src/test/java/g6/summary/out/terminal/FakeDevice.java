package g6.summary.out.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/// A terminal that a test reads, presses keys on, and breaks.
final class FakeDevice implements TerminalDevice {
    /// What the next key is, or what comes instead of it.
    private interface Press {
        Optional<Key> key() throws IOException;
    }

    private final BlockingQueue<Press> presses = new LinkedBlockingQueue<>();
    private final List<String> calls = new ArrayList<>();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    private volatile Size size = Stage.WIDE;
    private volatile Runnable meanwhile = () -> {};
    private volatile boolean isBroken;
    private volatile boolean isInForeground = true;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    @Override
    public Size size() {
        return size;
    }

    void resize(int columns, int rows) {
        size = new Size(columns, rows);
    }

    @Override
    public boolean isInForeground() {
        return isInForeground;
    }

    /// From now on it belongs to another program, or to this one again.
    void goesToForeground(boolean isOurs) {
        isInForeground = isOurs;
    }

    @Override
    public void takeOver() {
        meanwhile.run();
        called("takeOver");
    }

    /// Does this whenever the terminal is being taken over.
    void whileTakenOver(Runnable action) {
        meanwhile = action;
    }

    @Override
    public void giveBack() {
        called("giveBack");
    }

    private synchronized void called(String what) {
        calls.add(what);
    }

    /// What happened to the modes, in order.
    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        synchronized (this) {
            if (isBroken) {
                throw new IOException("gone");
            }
            written.writeBytes(bytes);
        }
    }

    /// From now on writing fails, or works again.
    void breaks(boolean fails) {
        isBroken = fails;
    }

    /// From now on the terminal takes no bytes.
    void blocks() {
        gate = new CountDownLatch(1);
    }

    void unblocks() {
        gate.countDown();
    }

    /// What was written since this was asked last.
    synchronized byte[] take() {
        byte[] bytes = written.toByteArray();
        written.reset();
        return bytes;
    }

    String takeText() {
        return new String(take(), StandardCharsets.UTF_8);
    }

    void presses(Key key) {
        presses.add(() -> Optional.of(key));
    }

    void presses(String character) {
        presses(new Key.Typed(character));
    }

    /// Asking for the next key throws.
    void keysBreak(RuntimeException fault) {
        presses.add(
                () -> {
                    throw fault;
                });
    }

    void keysEnd() {
        presses.add(Optional::empty);
    }

    @Override
    public Optional<Key> key() throws IOException {
        try {
            return presses.take().key();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}

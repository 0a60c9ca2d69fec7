package g6.summary.bootstrap;

import g6.summary.application.DisplayObserver;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// A stream that tells how much was written to it.
final class ToldStream extends FilterOutputStream {
    private final DisplayObserver observer;

    ToldStream(OutputStream out, DisplayObserver observer) {
        super(out);
        this.observer = observer;
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        observer.wrote(1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        observer.wrote(length);
    }
}

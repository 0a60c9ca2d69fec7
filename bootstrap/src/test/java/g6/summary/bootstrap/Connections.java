package g6.summary.bootstrap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// Connections that are closed together.
final class Connections implements Iterable<RawConnection>, AutoCloseable {
    private final List<RawConnection> open = new ArrayList<>();

    RawConnection open(int port) throws IOException {
        return kept(RawConnection.to(port));
    }

    RawConnection openWithLittleRoom(int port) throws IOException {
        return kept(RawConnection.withLittleRoom(port));
    }

    private RawConnection kept(RawConnection connection) {
        open.add(connection);
        return connection;
    }

    @Override
    public Iterator<RawConnection> iterator() {
        return open.iterator();
    }

    @Override
    public void close() throws IOException {
        for (RawConnection connection : open) {
            connection.close();
        }
    }
}

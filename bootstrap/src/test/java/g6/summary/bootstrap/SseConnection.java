package g6.summary.bootstrap;

import g6.summary.bootstrap.SseParser.Event;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/// A client of the stream that reads to the letter what is sent, and never connects again.
final class SseConnection implements AutoCloseable {
    private final RawConnection connection;
    private final RawConnection.Head head;
    private final SseParser parser = new SseParser();

    private SseConnection(RawConnection connection, RawConnection.Head head) {
        this.connection = connection;
        this.head = head;
    }

    /// Asks for the stream.
    ///
    /// @param query with its question mark, or empty
    /// @param headers each without a line end
    static SseConnection open(int port, String query, String... headers) throws IOException {
        RawConnection connection = RawConnection.to(port);
        connection.send(RawConnection.request("GET /summary/events" + query, headers));
        return new SseConnection(connection, connection.head());
    }

    int status() {
        return head.status();
    }

    /// The next event; empty when the stream has ended as it should.
    ///
    /// @throws IOException if it breaks off
    Optional<Event> next() throws IOException {
        Optional<Event> next = parser.next();
        while (next.isEmpty()) {
            byte[] chunk = connection.chunk();
            if (chunk.length == 0) {
                return Optional.empty();
            }
            parser.feed(chunk);
            next = parser.next();
        }
        return next;
    }

    /// The next event of this type.
    Event next(String type) throws IOException {
        return nextWith(type, "");
    }

    /// The next event of this type whose data says this.
    Event nextWith(String type, String content) throws IOException {
        while (true) {
            Event event =
                    next().orElseThrow(() -> new AssertionError("the stream ended before " + type));
            if (event.type().equals(type) && event.data().contains(content)) {
                return event;
            }
        }
    }

    /// Reads to the end.
    ///
    /// @return the last event
    Event last() throws IOException {
        Optional<Event> last = Optional.empty();
        for (Optional<Event> next = next(); next.isPresent(); next = next()) {
            last = next;
        }
        return last.orElseThrow(() -> new AssertionError("the stream ended without an event"));
    }

    /// How long to wait before connecting again, in milliseconds, as it was last told.
    OptionalLong retry() {
        return parser.retry();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}

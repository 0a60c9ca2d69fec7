package g6.summary.out.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the events of a stream as [the
/// standard](https://html.spec.whatwg.org/#event-stream-interpretation) says, and notes the
/// comments and the `retry` between them.
final class EventReader implements AutoCloseable {
    private final RawConnection connection;
    private final List<String> comments = new ArrayList<>();
    private final StringBuilder transcript = new StringBuilder();
    private String lastId = "";
    private long retry;

    private EventReader(RawConnection connection) {
        this.connection = connection;
    }

    /// Opens a stream.
    static EventReader open(int port, String target, String... headers) {
        RawConnection connection = new RawConnection(port);
        String[] all = new String[headers.length + 1];
        all[0] = "Host: localhost";
        System.arraycopy(headers, 0, all, 1, headers.length);
        connection.request("GET " + target, all);
        RawAnswer head = connection.head();
        if (head.status() != 200 || !head.isChunked()) {
            throw new AssertionError("no stream: " + head);
        }
        return new EventReader(connection);
    }

    RawConnection connection() {
        return connection;
    }

    /// The next event; fails where the stream ends instead.
    Event next() {
        return poll().orElseThrow(() -> new AssertionError("the stream has ended"));
    }

    /// The next event of this type, whatever comes before.
    Event next(String type) {
        Event event = next();
        while (!event.type().equals(type)) {
            event = next();
        }
        return event;
    }

    /// The next event; empty at the end of the stream.
    Optional<Event> poll() {
        String type = "";
        boolean hasId = false;
        StringBuilder data = new StringBuilder();
        while (true) {
            Optional<String> line = line();
            if (line.isEmpty()) {
                return Optional.empty();
            }
            int colon = line.get().indexOf(':');
            String field = colon < 0 ? line.get() : line.get().substring(0, colon);
            String value = colon < 0 ? "" : line.get().substring(colon + 1);
            value = value.startsWith(" ") ? value.substring(1) : value;
            if (line.get().isEmpty()) {
                if (!data.isEmpty()) {
                    data.setLength(data.length() - 1);
                    return Optional.of(new Event(type, lastId, hasId, data.toString()));
                }
                type = "";
            } else if (colon == 0) {
                comments.add(value);
            } else {
                switch (field) {
                    case "event" -> type = value;
                    case "data" -> data.append(value).append('\n');
                    case "retry" -> retry = Long.parseLong(value);
                    case "id" -> {
                        lastId = value;
                        hasId = true;
                    }
                    default -> throw new AssertionError("unknown field in " + line.get());
                }
            }
        }
    }

    private Optional<String> line() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int b = connection.readChunked();
        while (b != '\n' && b >= 0) {
            bytes.write(b);
            b = connection.readChunked();
        }
        String line = bytes.toString(StandardCharsets.UTF_8);
        transcript.append(line).append(b < 0 ? "" : "\n");
        return b < 0 ? Optional.empty() : Optional.of(line);
    }

    /// Waits for a comment.
    String nextComment() {
        int before = comments.size();
        while (comments.size() == before) {
            line().filter(line -> line.startsWith(":")).ifPresent(comments::add);
        }
        return comments.getLast();
    }

    String lastId() {
        return lastId;
    }

    long retry() {
        return retry;
    }

    /// Everything read so far.
    String transcript() {
        return transcript.toString();
    }

    @Override
    public void close() {
        connection.close();
    }
}

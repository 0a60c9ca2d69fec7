package g6.summary.out.http;

import java.io.IOException;
import java.io.OutputStream;

/// The body of a stream's answer. Helidon begins and ends it; what lies between goes past it,
/// because it would copy every event anew for every client.
final class StreamBody {
    private final OutputStream answer;
    private final Connection connection;

    /// The body of an answer that Helidon writes in chunks.
    StreamBody(OutputStream answer, Connection connection) {
        this.answer = answer;
        this.connection = connection;
    }

    /// Sends what comes before the first event, and the headers.
    void begin(byte[] opening) throws IOException {
        answer.write(opening);
        answer.flush();
    }

    /// Sends a piece after the beginning.
    void write(Chunk chunk) throws IOException {
        connection.send(chunk.bytes());
    }
}

package g6.summary.out.http;

import g6.summary.domain.CanonicalJson;
import g6.summary.domain.Value;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;

import java.time.Duration;

/// Whole answers of JSON, which nobody may keep.
final class Answers {
    private Answers() {}

    static void json(ServerResponse response, Status status, byte[] body) {
        response.header(HeaderNames.CONTENT_TYPE, "application/json");
        send(response, status, body);
    }

    static void json(ServerResponse response, Status status, Value body) {
        json(response, status, CanonicalJson.bytes(body));
    }

    static void text(ServerResponse response, Status status, String word) {
        response.header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
        send(response, status, (word + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    static void error(ServerResponse response, Status status, String message) {
        json(response, status, errorBody(message));
    }

    static byte[] errorBody(String message) {
        return CanonicalJson.bytes(Value.Object.builder().put("error", Value.of(message)).build());
    }

    /// An error that is only for now.
    static void tryLater(ServerResponse response, Status status, Duration wait, String message) {
        long seconds = Math.max(1, Math.ceilDiv(wait.toMillis(), 1000L));
        response.header(HeaderNames.RETRY_AFTER, Long.toString(seconds));
        error(response, status, message);
    }

    private static void send(ServerResponse response, Status status, byte[] body) {
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        response.header(HeaderNames.create("X-Content-Type-Options"), "nosniff");
        response.status(status).send(body);
    }
}

package g6.summary.out.http;

import g6.summary.domain.CanonicalJson;
import g6.summary.domain.Value;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/// Whole answers, which nobody may keep.
final class Answers {
    private Answers() {}

    static void json(ServerRequest request, ServerResponse response, Status status, byte[] body) {
        response.header(HeaderNames.CONTENT_TYPE, "application/json");
        send(request, response, status, body);
    }

    static void json(ServerRequest request, ServerResponse response, Status status, Value body) {
        json(request, response, status, CanonicalJson.bytes(body));
    }

    static void text(ServerRequest request, ServerResponse response, Status status, String word) {
        response.header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
        send(request, response, status, (word + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static void error(
            ServerRequest request, ServerResponse response, Status status, String message) {
        json(request, response, status, errorBody(message));
    }

    /// What a status is called.
    static String words(Status status) {
        return status.reasonPhrase().toLowerCase(Locale.ROOT);
    }

    static byte[] errorBody(String message) {
        return CanonicalJson.bytes(Value.Object.builder().put("error", Value.of(message)).build());
    }

    /// An error that is only for now.
    static void tryLater(
            ServerRequest request,
            ServerResponse response,
            Status status,
            Duration wait,
            String message) {
        long seconds = Math.max(1, Math.ceilDiv(wait.toMillis(), 1000L));
        response.header(HeaderNames.RETRY_AFTER, Long.toString(seconds));
        error(request, response, status, message);
    }

    /// Bytes of a type of their own.
    static void document(
            ServerRequest request, ServerResponse response, String contentType, byte[] body) {
        response.header(HeaderNames.CONTENT_TYPE, contentType);
        send(request, response, Status.OK_200, body);
    }

    private static void send(
            ServerRequest request, ServerResponse response, Status status, byte[] body) {
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        response.header(HeaderNames.create("X-Content-Type-Options"), "nosniff");
        response.status(status);
        if (request.prologue().method().equals(Method.HEAD)) { // Helidon would send the body too
            response.header(HeaderNames.CONTENT_LENGTH, Integer.toString(body.length));
            response.send();
        } else {
            response.send(body);
        }
    }
}

package g6.summary.out.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.http.ServerResponse;

import java.util.Locale;
import java.util.Set;

/// Pages of which other origins may read: [the CORS protocol](https://fetch.spec.whatwg.org/). A
/// listed origin is named in the answer and may send credentials; the others of `*` may not.
final class Cors {
    private static final String ANY = "*";
    private static final HeaderName ALLOW_ORIGIN = HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN;

    private Cors() {}

    /// Says in an answer who may read it.
    static void allow(ServerRequestHeaders request, ServerResponse response, Set<String> origins) {
        if (origins.isEmpty()) {
            return;
        }
        response.header(HeaderNames.VARY, "Origin");
        if (!request.contains(HeaderNames.ORIGIN)) {
            return;
        }
        String origin = request.get(HeaderNames.ORIGIN).get();
        if (origins.contains(origin.toLowerCase(Locale.ROOT)) && !origin.equals(ANY)) {
            response.header(ALLOW_ORIGIN, origin);
            response.header(HeaderNames.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
        } else if (origins.contains(ANY)) {
            response.header(ALLOW_ORIGIN, ANY);
        } else {
            return;
        }
        response.header(
                HeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS, "ETag, Retry-After, X-Request-ID");
    }

    /// Answers the question that a browser asks before it sends what is out of the ordinary.
    static void preflight(ServerResponse response, String methods) {
        if (response.headers().contains(ALLOW_ORIGIN)) {
            response.header(HeaderNames.ACCESS_CONTROL_ALLOW_METHODS, methods);
            response.header(
                    HeaderNames.ACCESS_CONTROL_ALLOW_HEADERS,
                    "Authorization, X-API-Token, Last-Event-ID, If-None-Match, X-Request-ID");
            response.header(HeaderNames.ACCESS_CONTROL_MAX_AGE, "600");
        }
    }
}

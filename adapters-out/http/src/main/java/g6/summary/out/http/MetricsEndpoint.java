package g6.summary.out.http;

import g6.summary.application.Exposition;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import java.util.List;
import java.util.Optional;

/// The figures of the service, for those who collect them.
///
/// @param exposition writes them
record MetricsEndpoint(Exposition exposition) implements Handler {
    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        Exposition.Document figures = exposition.document(accept(request));
        response.header(HeaderNames.VARY, HeaderNames.ACCEPT.defaultCase());
        Answers.document(request, response, figures.contentType(), figures.text());
    }

    private static Optional<String> accept(ServerRequest request) {
        List<String> accepted = Gate.all(request.headers(), HeaderNames.ACCEPT);
        return accepted.isEmpty() ? Optional.empty() : Optional.of(String.join(",", accepted));
    }
}

package g6.summary.out.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.PathMatchers;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import java.util.Optional;

/// Which path leads where, on each kind of listener.
///
/// @param gate what every request passes first
record Routes(
        Gate gate,
        StreamEndpoint stream,
        DocumentEndpoints documents,
        HealthEndpoints health,
        Optional<MetricsEndpoint> metrics) {
    private static final String READING = "GET, HEAD, OPTIONS";
    private static final String WRITING = "POST, OPTIONS";

    HttpRouting.Builder of(Listener.Offer offer) {
        HttpRouting.Builder routing =
                HttpRouting.builder().addFilter(gate).error(RuntimeException.class, gate::failed);
        switch (offer) {
            case ALL -> {
                addStream(routing);
                addMetrics(routing);
            }
            case ALL_BUT_METRICS, STREAM -> addStream(routing);
            case RESYNC -> addDocuments(routing);
            case METRICS -> addMetrics(routing);
        }
        read(routing, "/livez", health::live);
        read(routing, "/readyz", health::ready);
        return routing.any(Routes::notFound);
    }

    private void addStream(HttpRouting.Builder routing) {
        read(routing, "/summary/events", stream);
        read(routing, "/summary/stream", stream);
        read(routing, "/summary/health", health::health);
        write(routing, "/summary/ticket", documents::ticket);
        addDocuments(routing);
    }

    private void addDocuments(HttpRouting.Builder routing) {
        read(routing, "/summary/resync", documents::resync);
        read(routing, "/summary/panels/{key}", documents::panel);
    }

    private void addMetrics(HttpRouting.Builder routing) {
        metrics.ifPresent(endpoint -> read(routing, "/metrics", endpoint));
    }

    private static void read(HttpRouting.Builder routing, String path, Handler handler) {
        routing.route(
                Method.predicate(Method.GET, Method.HEAD), PathMatchers.create(path), handler);
        others(routing, path, READING);
    }

    private static void write(HttpRouting.Builder routing, String path, Handler handler) {
        routing.route(Method.predicate(Method.POST), PathMatchers.create(path), handler);
        others(routing, path, WRITING);
    }

    private static void others(HttpRouting.Builder routing, String path, String methods) {
        routing.any(path, (request, response) -> other(request, response, methods));
    }

    private static void other(ServerRequest request, ServerResponse response, String methods) {
        response.header(HeaderNames.ALLOW, methods);
        if (request.prologue().method().equals(Method.OPTIONS)) {
            Cors.preflight(response, methods);
            response.status(Status.NO_CONTENT_204).send();
        } else {
            Answers.error(
                    request,
                    response,
                    Status.METHOD_NOT_ALLOWED_405,
                    "the method is not allowed here");
        }
    }

    private static void notFound(ServerRequest request, ServerResponse response) {
        Answers.error(request, response, Status.NOT_FOUND_404, "there is nothing here");
    }
}

package g6.summary.out.http;

import g6.summary.application.StreamObserver;
import g6.summary.application.StreamObserver.Caller;
import g6.summary.application.StreamObserver.Rejection;
import g6.summary.out.http.AccessControl.Visitor;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.http.Method;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// What every request passes: who may enter, who may read, and the guard for what nobody expected.
final class Gate implements Filter {
    /// Paths that tell nothing but one word.
    static final Set<String> PROBES = Set.of("/livez", "/readyz");

    static final HeaderName API_TOKEN = HeaderNames.create("X-API-Token");

    private static final HeaderName REQUEST_ID = HeaderNames.create("X-Request-ID");
    private static final String BEARER = "Bearer ";
    private static final int LONGEST_REQUEST_ID = 120;
    private static final int AGENT_DIGITS = 12;

    private final AccessControl access;
    private final Supplier<AccessRules> rules;
    private final StreamObserver observer;

    Gate(AccessControl access, Supplier<AccessRules> rules, StreamObserver observer) {
        this.access = access;
        this.rules = rules;
        this.observer = observer;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        Connection connection = Connection.current();
        connection.requestReceived();
        try {
            enter(chain, request, response);
        } finally {
            connection.answered();
            if (request.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
                connection.endAfterAnswer(); // Helidon would wait for the client to do so
            }
        }
    }

    /// Answers a request that failed, whatever the fault: one of its own, or one that nobody
    /// expected.
    void failed(ServerRequest request, ServerResponse response, RuntimeException fault) {
        if (fault instanceof HttpException own) {
            Answers.error(request, response, own.status(), Answers.words(own.status()));
            return;
        }
        observer.requestFailed(caller(request), fault);
        if (response.isSent() || ((RoutingResponse) response).hasEntity()) {
            throw new CloseConnectionException("answer broken off", fault);
        }
        Answers.error(request, response, Status.INTERNAL_SERVER_ERROR_500, "internal error");
    }

    private void enter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        AccessRules now = rules.get();
        String requestId = requestId(request);
        if (!requestId.isEmpty()) {
            response.header(REQUEST_ID, requestId);
        }
        Cors.allow(request.headers(), response, now.origins());
        Optional<Rejection> rejection = rejection(request, now);
        if (rejection.isEmpty()) {
            chain.proceed();
        } else {
            observer.rejected(caller(request), rejection.get());
            refuse(request, response, rejection.get());
        }
    }

    private Optional<Rejection> rejection(RoutingRequest request, AccessRules now) {
        Visitor visitor = visitor(request);
        boolean isOpen =
                request.prologue().method().equals(Method.OPTIONS)
                        || PROBES.contains(request.prologue().uriPath().rawPath());
        if (!isOpen) {
            return access.rejection(visitor, now);
        }
        return AccessControl.callsUsByName(visitor, now)
                ? Optional.empty()
                : Optional.of(Rejection.HOST);
    }

    private static void refuse(RoutingRequest request, RoutingResponse response, Rejection cause) {
        switch (cause) {
            case HOST ->
                    Answers.error(
                            request,
                            response,
                            Status.MISDIRECTED_REQUEST_421,
                            "this service is not called by that name; see G6_HTTP_ALLOWED_HOSTS");
            case AUTH -> {
                response.header(HeaderNames.WWW_AUTHENTICATE, "Bearer");
                Answers.error(request, response, Status.UNAUTHORIZED_401, "a token is needed");
            }
            case IP, USER_AGENT, RATE, CAP, SHUTDOWN ->
                    Answers.error(request, response, Status.FORBIDDEN_403, "not allowed");
        }
    }

    private static Visitor visitor(RoutingRequest request) {
        ServerRequestHeaders headers = request.headers();
        return new Visitor(
                all(headers, HeaderNames.HOST),
                tokens(headers),
                ticket(request),
                address(request),
                all(headers, HeaderNames.USER_AGENT));
    }

    private static List<String> tokens(ServerRequestHeaders headers) {
        List<String> tokens = new ArrayList<>(all(headers, API_TOKEN));
        for (String authorization : all(headers, HeaderNames.AUTHORIZATION)) {
            if (authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
                tokens.add(authorization.substring(BEARER.length()).strip());
            }
        }
        return tokens;
    }

    /// A ticket does not get another ticket, else one would last for ever.
    private static Optional<String> ticket(RoutingRequest request) {
        boolean isReading = !request.prologue().method().equals(Method.POST);
        List<String> tickets =
                isReading && request.query().contains("ticket")
                        ? request.query().all("ticket")
                        : List.of();
        return tickets.size() == 1 ? Optional.of(tickets.getFirst()) : Optional.empty();
    }

    static List<String> all(ServerRequestHeaders headers, HeaderName name) {
        return headers.contains(name) ? headers.get(name).allValues() : List.of();
    }

    /// The other end of the connection.
    static InetAddress address(ServerRequest request) {
        return ((InetSocketAddress) request.remotePeer().address()).getAddress();
    }

    static Caller caller(ServerRequest request) {
        List<String> agents = all(request.headers(), HeaderNames.USER_AGENT);
        return new Caller(
                address(request).getHostAddress(),
                agents.isEmpty() ? "-" : digest(agents.getFirst()),
                requestId(request));
    }

    private static String digest(String agent) {
        return HexFormat.of().formatHex(AccessToken.sha256(agent)).substring(0, AGENT_DIGITS);
    }

    private static String requestId(ServerRequest request) {
        List<String> ids = all(request.headers(), REQUEST_ID);
        if (ids.isEmpty()) {
            return "";
        }
        String safe = ids.getFirst().replaceAll("[^A-Za-z0-9_-]", "");
        return safe.substring(0, Math.min(safe.length(), LONGEST_REQUEST_ID));
    }
}

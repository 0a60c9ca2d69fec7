package g6.summary.out.http;

import g6.summary.application.StreamObserver;
import g6.summary.application.StreamObserver.Caller;
import g6.summary.application.StreamObserver.Departure;
import g6.summary.application.StreamObserver.Rejection;
import g6.summary.application.Ticker;
import g6.summary.out.http.StreamRequest.BadRequest;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The stream: lets a client in, if there is a place for it, and stays with it to the end.
final class StreamEndpoint implements Handler {
    private static final Duration UNTIL_A_PLACE_IS_FREE = Duration.ofSeconds(5);

    private static final String UNCONFIRMED = "Connection timed out"; // ETIMEDOUT

    private final FanOut fanOut;
    private final Supplier<AccessRules> access;
    private final Supplier<StreamRules> rules;
    private final Supplier<Set<String>> panels;
    private final RateWindow connects;
    private final StreamObserver observer;
    private final Ticker ticker;

    /// @param panels keys of the panels that there are
    StreamEndpoint(
            FanOut fanOut,
            Supplier<AccessRules> access,
            Supplier<StreamRules> rules,
            Supplier<Set<String>> panels,
            StreamObserver observer,
            Ticker ticker) {
        this.fanOut = fanOut;
        this.access = access;
        this.rules = rules;
        this.panels = panels;
        this.connects = new RateWindow(ticker);
        this.observer = observer;
        this.ticker = ticker;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        Caller caller = Gate.caller(request);
        if (fanOut.isDraining()) {
            observer.rejected(caller, Rejection.SHUTDOWN);
            Answers.tryLater(
                    request,
                    response,
                    Status.SERVICE_UNAVAILABLE_503,
                    UNTIL_A_PLACE_IS_FREE,
                    "the service is ending");
            return;
        }
        Optional<Duration> wait =
                access.get().rate().flatMap(rate -> connects.wait(Gate.address(request), rate));
        if (wait.isPresent()) {
            observer.rejected(caller, Rejection.RATE);
            Answers.tryLater(
                    request,
                    response,
                    Status.TOO_MANY_REQUESTS_429,
                    wait.get(),
                    "too many connects");
        } else {
            answer(caller, request, response);
        }
    }

    private void answer(Caller caller, ServerRequest request, ServerResponse response) {
        try {
            StreamRequest asked =
                    StreamRequest.of(
                            request.query(),
                            request.headers(),
                            panels.get(),
                            rules.get().structured());
            if (!fanOut.takePlace()) {
                observer.rejected(caller, Rejection.CAP);
                Answers.tryLater(
                        request,
                        response,
                        Status.TOO_MANY_REQUESTS_429,
                        UNTIL_A_PLACE_IS_FREE,
                        "too many streams");
            } else if (request.prologue().method().equals(Method.HEAD)) {
                fanOut.givePlaceBack(); // before the answer, after which the next request may come
                withHeaders(response).send();
            } else {
                open(asked, caller, response);
            }
        } catch (BadRequest bad) {
            Answers.error(request, response, Status.BAD_REQUEST_400, bad.complaint());
        }
    }

    private void open(StreamRequest asked, Caller caller, ServerResponse response) {
        try {
            serve(asked, caller, withHeaders(response));
        } finally {
            fanOut.givePlaceBack();
        }
    }

    private static ServerResponse withHeaders(ServerResponse response) {
        return response.header(HeaderNames.CONTENT_TYPE, "text/event-stream; charset=utf-8")
                .header(HeaderNames.CACHE_CONTROL, "no-store, no-transform")
                .header(HeaderNames.create("X-Accel-Buffering"), "no");
    }

    /// The connection of a stream ends with it.
    private void serve(StreamRequest asked, Caller caller, ServerResponse response) {
        long start = ticker.nanos();
        StreamBody body = new StreamBody(response.outputStream(), Connection.current());
        StreamClient client = new StreamClient(asked, fanOut, rules, observer, ticker, body);
        observer.joined(caller);
        fanOut.join(client);
        Departure reason = Departure.FAILED;
        try {
            client.run(() -> observer.resumed(caller));
            ((RoutingResponse) response)
                    .commit(); // the end is sent before the client counts as gone
            Connection.current().endAfterAnswer();
            reason = Departure.SHUTDOWN;
        } catch (IOException
                | UncheckedIOException
                | ServerConnectionException
                | InterruptedException end) {
            // Gone, or cut off for not reading: nothing can be said to it any more.
            reason = departure(end);
            throw new CloseConnectionException("stream ended");
        } finally {
            fanOut.leave(client);
            observer.left(caller, reason, Duration.ofNanos(ticker.nanos() - start));
        }
    }

    private Departure departure(Throwable end) {
        if (fanOut.isEnding()) {
            return Departure.SHUTDOWN;
        }
        return Connection.current().isCut() || isUnconfirmed(end)
                ? Departure.STALLED
                : Departure.LEFT;
    }

    /// Whether the operating system has given up a peer that confirms nothing any more.
    private static boolean isUnconfirmed(@Nullable Throwable end) {
        return end != null
                && ((end instanceof IOException && UNCONFIRMED.equals(end.getMessage()))
                        || isUnconfirmed(end.getCause()));
    }
}

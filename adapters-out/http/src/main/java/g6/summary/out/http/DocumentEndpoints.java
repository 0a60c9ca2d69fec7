package g6.summary.out.http;

import g6.summary.domain.Frame;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.PanelFormat;
import g6.summary.domain.Value;
import g6.summary.out.http.StreamRequest.BadRequest;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// What can be had as one document: everything, one panel, a ticket.
final class DocumentEndpoints {
    private static final Duration FIRST_CYCLE = Duration.ofSeconds(1);

    private final FanOut fanOut;
    private final Supplier<Set<String>> panels;
    private final TicketStore tickets;

    DocumentEndpoints(FanOut fanOut, Supplier<Set<String>> panels, TicketStore tickets) {
        this.fanOut = fanOut;
        this.panels = panels;
        this.tickets = tickets;
    }

    /// The authoritative full snapshot.
    void resync(ServerRequest request, ServerResponse response) {
        Optional<FrameEncodings> latest = latestOr503(request, response);
        if (latest.isEmpty()) {
            return;
        }
        try {
            Selection selection =
                    new Selection(
                            PanelFormat.STRUCTURED,
                            StreamRequest.panels(request.query(), panels.get()),
                            true);
            String tag = latest.get().documentTag();
            if (!isKnown(request, response, tag)) {
                Answers.json(request, response, Status.OK_200, latest.get().document(selection));
            }
        } catch (BadRequest bad) {
            Answers.error(request, response, Status.BAD_REQUEST_400, bad.complaint());
        }
    }

    /// One panel.
    void panel(ServerRequest request, ServerResponse response) {
        Optional<Frame> frame = latestOr503(request, response).map(FrameEncodings::frame);
        if (frame.isEmpty()) {
            return;
        }
        Optional<HashedPanel> panel = frame.get().panel(request.path().pathParameters().get("key"));
        if (panel.isEmpty()) {
            Answers.error(request, response, Status.NOT_FOUND_404, "there is no such panel");
        } else if (!isKnown(request, response, panel.get().hash())) {
            Answers.json(request, response, Status.OK_200, Wire.panel(panel.get()));
        }
    }

    private Optional<FrameEncodings> latestOr503(ServerRequest request, ServerResponse response) {
        Optional<FrameEncodings> latest = fanOut.latest();
        if (latest.isEmpty()) {
            Answers.tryLater(
                    request,
                    response,
                    Status.SERVICE_UNAVAILABLE_503,
                    FIRST_CYCLE,
                    "there is nothing to show yet");
        }
        return latest;
    }

    /// Answers that the client has it, where it has.
    private static boolean isKnown(ServerRequest request, ServerResponse response, String tag) {
        String quoted = "\"" + tag + "\"";
        response.header(HeaderNames.ETAG, quoted);
        boolean isKnown =
                Gate.all(request.headers(), HeaderNames.IF_NONE_MATCH).stream()
                        .flatMap(tags -> Arrays.stream(tags.split(",")))
                        .map(String::strip)
                        .anyMatch(
                                t -> t.equals("*") || t.equals(quoted) || t.equals("W/" + quoted));
        if (isKnown) {
            response.header(HeaderNames.CACHE_CONTROL, "no-store");
            response.status(Status.NOT_MODIFIED_304).send();
        }
        return isKnown;
    }

    /// Something to come in with, for those who cannot send a token.
    void ticket(ServerRequest request, ServerResponse response) {
        Answers.json(
                request,
                response,
                Status.OK_200,
                Value.Object.builder()
                        .put("expires_in", Value.of(TicketStore.LIFETIME.toSeconds()))
                        .put("ticket", Value.of(tickets.issue()))
                        .build());
    }
}

package g6.summary.out.http;

import g6.summary.application.StreamEvent;
import g6.summary.domain.Cursor;
import g6.summary.domain.PanelFormat;

import io.helidon.common.uri.UriQuery;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a client asks of the stream.
///
/// @param types events that it wants
/// @param cursor what it says that it has; empty for nothing, and for anything hostile
record StreamRequest(Selection selection, Set<StreamEvent> types, Optional<Cursor> cursor) {
    /// Says what is wrong with a request, to the one who made it.
    static final class BadRequest extends Exception {
        private static final long serialVersionUID = 1;

        private final String complaint;

        BadRequest(String complaint) {
            super(complaint);
            this.complaint = complaint;
        }

        String complaint() {
            return complaint;
        }
    }

    /// Events that always come.
    private static final Set<StreamEvent> ALWAYS =
            Set.of(StreamEvent.HELLO, StreamEvent.BYE, StreamEvent.RESYNC_REQUIRED);

    private static final String LAST_EVENT_ID = "last_event_id";
    private static final int LONGEST_SHOWN = 60;

    StreamRequest {
        types = Set.copyOf(types);
    }

    /// @param known the panels that there are; empty where that is not known yet
    static StreamRequest of(
            UriQuery query, ServerRequestHeaders headers, Set<String> known, boolean structured)
            throws BadRequest {
        PanelFormat format = format(query, structured);
        Set<StreamEvent> types = types(query);
        boolean isTracked =
                types.contains(StreamEvent.FULL_SNAPSHOT)
                        && types.contains(EventPacker.typeOfChanges(format));
        return new StreamRequest(
                new Selection(format, panels(query, known), isTracked),
                types,
                cursor(query, headers));
    }

    /// The panels that are asked for; empty for all.
    static Optional<Set<String>> panels(UriQuery query, Set<String> known) throws BadRequest {
        List<String> keys = list(query, "panels");
        for (String key : keys) {
            if (!known.isEmpty() && !known.contains(key)) {
                throw new BadRequest("there is no panel " + shown(key));
            }
        }
        return keys.isEmpty() ? Optional.empty() : Optional.of(Set.copyOf(keys));
    }

    private static PanelFormat format(UriQuery query, boolean structured) throws BadRequest {
        List<String> formats = list(query, "format");
        if (formats.isEmpty()) {
            return structured ? PanelFormat.STRUCTURED : PanelFormat.LINES;
        }
        return Arrays.stream(PanelFormat.values())
                .filter(format -> formats.equals(List.of(format.label())))
                .findFirst()
                .orElseThrow(() -> new BadRequest("format is lines or structured"));
    }

    private static Set<StreamEvent> types(UriQuery query) throws BadRequest {
        List<String> labels = list(query, "types");
        if (labels.isEmpty()) {
            return EnumSet.allOf(StreamEvent.class);
        }
        Set<StreamEvent> types = EnumSet.copyOf(ALWAYS);
        for (String label : labels) {
            types.add(
                    StreamEvent.labelled(label)
                            .orElseThrow(
                                    () -> new BadRequest("there is no event " + shown(label))));
        }
        return types;
    }

    private static Optional<Cursor> cursor(UriQuery query, ServerRequestHeaders headers) {
        List<String> ids = Gate.all(headers, HeaderNames.create("Last-Event-ID"));
        if (ids.isEmpty() && query.contains(LAST_EVENT_ID)) {
            ids = query.all(LAST_EVENT_ID);
        }
        return ids.size() == 1 ? Cursor.parse(ids.getFirst()) : Optional.empty();
    }

    /// The entries of a parameter, which may be repeated.
    private static List<String> list(UriQuery query, String name) {
        return query.contains(name)
                ? query.all(name).stream()
                        .flatMap(text -> Arrays.stream(text.split(",")))
                        .map(String::strip)
                        .filter(entry -> !entry.isEmpty())
                        .distinct()
                        .collect(Collectors.toList())
                : List.of();
    }

    private static String shown(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }
}

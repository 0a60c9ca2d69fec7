package g6.summary.out.http;

import g6.summary.application.StreamEvent;

import java.util.List;
import java.util.Set;

/// Events as they are sent, made once for every client that needs the same.
///
/// @param parts runs of events of the same type, in order
/// @param panels keys of the panels in them
record Encoded(List<Part> parts, List<String> panels) {
    private static final Encoded NOTHING = new Encoded(List.of(), List.of());

    /// Some events of one type.
    record Part(StreamEvent type, int events, Chunk chunk) {
        /// One event.
        static Part of(StreamEvent type, byte[] event) {
            return new Part(type, 1, Chunk.of(event));
        }
    }

    static Encoded nothing() {
        return NOTHING;
    }

    static Encoded of(StreamEvent type, byte[] event) {
        return new Encoded(List.of(Part.of(type, event)), List.of());
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /// Whether nothing in it is of another type than these.
    boolean isWithin(Set<StreamEvent> types) {
        for (Part part : parts) {
            if (!types.contains(part.type())) {
                return false;
            }
        }
        return true;
    }

    int events() {
        int events = 0;
        for (Part part : parts) {
            events += part.events();
        }
        return events;
    }
}

package g6.summary.bootstrap;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;

/// What a stream of server-sent events says, by the rules of the WHATWG and by nothing else. It
/// shares no code with the program, so that both cannot be wrong in the same way.
final class SseParser {
    /// An event as a page gets it.
    ///
    /// @param lastEventId of this event or of one before
    record Event(String type, String data, String lastEventId) {}

    private static final String DEFAULT_TYPE = "message";
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean isFirstLine = true;
    private boolean isAfterCarriageReturn;

    private String type = "";
    private final StringBuilder data = new StringBuilder();
    private String id = "";
    private OptionalLong retry = OptionalLong.empty();
    private final List<String> comments = new ArrayList<>();
    private final Queue<Event> events = new ArrayDeque<>();

    /// Takes what arrived, wherever it was cut.
    void feed(byte[] bytes) {
        for (byte next : bytes) {
            feed(next);
        }
    }

    private void feed(byte next) {
        boolean isSecondHalf = isAfterCarriageReturn && next == '\n';
        isAfterCarriageReturn = next == '\r';
        if (next == '\r' || (next == '\n' && !isSecondHalf)) {
            endLine();
        } else if (!isSecondHalf) {
            line.write(next);
        }
    }

    private void endLine() {
        byte[] bytes = line.toByteArray();
        line.reset();
        boolean isMarked =
                isFirstLine
                        && bytes.length >= BYTE_ORDER_MARK.length
                        && Arrays.equals(bytes, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, 3);
        int start = isMarked ? BYTE_ORDER_MARK.length : 0;
        isFirstLine = false;
        take(new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8));
    }

    private void take(String text) {
        int colon = text.indexOf(':');
        if (text.isEmpty()) {
            dispatch();
        } else if (colon == 0) {
            comments.add(text.substring(1));
        } else if (colon < 0) {
            take(text, "");
        } else {
            String value = text.substring(colon + 1);
            take(text.substring(0, colon), value.startsWith(" ") ? value.substring(1) : value);
        }
    }

    private void take(String field, String value) {
        switch (field) {
            case "event" -> type = value;
            case "data" -> data.append(value).append('\n');
            case "id" -> {
                if (value.indexOf('\0') < 0) {
                    id = value;
                }
            }
            case "retry" -> {
                if (value.matches("[0-9]+")) {
                    retry = OptionalLong.of(Long.parseLong(value));
                }
            }
            default -> {
                // Fields that nobody knows are ignored.
            }
        }
    }

    private void dispatch() {
        if (!data.isEmpty()) {
            data.setLength(data.length() - 1);
            events.add(new Event(type.isEmpty() ? DEFAULT_TYPE : type, data.toString(), id));
        }
        data.setLength(0);
        type = "";
    }

    /// The next event that is complete, each once.
    Optional<Event> next() {
        return Optional.ofNullable(events.poll());
    }

    /// How long to wait before connecting again, in milliseconds, as it was last told.
    OptionalLong retry() {
        return retry;
    }

    /// All comments so far.
    List<String> comments() {
        return List.copyOf(comments);
    }
}

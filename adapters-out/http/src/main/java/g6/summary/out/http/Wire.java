package g6.summary.out.http;

import g6.summary.application.StreamEvent;
import g6.summary.domain.CanonicalJson;
import g6.summary.domain.Frame;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.PanelFormat;
import g6.summary.domain.SourceState;
import g6.summary.domain.Value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/// The pieces of JSON and of the event stream that everything sent is made of.
final class Wire {
    static final String SCHEMA_VERSION = "v1";

    private static final int MILLISECONDS = 3;

    /// One panel as it is sent: its hash, and the bytes that were hashed.
    record Item(String head, ByteBuffer tail) {
        int length() {
            return head.length() + tail.remaining(); // the head is ASCII or measured below
        }
    }

    private Wire() {}

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String json(String text) {
        return CanonicalJson.text(Value.of(text));
    }

    static Item item(HashedPanel panel, PanelFormat format) {
        ByteBuffer tail =
                switch (format) {
                    case LINES -> panel.linesBytes();
                    case STRUCTURED -> panel.canonicalBytes().position(1).slice();
                };
        return new Item("{\"hash\":\"" + panel.hash() + "\",", tail);
    }

    /// One panel that is too large to be sent: where it can be had.
    static Item reference(HashedPanel panel) {
        Value.Object reference =
                Value.Object.builder()
                        .put("hash", Value.of(panel.hash()))
                        .put("href", Value.of("/summary/panels/" + panel.key()))
                        .put("key", Value.of(panel.key()))
                        .put("title", Value.of(panel.panel().title()))
                        .build();
        return new Item("", ByteBuffer.wrap(CanonicalJson.bytes(reference)));
    }

    /// One panel, whole.
    static byte[] panel(HashedPanel panel) {
        Item item = item(panel, PanelFormat.STRUCTURED);
        ByteBuffer bytes = ByteBuffer.allocate(item.length());
        put(bytes, item);
        return bytes.array();
    }

    static void put(ByteBuffer bytes, Item item) {
        bytes.put(item.head().getBytes(StandardCharsets.US_ASCII)).put(item.tail().duplicate());
    }

    /// `"cycle":…,"snapshot":…,"ts_built":…,"source":…`, what every account of a frame begins with.
    static String frame(Frame frame) {
        return "\"cycle\":"
                + frame.cycle()
                + ",\"snapshot\":\""
                + frame.id()
                + "\",\"ts_built\":"
                + seconds(frame.builtAt())
                + ",\"source\":"
                + source(frame.source(), frame.builtAt());
    }

    static String source(SourceState source, Instant now) {
        return CanonicalJson.text(sourceValue(source, now));
    }

    static Value.Object sourceValue(SourceState source, Instant now) {
        return Value.Object.builder()
                .put("error", Value.orNull(source.fault().map(f -> Value.of(f.cause()))))
                .put("stale_seconds", Value.orNull(source.staleSeconds(now).map(Wire::rounded)))
                .put("state", Value.of(source.freshness().label()))
                .build();
    }

    /// To the millisecond.
    static Value rounded(double seconds) {
        return new Value.Number(
                BigDecimal.valueOf(seconds).setScale(MILLISECONDS, RoundingMode.HALF_UP));
    }

    /// Seconds since 1970, with microseconds.
    private static String seconds(Instant instant) {
        return BigDecimal.valueOf(instant.getEpochSecond())
                .add(BigDecimal.valueOf(instant.getNano() / 1000, 6))
                .toPlainString();
    }

    /// `[{"key":…,"hash":…},…]`
    static String hashes(List<HashedPanel> panels) {
        StringBuilder json = new StringBuilder("[");
        for (HashedPanel panel : panels) {
            json.append(json.length() == 1 ? "" : ",")
                    .append("{\"key\":")
                    .append(json(panel.key()))
                    .append(",\"hash\":\"")
                    .append(panel.hash())
                    .append("\"}");
        }
        return json.append(']').toString();
    }

    /// A whole event without an id.
    static byte[] event(StreamEvent type, String data) {
        return utf8("event: " + type.label() + "\ndata: " + data + "\n\n");
    }
}

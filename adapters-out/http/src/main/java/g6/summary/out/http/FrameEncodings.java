package g6.summary.out.http;

import g6.summary.application.StreamEvent;
import g6.summary.application.StreamObserver;
import g6.summary.application.Ticker;
import g6.summary.domain.Cursor;
import g6.summary.domain.Fields;
import g6.summary.domain.Frame;
import g6.summary.domain.FrameChanges;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.PanelFormat;
import g6.summary.domain.SourceState.Freshness;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// One frame as it is sent: each distinct account of it is encoded by the first client that needs
/// it, and shared with the others. Thread-safe.
final class FrameEncodings {
    /// What stands for a whole account in the place of where it starts from.
    private static final String EVERYTHING = "";

    private static final int MOST_KEPT = 1000;

    /// What a client has, and what it gets.
    ///
    /// @param from the cycle that it has, or the cursor that it came with
    private record Way(Object from, Selection selection) {}

    private static final Way HEARTBEAT =
            new Way("heartbeat", new Selection(PanelFormat.LINES, Optional.empty(), false));

    private final Frame frame;
    private final long publishedAt;
    private final EventPacker packer;
    private final String server;
    private final StreamObserver observer;
    private final Ticker ticker;
    private final Map<Way, Encoded> ways = new ConcurrentHashMap<>();
    private final Map<Selection, byte[]> documents = new ConcurrentHashMap<>();

    /// @param server how the server names itself
    FrameEncodings(
            Frame frame, int eventBytes, String server, StreamObserver observer, Ticker ticker) {
        this.server = server;
        this.frame = frame;
        this.publishedAt = ticker.nanos();
        this.packer = new EventPacker(frame, eventBytes);
        this.observer = observer;
        this.ticker = ticker;
    }

    Frame frame() {
        return frame;
    }

    /// When the frame came, as the ticker tells.
    long publishedAt() {
        return publishedAt;
    }

    /// Everything that is selected.
    Encoded full(Selection selection) {
        return once(new Way(EVERYTHING, selection), () -> packer.full(selection));
    }

    /// What changed since an earlier frame; nothing, where nothing did.
    Encoded changesSince(Frame delivered, Selection selection) {
        return once(
                new Way(delivered.cycle(), selection),
                () -> {
                    FrameChanges changes = frame.changesSince(delivered);
                    return packer.changes(
                            selection,
                            selection.of(changes.changed()),
                            changes.removed().stream().filter(selection::includes).toList(),
                            changes.sourceChanged());
                });
    }

    /// What a client with this cursor lacks. It does not know of a source that is not fresh.
    ///
    /// @param missing the panels that it lacks
    Encoded missing(Cursor cursor, List<HashedPanel> missing, Selection selection) {
        boolean isSourceTold = frame.source().freshness() != Freshness.FRESH;
        return once(
                new Way(cursor, selection),
                () -> packer.changes(selection, missing, List.of(), isSourceTold));
    }

    /// Whoever asks for what nobody else does cannot make it keep more than so much.
    private Encoded once(Way way, Supplier<Encoded> encoding) {
        Encoded known = ways.get(way);
        if (known != null) {
            return known;
        }
        return ways.size() < MOST_KEPT
                ? ways.computeIfAbsent(way, _ -> timed(encoding))
                : timed(encoding);
    }

    private Encoded timed(Supplier<Encoded> encoding) {
        long start = ticker.nanos();
        Encoded encoded = encoding.get();
        if (!encoded.isEmpty()) {
            observer.changesEncoded(Duration.ofNanos(ticker.nanos() - start));
            encoded.parts().forEach(part -> observer.encoded(part.type(), part.events()));
        }
        return encoded;
    }

    /// The first event of a client.
    byte[] hello(Selection selection, boolean isResumed, int heartbeatCycles) {
        String data =
                "{\"version\":"
                        + appVersion().map(Wire::json).orElse("null")
                        + ",\"server\":"
                        + Wire.json(server)
                        + ",\"schema_version\":\""
                        + Wire.SCHEMA_VERSION
                        + "\",\"cycle\":"
                        + frame.cycle()
                        + ",\"snapshot\":\""
                        + frame.id()
                        + "\",\"resumed\":"
                        + isResumed
                        + ",\"heartbeat_cycles\":"
                        + heartbeatCycles
                        + ",\"source\":"
                        + Wire.source(frame.source(), frame.builtAt())
                        + ",\"panels\":"
                        + Wire.hashes(selection.of(frame))
                        + "}";
        return Wire.event(StreamEvent.HELLO, data);
    }

    /// The version of the collector's application, which the panel `header` shows.
    private Optional<String> appVersion() {
        return Fields.of(frame, "header").text("version");
    }

    /// That nothing changed for a while.
    Encoded heartbeat() {
        return once(HEARTBEAT, () -> Encoded.of(StreamEvent.HEARTBEAT, heartbeatEvent()));
    }

    private byte[] heartbeatEvent() {
        return Wire.event(
                StreamEvent.HEARTBEAT,
                "{\"cycle\":"
                        + frame.cycle()
                        + ",\"unchanged\":true,\"hit_ratio\":"
                        + frame.statistics().hitRatio()
                        + "}");
    }

    /// The authoritative account of this frame, as one document.
    byte[] document(Selection selection) {
        return documents.size() < MOST_KEPT
                ? documents.computeIfAbsent(selection, packer::document)
                : packer.document(selection);
    }

    /// The name of that account: the same wherever the same is shown.
    String documentTag() {
        return frame.id() + "-" + frame.source().freshness().label();
    }

    static byte[] bye(long cycle) {
        return Wire.event(StreamEvent.BYE, "{\"reason\":\"shutdown\",\"cycle\":" + cycle + "}");
    }

    static byte[] error(String message) {
        return Wire.event(
                StreamEvent.ERROR, "{\"message\":" + Wire.json(message) + ",\"recoverable\":true}");
    }

    static byte[] resyncRequired(String reason) {
        return Wire.event(StreamEvent.RESYNC_REQUIRED, "{\"reason\":" + Wire.json(reason) + "}");
    }
}

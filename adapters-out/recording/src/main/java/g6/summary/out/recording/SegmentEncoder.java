package g6.summary.out.recording;

import g6.summary.domain.Frame;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.SourceState;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;

/// Frames as the bytes of one segment. It remembers what stands in the segment, so every frame that
/// it encodes must get there, or nothing after it may.
final class SegmentEncoder {
    private static final int CHUNK = 8192;
    private static final int NO_BASE = 0;

    private final Deflater deflater;
    private final Map<String, Integer> numbers = new HashMap<>(); // of bodies, by their hash
    private final Map<String, HashedPanel> latest = new HashMap<>(); // by key

    private boolean isEmpty = true;
    private long time;
    private SourceState source = SourceState.unread();
    private List<HashedPanel> panels = List.of();
    private long rawBytes;

    /// @param deflater one without header, lent for the time of each call
    SegmentEncoder(Deflater deflater) {
        this.deflater = deflater;
    }

    /// How long the bodies are that stand in the segment, before deflation.
    long rawBytes() {
        return rawBytes;
    }

    /// The records of the next cycle, behind the header where it is the first one.
    Bytes encode(Frame frame) {
        Bytes records = new Bytes();
        long now = frame.builtAt().toEpochMilli();
        if (isEmpty) {
            start(now, records);
        }
        if (!isEmpty && source.equals(frame.source()) && panels.equals(frame.panels())) {
            records.record(payload(Format.SAME).signed(now - time));
        } else {
            source = frame.source();
            panels = frame.panels();
            panels.forEach(panel -> body(panel, records));
            records.record(cycle(now - time, frame.id()));
        }
        time = now;
        isEmpty = false;
        return records;
    }

    private void start(long now, Bytes records) {
        Format.writeHeader(records);
        records.record(payload(Format.START).signed(now));
        time = now;
    }

    private void body(HashedPanel panel, Bytes records) {
        if (numbers.putIfAbsent(panel.hash(), numbers.size() + 1) == null) {
            ByteBuffer raw = panel.canonicalBytes();
            rawBytes += raw.remaining();
            Bytes payload = payload(Format.BODY);
            deflater.reset();
            HashedPanel base = latest.get(panel.key());
            payload.varint(base == null ? NO_BASE : number(base)).varint(raw.remaining());
            if (base != null) {
                deflater.setDictionary(base.canonicalBytes());
            }
            deflate(raw, payload);
            records.record(payload);
        }
        latest.put(panel.key(), panel);
    }

    private void deflate(ByteBuffer raw, Bytes payload) {
        deflater.setInput(raw);
        deflater.finish();
        byte[] chunk = new byte[CHUNK];
        while (!deflater.finished()) {
            payload.write(chunk, 0, deflater.deflate(chunk));
        }
    }

    private Bytes cycle(long sinceLast, String id) {
        Bytes payload = payload(Format.CYCLE).signed(sinceLast);
        payload.writeBytes(HexFormat.of().parseHex(id));
        Format.write(source, payload);
        payload.varint(panels.size());
        // Young bodies are shown more than old ones: their distance from the newest is short.
        panels.forEach(panel -> payload.varint(numbers.size() - number(panel)));
        return payload;
    }

    private int number(HashedPanel panel) {
        Integer number = numbers.get(panel.hash());
        if (number == null) {
            throw new IllegalStateException("no body has been written for " + panel);
        }
        return number;
    }

    private static Bytes payload(int kind) {
        Bytes payload = new Bytes();
        payload.write(kind);
        return payload;
    }
}

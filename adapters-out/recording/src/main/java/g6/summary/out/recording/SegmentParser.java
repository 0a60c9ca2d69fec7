package g6.summary.out.recording;

import g6.summary.domain.SourceState;
import g6.summary.out.recording.Segment.Body;
import g6.summary.out.recording.Segment.View;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Finds out what stands in the bytes of a segment. One instance reads once.
final class SegmentParser {
    /// Deflation makes nothing smaller than this.
    private static final long MOST_DEFLATED = 1032;

    private final byte[] bytes;
    private final Payload segment;
    private final List<View> shown = new ArrayList<>();
    private final List<Body> bodies = new ArrayList<>();

    private long time;
    private long[] times = new long[64];
    private int[] views = new int[64];
    private int size;
    private int wholeLength;

    private SegmentParser(byte[] bytes) {
        this.bytes = bytes;
        this.segment = new Payload(bytes, 0, bytes.length);
    }

    static Segment parse(byte[] bytes) {
        var parser = new SegmentParser(bytes);
        try {
            parser.readAll();
        } catch (Damaged damaged) {
            return parser.segment(Optional.of(damaged));
        }
        return parser.segment(Optional.empty());
    }

    private Segment segment(Optional<Damaged> trouble) {
        return new Segment(
                bytes,
                Arrays.copyOf(times, size),
                Arrays.copyOf(views, size),
                List.copyOf(shown),
                List.copyOf(bodies),
                wholeLength,
                trouble);
    }

    private void readAll() throws Damaged {
        int version = Format.readHeader(segment);
        if (version != Format.VERSION) {
            throw version == 0
                    ? new Damaged("it does not begin as a segment does")
                    : Damaged.foreign(version);
        }
        time = start(segment.record());
        while (!segment.isAtEnd()) {
            read(segment.record());
        }
        if (wholeLength < bytes.length) {
            throw Damaged.torn(); // bodies whose cycle did not come
        }
    }

    private static long start(Payload payload) throws Damaged {
        if (payload.octet() != Format.START) {
            throw new Damaged("its start is missing");
        }
        return end(payload, payload.signed());
    }

    private void read(Payload payload) throws Damaged {
        switch (payload.octet()) {
            case Format.BODY -> bodies.add(body(payload));
            case Format.SAME -> same(end(payload, payload.signed()));
            case Format.CYCLE -> cycle(payload);
            default -> throw new Damaged("a record is of an unknown kind");
        }
    }

    private Body body(Payload payload) throws Damaged {
        int base = payload.varint(bodies.size()) - 1;
        int rawLength = payload.varint(Integer.MAX_VALUE);
        int start = payload.position();
        if (rawLength > MOST_DEFLATED * (payload.rest() + 1)) {
            throw new Damaged("a body is longer than its data can be");
        }
        return new Body(base, rawLength, start, start + payload.rest());
    }

    private void same(long sinceLast) throws Damaged {
        if (shown.isEmpty()) {
            throw new Damaged("the first cycle is missing");
        }
        add(sinceLast);
    }

    private void cycle(Payload payload) throws Damaged {
        long sinceLast = payload.signed();
        long id = payload.fixed();
        id = (id << Integer.SIZE) | (payload.fixed() & 0xFFFF_FFFFL);
        SourceState source = Format.readSource(payload);
        int[] panels = new int[payload.varint(payload.rest())];
        for (int i = 0; i < panels.length; i++) {
            panels[i] = bodies.size() - 1 - payload.varint(bodies.size() - 1);
        }
        shown.add(end(payload, new View(id, source, panels)));
        add(sinceLast);
    }

    private void add(long sinceLast) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            views = Arrays.copyOf(views, 2 * size);
        }
        time += sinceLast;
        times[size] = time;
        views[size] = shown.size() - 1;
        size++;
        wholeLength = segment.position();
    }

    /// What was read, if that was all.
    private static <T> T end(Payload payload, T read) throws Damaged {
        if (!payload.isAtEnd()) {
            throw new Damaged("a record is longer than its content");
        }
        return read;
    }
}

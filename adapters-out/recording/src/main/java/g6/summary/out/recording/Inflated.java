package g6.summary.out.recording;

import g6.summary.out.recording.Segment.Body;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The bodies of one segment, each inflated when it is first asked for, together with those that it
/// is deflated against, and kept.
final class Inflated {
    private final Segment segment;
    private final byte[][] raw;

    Inflated(Segment segment) {
        this.segment = segment;
        this.raw = new byte[segment.bodies().size()][];
    }

    Segment segment() {
        return segment;
    }

    /// The bytes of a body, not to be changed.
    byte[] body(int index) throws Damaged {
        Deque<Integer> missing = new ArrayDeque<>();
        for (int i = index; i >= 0 && raw[i] == null; i = segment.bodies().get(i).base()) {
            missing.push(i);
        }
        Inflater inflater = new Inflater(true);
        try {
            for (int i : missing) {
                raw[i] = inflate(segment.bodies().get(i), inflater);
                inflater.reset();
            }
        } finally {
            inflater.end();
        }
        return raw[index];
    }

    private byte[] inflate(Body body, Inflater inflater) throws Damaged {
        byte[] bytes = new byte[body.rawLength()];
        inflater.setInput(segment.bytes(), body.start(), body.end() - body.start());
        try {
            if (body.base() >= 0) {
                inflater.setDictionary(raw[body.base()]);
            }
            // One byte more than there should be, so that the end is reached or missed for certain.
            int length = inflater.inflate(bytes) + inflater.inflate(new byte[1]);
            if (length == bytes.length && inflater.finished()) {
                return bytes;
            }
        } catch (DataFormatException | IllegalArgumentException _) {
            // What is wrong with the data only zlib understands.
        }
        throw new Damaged("a body cannot be inflated");
    }
}

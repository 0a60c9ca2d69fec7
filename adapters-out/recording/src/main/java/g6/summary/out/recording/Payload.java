package g6.summary.out.recording;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/// A part of a segment, read from its start to its end. What [Bytes] wrote comes back; what nobody
/// wrote is [Damaged], never something else.
final class Payload {
    private static final int CHECKSUM = Integer.BYTES;

    private final byte[] bytes;
    private final int end;
    private int position;

    Payload(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.position = start;
        this.end = end;
    }

    boolean isAtEnd() {
        return position == end;
    }

    /// Where in the array the next byte stands.
    int position() {
        return position;
    }

    /// How many bytes are left.
    int rest() {
        return end - position;
    }

    int octet() throws Damaged {
        if (position == end) {
            throw Damaged.torn();
        }
        return bytes[position++] & 0xFF;
    }

    long varint() throws Damaged {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int group = octet();
            number |= (long) (group & 0x7F) << shift;
            if (group < 0x80) {
                return number;
            }
        }
        throw new Damaged("a number does not end");
    }

    /// A number that is at most so large.
    int varint(int largest) throws Damaged {
        long number = varint();
        if (number < 0 || number > largest) {
            throw new Damaged("a number is too large");
        }
        return (int) number;
    }

    long signed() throws Damaged {
        long number = varint();
        return (number >>> 1) ^ -(number & 1);
    }

    int fixed() throws Damaged {
        int number = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            number = (number << 8) | octet();
        }
        return number;
    }

    String text() throws Damaged {
        int length = varint(Integer.MAX_VALUE);
        if (length > rest()) {
            throw new Damaged("a text is longer than its record");
        }
        position += length;
        return new String(bytes, position - length, length, StandardCharsets.UTF_8);
    }

    /// The payload of the next record.
    ///
    /// @throws Damaged if it is not all there, or is not what was written
    Payload record() throws Damaged {
        long length = varint();
        if (length <= 0) {
            throw new Damaged("a record has no content"); // so would a tail of zeros
        }
        if (length > rest() - CHECKSUM) {
            throw Damaged.torn();
        }
        var payload = new Payload(bytes, position, position + (int) length);
        var checksum = new CRC32C();
        checksum.update(bytes, position, (int) length);
        position += (int) length;
        if (fixed() != (int) checksum.getValue()) {
            throw new Damaged("a checksum does not match");
        }
        return payload;
    }
}

package g6.summary.out.recording;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/// Bytes in the making, in the words of the format. Read back by [Payload].
final class Bytes extends ByteArrayOutputStream {

    /// A number as groups of seven bits, the lowest first; all but the last have the top bit set.
    Bytes varint(long number) {
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        write((int) rest);
        return this;
    }

    /// A number near zero, of either sign: 0, -1, 1, -2, … become 0, 1, 2, 3, …
    Bytes signed(long number) {
        return varint((number << 1) ^ (number >> 63));
    }

    /// UTF-8 behind its length.
    Bytes text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        varint(encoded.length);
        writeBytes(encoded);
        return this;
    }

    /// One whole record: length, payload, checksum.
    void record(Bytes payload) {
        var checksum = new CRC32C();
        checksum.update(payload.buf, 0, payload.count);
        varint(payload.count);
        write(payload.buf, 0, payload.count);
        fixed((int) checksum.getValue());
    }

    /// Four bytes, the highest first.
    Bytes fixed(int number) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            write(number >>> shift);
        }
        return this;
    }

    /// The bytes so far, without a copy.
    ByteBuffer buffer() {
        return ByteBuffer.wrap(buf, 0, count);
    }
}

package g6.summary.out.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// A piece of a stream as it goes over the wire, with its length in front (RFC 9112, section 7.1):
/// made once, for every client that is sent the same.
///
/// @param bytes shared, never changed
/// @param length of what is in it
@SuppressWarnings("ArrayRecordComponent") // never compared; written as it is
record Chunk(byte[] bytes, int length) {
    private static final byte[] END_OF_LINE = {'\r', '\n'};

    static Chunk of(byte[] content) {
        byte[] size = Integer.toHexString(content.length).getBytes(StandardCharsets.US_ASCII);
        byte[] bytes =
                ByteBuffer.allocate(size.length + content.length + 2 * END_OF_LINE.length)
                        .put(size)
                        .put(END_OF_LINE)
                        .put(content)
                        .put(END_OF_LINE)
                        .array();
        return new Chunk(bytes, content.length);
    }
}

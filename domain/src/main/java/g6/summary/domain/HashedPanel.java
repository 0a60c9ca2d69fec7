package g6.summary.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A panel with its identity, serialised and hashed once: equal content gives an equal hash in
/// every process, on every machine. Immutable.
public final class HashedPanel {
    private static final byte[] KEY_MEMBER = ",\"key\":".getBytes(StandardCharsets.US_ASCII);

    private final Panel panel;
    private final byte[] canonical;
    private final String hash;

    private HashedPanel(Panel panel, byte[] canonical) {
        this.panel = panel;
        this.canonical = canonical;
        this.hash = Sha256.hex(canonical);
    }

    /// The panel with its canonical bytes and their hash.
    public static HashedPanel of(Panel panel) {
        return new HashedPanel(panel, CanonicalJson.bytes(panel.content()));
    }

    /// The panel, after another with the same key: its size is a good guess, and where the content
    /// is equal the other one is as good.
    public static HashedPanel of(Panel panel, HashedPanel former) {
        if (panel.equals(former.panel)) {
            return former;
        }
        int expectedLength = former.canonical.length + former.canonical.length / 8;
        return new HashedPanel(panel, CanonicalJson.bytes(panel.content(), expectedLength));
    }

    /// The panel itself.
    public Panel panel() {
        return panel;
    }

    /// The panel's key.
    public String key() {
        return panel.key();
    }

    /// SHA-256 of the canonical bytes, 64 lower-case hexadecimal digits.
    public String hash() {
        return hash;
    }

    /// `{"data":…,"key":…,"lines":[…],"title":…}` in the form of [CanonicalJson], read-only.
    public ByteBuffer canonicalBytes() {
        return ByteBuffer.wrap(canonical).asReadOnlyBuffer();
    }

    /// The end of the canonical bytes that has no data, `"key":…,"lines":[…],"title":…}`,
    /// read-only.
    public ByteBuffer linesBytes() {
        return canonicalBytes().position(keyStart()).slice();
    }

    /// Behind it stand only text and lists of text, in which no quote and colon follow a comma.
    private int keyStart() {
        int start = canonical.length - KEY_MEMBER.length;
        while (!Arrays.equals(
                canonical, start, start + KEY_MEMBER.length, KEY_MEMBER, 0, KEY_MEMBER.length)) {
            start--;
        }
        return start + 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HashedPanel that && hash.equals(that.hash);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }

    @Override
    public String toString() {
        return key() + "@" + hash;
    }
}

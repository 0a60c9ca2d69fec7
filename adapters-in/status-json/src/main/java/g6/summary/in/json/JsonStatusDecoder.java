package g6.summary.in.json;

import g6.summary.application.StatusDecoder;
import g6.summary.domain.StatusDocument;
import g6.summary.domain.StatusFault;
import g6.summary.domain.StatusFault.Outcome;
import g6.summary.domain.Value;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Status documents as strict JSON, [RFC 8259](https://www.rfc-editor.org/rfc/rfc8259), in strict
/// UTF-8.
///
/// One leading byte-order mark is skipped, of duplicate keys the last wins, nesting ends at
/// [#MAX_DEPTH] levels unless another limit is asked for. Beyond the standard, `NaN`, `Infinity`
/// and `-Infinity` are accepted and read as `null`, because Python writes them without being asked.
/// Whatever else is wrong is a fault that says what and where, counting lines and columns, in
/// characters, from 1.
///
/// Time and memory grow with the length of the bytes, whatever stands in them; the stack with the
/// nesting. Thread-safe.
public final class JsonStatusDecoder implements StatusDecoder {
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /// Levels of nesting that a status document may have.
    public static final int MAX_DEPTH = 200;

    private final int maxDepth;

    /// A decoder of status documents.
    public JsonStatusDecoder() {
        this(MAX_DEPTH);
    }

    /// A decoder of objects that may be nested otherwise, such as the content of panels, which
    /// wraps parts of a document.
    ///
    /// @param maxDepth levels of nesting, at least 1; each takes some stack
    public JsonStatusDecoder(int maxDepth) {
        if (maxDepth < 1) {
            throw new IllegalArgumentException("maxDepth " + maxDepth + " is less than 1");
        }
        this.maxDepth = maxDepth;
    }

    @Override
    public Decoded decode(byte[] bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        try {
            readUtf8(bytes, text);
            LoneSurrogates.replace(text.array(), text.length());
            Value root = ValueReader.read(text, maxDepth);
            return root instanceof Value.Object object
                    ? new Decoded.Document(new StatusDocument(object))
                    : fault(Outcome.NOT_AN_OBJECT, "the root is " + kind(root));
        } catch (Malformed malformed) {
            return fault(Outcome.MALFORMED, malformed.detail(text));
        }
    }

    /// Jackson, given bytes, would take overlong UTF-8 and guess at UTF-16: it gets characters.
    private static void readUtf8(byte[] bytes, CharBuffer text) throws Malformed {
        ByteBuffer encoded = ByteBuffer.wrap(bytes);
        if (Arrays.equals(bytes, 0, Math.min(MARK.length, bytes.length), MARK, 0, MARK.length)) {
            encoded.position(MARK.length);
        }
        boolean broken =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .decode(encoded, text, true)
                        .isError();
        text.flip();
        if (broken) {
            throw new Malformed("invalid UTF-8", text.length());
        }
    }

    private static String kind(Value root) {
        return switch (root) {
            case Value.Object _ -> "an object";
            case Value.Array _ -> "an array";
            case Value.Text _ -> "a text";
            case Value.Number _ -> "a number";
            case Value.Bool _ -> "a truth value";
            case Value.Null _ -> "null";
        };
    }

    private static Decoded fault(Outcome outcome, String detail) {
        return new Decoded.Fault(new StatusFault(outcome, detail));
    }
}

package g6.summary.in.file;

import g6.summary.application.StatusDecoder;
import g6.summary.domain.StatusDocument;
import g6.summary.domain.StatusFault;
import g6.summary.domain.StatusFault.Outcome;
import g6.summary.domain.Value;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// Takes whatever stands between two braces for a document, and counts how often it is asked.
final class TextDecoder implements StatusDecoder {
    private final AtomicInteger decoded = new AtomicInteger();

    @Override
    public Decoded decode(byte[] bytes) {
        decoded.incrementAndGet();
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.startsWith("{") && text.endsWith("}")
                ? new Decoded.Document(document(text))
                : new Decoded.Fault(new StatusFault(Outcome.MALFORMED, "no braces: " + text));
    }

    /// The document that a text is taken for.
    static StatusDocument document(String text) {
        return new StatusDocument(new Value.Object(Map.of("text", Value.of(text))));
    }

    int timesAsked() {
        return decoded.get();
    }
}

package g6.summary.application;

import g6.summary.domain.StatusDocument;
import g6.summary.domain.StatusFault;

/// Port: bytes to documents. Thread-safe.
public interface StatusDecoder {

    /// Reads one document. Never throws for what stands in the bytes.
    Decoded decode(byte[] bytes);

    /// What the bytes were.
    sealed interface Decoded {
        /// A document.
        ///
        /// @param document what it says
        record Document(StatusDocument document) implements Decoded {}

        /// No document.
        ///
        /// @param fault why: malformed or not an object
        record Fault(StatusFault fault) implements Decoded {}
    }
}

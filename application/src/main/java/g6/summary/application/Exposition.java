package g6.summary.application;

import java.util.Optional;

/// Port: the service's figures, as whoever collects them reads them. Thread-safe.
public interface Exposition {

    /// All figures as they are now.
    ///
    /// @param contentType what the text is, for the header of the same name
    /// @param text in UTF-8; the caller's own
    @SuppressWarnings("ArrayRecordComponent") // never compared; sent as it is
    record Document(String contentType, byte[] text) {}

    /// The figures in the best of the formats that the reader understands.
    ///
    /// @param accept the reader's `Accept` header; empty for any format
    Document document(Optional<String> accept);
}

package g6.summary.application;

import g6.summary.domain.HashedPanel;
import g6.summary.domain.SourceState;
import g6.summary.domain.StatusDocument;
import g6.summary.domain.StatusFault;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What one look at a source brought.
public sealed interface StatusReading {

    /// A document, other than the one before.
    ///
    /// @param document what was read
    /// @param modifiedAt when the source was last written to, where it can tell
    record Fresh(StatusDocument document, Optional<Instant> modifiedAt) implements StatusReading {}

    /// The document of the last good reading, again.
    ///
    /// @param modifiedAt when the source was last written to, where it can tell
    record Unchanged(Optional<Instant> modifiedAt) implements StatusReading {}

    /// No document.
    ///
    /// @param fault why
    record Failed(StatusFault fault) implements StatusReading {}

    /// Finished panels of another process. Their hashes are kept as they are.
    ///
    /// @param panels the panels in the order of display
    /// @param origin what that process says of its own source
    record Panels(List<HashedPanel> panels, SourceState origin) implements StatusReading {
        /// Copies what it is given.
        public Panels {
            panels = List.copyOf(panels);
        }
    }
}

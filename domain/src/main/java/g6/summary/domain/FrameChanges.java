package g6.summary.domain;

import java.util.List;

/// What lies between two frames.
///
/// @param changed panels that are new or have other content, in the order of display
/// @param removed keys of panels that are gone
/// @param sourceChanged whether the source is in another state, ages aside
public record FrameChanges(List<HashedPanel> changed, List<String> removed, boolean sourceChanged) {
    /// Copies what it is given.
    public FrameChanges {
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
    }

    /// Whether a consumer has nothing to do.
    public boolean isEmpty() {
        return changed.isEmpty() && removed.isEmpty() && !sourceChanged;
    }
}

package g6.summary.out.http;

import g6.summary.domain.Frame;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.PanelFormat;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which panels a client gets, and how. Clients with equal selections share what is encoded.
///
/// @param keys the panels that it asked for; all, where it did not
/// @param isTracked whether it gets everything, so that a cursor can tell what it has
record Selection(PanelFormat format, Optional<Set<String>> keys, boolean isTracked) {
    Selection {
        keys = keys.map(Set::copyOf);
    }

    boolean includes(String key) {
        return keys.isEmpty() || keys.get().contains(key);
    }

    /// The selected panels of a frame, in the order of display.
    List<HashedPanel> of(Frame frame) {
        return keys.isEmpty() ? frame.panels() : of(frame.panels());
    }

    List<HashedPanel> of(List<HashedPanel> panels) {
        return panels.stream().filter(panel -> includes(panel.key())).toList();
    }

    /// Whether both frames have the same panels to select, whatever is in them.
    boolean isAlikeIn(Frame one, Frame other) {
        List<HashedPanel> these = of(one);
        List<HashedPanel> those = of(other);
        if (these.size() != those.size()) {
            return false;
        }
        for (int i = 0; i < these.size(); i++) {
            if (!these.get(i).key().equals(those.get(i).key())) {
                return false;
            }
        }
        return true;
    }
}

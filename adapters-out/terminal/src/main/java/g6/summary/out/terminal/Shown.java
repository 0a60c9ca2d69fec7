package g6.summary.out.terminal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the last picture had in it: what keys can act on.
///
/// @param order the keys of its panels, in the order in which they get the focus
/// @param windows which rows of each are seen
record Shown(List<String> order, Map<String, Body.Window> windows) {
    static final Shown NOTHING = new Shown(List.of(), Map.of());

    Shown {
        order = List.copyOf(order);
        windows = Map.copyOf(windows);
    }

    /// The rows that are seen of a panel; empty where nothing is seen of it.
    Optional<Body.Window> window(String panel) {
        return Optional.ofNullable(windows.get(panel));
    }
}

package g6.summary.out.terminal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where somebody looks: which panel keys act on, whether it has the screen to itself, and how far
/// tables are scrolled. Immutable.
record Gaze(Optional<String> focus, boolean isZoomed, Map<String, Integer> scrolls) {
    static final Gaze NOWHERE = new Gaze(Optional.empty(), false, Map.of());

    Gaze {
        scrolls = Map.copyOf(scrolls);
    }

    int scroll(String panel) {
        return scrolls.getOrDefault(panel, 0);
    }

    /// To the panel that comes so many places later; from nowhere to the first or the last.
    Gaze moved(int steps, List<String> order) {
        if (order.isEmpty()) {
            return this;
        }
        int before = focus.map(order::indexOf).filter(i -> i >= 0).orElse(steps > 0 ? -1 : 0);
        String next = order.get(Math.floorMod(before + steps, order.size()));
        return new Gaze(Optional.of(next), isZoomed, scrolls);
    }

    /// On the panel that has the focus; on the first one where none has.
    Gaze somewhere(Shown shown) {
        return focus.flatMap(shown::window).isPresent() ? this : moved(1, shown.order());
    }

    Gaze scrolled(int rows, Shown shown) {
        Gaze gaze = somewhere(shown);
        return gaze.focus
                .flatMap(
                        panel ->
                                shown.window(panel)
                                        .map(window -> gaze.scrolledTo(panel, window, rows)))
                .orElse(gaze);
    }

    /// By whole windows, of which one row stays.
    Gaze paged(int pages, Shown shown) {
        return somewhere(shown)
                .focus
                .flatMap(shown::window)
                .map(
                        window ->
                                scrolled(
                                        pages * Math.max(1, window.end() - window.first() - 1),
                                        shown))
                .orElse(this);
    }

    private Gaze scrolledTo(String panel, Body.Window window, int rows) {
        Map<String, Integer> next = new HashMap<>(scrolls);
        long target = (long) window.first() + rows;
        next.put(panel, Math.clamp(target, 0, window.last()));
        return new Gaze(focus, isZoomed, next);
    }

    Gaze zoomed(Shown shown) {
        Gaze gaze = somewhere(shown);
        return new Gaze(gaze.focus, !isZoomed, gaze.scrolls);
    }

    /// One step back: out of the panel, then away from it.
    Gaze back() {
        return isZoomed
                ? new Gaze(focus, false, scrolls)
                : new Gaze(Optional.empty(), false, scrolls);
    }
}

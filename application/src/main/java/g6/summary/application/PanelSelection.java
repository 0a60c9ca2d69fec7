package g6.summary.application;

import g6.summary.domain.PanelDescriptor;

import java.util.Set;

/// Which panels are shown.
///
/// @param show keys that are shown, whatever their default; where there are any, no others are
/// @param hide keys that are not shown, whatever else says so
/// @param experimental whether experimental panels are shown by default
public record PanelSelection(Set<String> show, Set<String> hide, boolean experimental) {
    /// Copies what it is given.
    public PanelSelection {
        show = Set.copyOf(show);
        hide = Set.copyOf(hide);
    }

    /// Every stable panel that is shown by default.
    public static PanelSelection standard() {
        return new PanelSelection(Set.of(), Set.of(), false);
    }

    /// Whether a panel is shown.
    public boolean includes(PanelDescriptor panel) {
        if (hide.contains(panel.key())) {
            return false;
        }
        return show.isEmpty() ? isShownByDefault(panel) : show.contains(panel.key());
    }

    private boolean isShownByDefault(PanelDescriptor panel) {
        return switch (panel.stability()) {
            case STABLE -> panel.shownByDefault();
            case EXPERIMENTAL -> experimental;
        };
    }
}

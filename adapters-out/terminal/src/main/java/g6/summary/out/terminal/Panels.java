package g6.summary.out.terminal;

import g6.summary.domain.HashedPanel;
import g6.summary.domain.MarketHours;
import g6.summary.domain.Value;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/// The panels, drawn on a screen of their own.
///
/// @param basis what they are made of: the same basis gives the same panels
/// @param faults what went wrong in panels, each of which shows its own
/// @param beyond how many panels have no room
record Panels(Basis basis, Grid grid, Shown shown, List<Fault> faults, int beyond) {
    Panels {
        faults = List.copyOf(faults);
    }

    /// A fault of the program while it drew one panel.
    record Fault(String panel, RuntimeException cause) {}

    /// Everything that panels are made of. Of the time it is the day, and which alerts are so new
    /// that they stand out.
    record Basis(
            List<HashedPanel> panels,
            Trends trends,
            NewAlerts newAlerts,
            Set<Value> highlighted,
            LocalDate today,
            Gaze gaze,
            Filter filter,
            boolean isCompact,
            TerminalRules rules,
            Size size) {

        static Basis of(UiState state, Scene scene, Size size) {
            return new Basis(
                    scene.frame().panels(),
                    scene.trends(),
                    scene.newAlerts(),
                    scene.newAlerts().highlighted(scene.now()),
                    scene.now().atZone(MarketHours.ZONE).toLocalDate(),
                    state.gaze(),
                    state.filter(),
                    state.isCompact(),
                    scene.rules(),
                    size);
        }
    }
}

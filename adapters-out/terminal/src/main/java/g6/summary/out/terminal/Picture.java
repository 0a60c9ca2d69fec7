package g6.summary.out.terminal;

import java.util.List;

/// One screen, drawn.
///
/// @param faults what went wrong in panels, each of which shows its own
record Picture(Grid grid, Shown shown, List<PanelFault> faults) {
    Picture {
        faults = List.copyOf(faults);
    }

    /// A fault of the program while it drew one panel.
    record PanelFault(String panel, RuntimeException cause) {}
}

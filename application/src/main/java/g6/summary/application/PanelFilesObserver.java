package g6.summary.application;

import java.util.List;

/// Told what happens to the panel files, in verbs, by the thread to which it happens. Must be quick
/// and thread-safe, and must not throw.
public interface PanelFilesObserver {

    /// A frame was written: these panels' files have another content than before; possibly none.
    default void filesUpdated(List<String> panels) {}

    /// Does nothing.
    static PanelFilesObserver none() {
        return new PanelFilesObserver() {};
    }
}

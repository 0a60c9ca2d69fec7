package g6.summary.bootstrap;

import sun.misc.Signal;

/// Signals of the operating system.
final class Signals {
    private Signals() {}

    /// Does this, on a thread of its own, whenever the signal comes, instead of what the system
    /// would do. A signal that this process was started to ignore stays ignored.
    ///
    /// @param name without `SIG`; one that the system does not have never comes
    static void on(String name, Runnable action) {
        try {
            Signal.handle(new Signal(name), _ -> action.run());
        } catch (IllegalArgumentException _) {
            // Not on this system, or kept by the virtual machine for itself: it never comes.
        }
    }
}

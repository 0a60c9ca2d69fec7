package g6.summary.bootstrap;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/// Signals of the operating system.
final class Signals {
    private Signals() {}

    /// Does this first whenever somebody stops the program from the keyboard. Then it stops, all of
    /// it, until it is told to go on.
    static void onStop(Runnable action) {
        on(
                STOP,
                () -> {
                    action.run();
                    Signal stop = new Signal(STOP);
                    Signal.handle(stop, SignalHandler.SIG_DFL);
                    Signal.raise(stop);
                    onStop(action);
                });
    }

    private static final String STOP = "TSTP";

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

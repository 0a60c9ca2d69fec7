package g6.summary.bootstrap;

import g6.summary.application.CycleObserver;
import g6.summary.domain.Frame;

import java.io.IOException;

/// Ends a program whose standard output is gone: a closed pipe or a full disk behind it does not
/// come back, and nobody would see what follows.
final class StandardOutputWatch implements CycleObserver {
    private final String output;
    private final Thread main;
    private volatile boolean lost;

    /// @param output the name of the output that writes there
    /// @param main the thread that waits for the end
    StandardOutputWatch(String output, Thread main) {
        this.output = output;
        this.main = main;
    }

    boolean isLost() {
        return lost;
    }

    @Override
    public void deliveryFailed(String name, Frame frame, Throwable fault) {
        if (name.equals(output) && fault instanceof IOException && !lost) {
            lost = true;
            main.interrupt();
        }
    }
}

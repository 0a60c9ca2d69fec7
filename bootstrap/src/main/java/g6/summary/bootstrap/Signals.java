package g6.summary.bootstrap;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import sun.misc.Signal;
import sun.misc.SignalHandler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// Signals of the operating system.
final class Signals {
    private Signals() {}

    /// Does this first whenever somebody stops the program from the keyboard. Then it stops, all of
    /// it, until it is told to go on.
    static void onStop(Runnable action) {
        on(
                "TSTP",
                () -> {
                    action.run();
                    stop();
                });
    }

    /// Nobody can take SIGSTOP, which is why the JDK cannot raise it.
    private static void stop() {
        try (Arena arena = Arena.ofConfined()) {
            MethodHandle kill =
                    CLibrary.function("kill", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
            MemorySegment state = CLibrary.state(arena);
            int process = Math.toIntExact(ProcessHandle.current().pid());
            int signal = new Signal("STOP").getNumber();
            int _ = CLibrary.made(() -> (int) kill.invokeExact(state, process, signal));
        } catch (IOException impossible) { // a process may always stop itself
            throw new UncheckedIOException(impossible);
        }
    }

    /// Goes on when it uses a terminal that is another job's, where the system would stop it: what
    /// ends a program that is in the background would be stopped too.
    static void stayInBackground() {
        handle("TTIN", SignalHandler.SIG_IGN);
        handle("TTOU", SignalHandler.SIG_IGN);
    }

    /// Does this, on a thread of its own, whenever the signal comes, instead of what the system
    /// would do. A signal that this process was started to ignore stays ignored.
    ///
    /// @param name without `SIG`; one that the system does not have never comes
    static void on(String name, Runnable action) {
        handle(name, _ -> action.run());
    }

    private static void handle(String name, SignalHandler handler) {
        try {
            Signal.handle(new Signal(name), handler);
        } catch (IllegalArgumentException _) {
            // Not on this system, or kept by the virtual machine for itself: it never comes.
        }
    }
}

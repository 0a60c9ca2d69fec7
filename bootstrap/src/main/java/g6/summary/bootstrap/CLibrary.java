package g6.summary.bootstrap;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// Functions of the system's C library, for the few things that the JDK does not offer.
final class CLibrary {
    private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO =
            CALL_STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    /// A call of a function, by `invokeExact`.
    ///
    /// @param <T> what it returns
    @FunctionalInterface
    interface Call<T> {
        T run() throws Throwable;
    }

    private CLibrary() {}

    /// Makes a call.
    static <T> T made(Call<T> call) throws IOException {
        try {
            return call.run();
        } catch (IOException | RuntimeException | Error known) {
            throw known;
        } catch (Throwable impossible) { // invokeExact declares what no foreign function throws
            throw new AssertionError(impossible);
        }
    }

    /// A function whose handle wants a [#state] first.
    @SuppressWarnings("restricted") // the launchers enable native access for this module
    static MethodHandle function(String name, FunctionDescriptor signature) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name),
                signature,
                Linker.Option.captureCallState("errno"));
    }

    /// Where a call leaves its error.
    static MemorySegment state(Arena arena) {
        return arena.allocate(CALL_STATE);
    }

    /// The error of the last call with this state.
    static int errno(MemorySegment state) {
        return (int) ERRNO.get(state, 0L);
    }
}

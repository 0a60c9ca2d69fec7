package g6.summary.bootstrap;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import g6.summary.out.terminal.LineModes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.NoSuchElementException;

/// The modes of standard input by the C library's own functions, which alone look into what they
/// hand out (POSIX, `termios.h`).
final class SystemLineModes implements LineModes {
    private static final int STANDARD_INPUT = 0;
    private static final int AT_ONCE = 0;

    /// No system's `struct termios` is larger.
    private static final long MOST_BYTES = 256;

    private final MethodHandle get =
            CLibrary.function("tcgetattr", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
    private final MethodHandle set =
            CLibrary.function(
                    "tcsetattr", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
    private final MethodHandle speed =
            CLibrary.function("cfgetospeed", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    private final MethodHandle setSpeed =
            CLibrary.function("cfsetospeed", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));

    private final MethodHandle foregroundGroup =
            CLibrary.function("tcgetpgrp", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private final MethodHandle ownGroup =
            CLibrary.function("getpgrp", FunctionDescriptor.of(JAVA_INT));

    private final MemorySegment atStart = Arena.global().allocate(MOST_BYTES);

    private SystemLineModes() throws IOException {
        read(atStart);
    }

    /// The modes as they are now. On a system without these functions there is nothing to keep.
    static LineModes now() {
        try {
            return new SystemLineModes();
        } catch (NoSuchElementException | IOException _) {
            return LineModes.none();
        }
    }

    @Override
    public void restoreSpeed() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment modes = arena.allocate(MOST_BYTES);
            MemorySegment state = CLibrary.state(arena);
            read(modes);
            int atStartSpeed = CLibrary.made(() -> (int) speed.invokeExact(state, atStart));
            int _ = CLibrary.made(() -> (int) setSpeed.invokeExact(state, modes, atStartSpeed));
            write(modes);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public void restore() {
        try {
            write(atStart);
        } catch (IOException _) {
            // The terminal is gone, and its modes with it.
        }
    }

    /// Also where nobody can tell, such as on a terminal that is gone.
    @Override
    public boolean areOurs() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = CLibrary.state(arena);
            int foreground =
                    CLibrary.made(() -> (int) foregroundGroup.invokeExact(state, STANDARD_INPUT));
            int own = CLibrary.made(() -> (int) ownGroup.invokeExact(state));
            return foreground < 0 || foreground == own;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private void read(MemorySegment modes) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = CLibrary.state(arena);
            check(CLibrary.made(() -> (int) get.invokeExact(state, STANDARD_INPUT, modes)), state);
        }
    }

    private void write(MemorySegment modes) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = CLibrary.state(arena);
            check(
                    CLibrary.made(
                            () -> (int) set.invokeExact(state, STANDARD_INPUT, AT_ONCE, modes)),
                    state);
        }
    }

    private static void check(int result, MemorySegment state) throws IOException {
        if (result != 0) {
            throw new IOException("modes of the terminal: error " + CLibrary.errno(state));
        }
    }
}

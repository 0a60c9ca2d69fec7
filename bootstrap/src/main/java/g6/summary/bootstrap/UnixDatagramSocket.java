package g6.summary.bootstrap;

import java.io.IOException;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/// A Unix datagram socket of Linux by foreign calls, since the JDK's Unix-domain channels are
/// streams only. Each message has a socket of its own, so there is nothing to close. Thread-safe.
final class UnixDatagramSocket implements NotifySocket {
    private static final int AF_UNIX = 1;
    private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
    private static final int MSG_NOSIGNAL = 0x4000;

    /// `struct sockaddr_un`: a family of two bytes, and a name of at most 108.
    private static final int NAME_OFFSET = 2;

    private static final int LONGEST_NAME = 108;

    private static final AddressLayout POINTER = ValueLayout.ADDRESS;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong SIZE = ValueLayout.JAVA_LONG;

    private static final MethodHandle SOCKET =
            CLibrary.function("socket", FunctionDescriptor.of(INT, INT, INT, INT));
    private static final MethodHandle SEND_TO =
            CLibrary.function(
                    "sendto", FunctionDescriptor.of(SIZE, INT, POINTER, SIZE, INT, POINTER, INT));
    private static final MethodHandle CLOSE =
            CLibrary.function("close", FunctionDescriptor.of(INT, INT));

    private final String address;

    /// @param address a path, or `@` and an abstract name
    UnixDatagramSocket(String address) {
        this.address = address;
    }

    @Override
    public void send(String message) throws IOException {
        byte[] name = name();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = CLibrary.state(arena);
            MemorySegment to = arena.allocate(NAME_OFFSET + LONGEST_NAME);
            to.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
            MemorySegment.copy(name, 0, to, ValueLayout.JAVA_BYTE, NAME_OFFSET, name.length);
            byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
            MemorySegment content = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            send(content, to.asSlice(0, NAME_OFFSET + name.length), state);
        }
    }

    private void send(MemorySegment content, MemorySegment to, MemorySegment state)
            throws IOException {
        int socket =
                CLibrary.made(
                        () -> (int) SOCKET.invokeExact(state, AF_UNIX, SOCK_DGRAM_CLOEXEC, 0));
        if (socket < 0) {
            throw failed("no socket", state);
        }
        long length = content.byteSize();
        int toLength = (int) to.byteSize();
        long sent =
                CLibrary.made(
                        () ->
                                (long)
                                        SEND_TO.invokeExact(
                                                state,
                                                socket,
                                                content,
                                                length,
                                                MSG_NOSIGNAL,
                                                to,
                                                toLength));
        IOException fault = failed(address, state);
        int _ = CLibrary.made(() -> (int) CLOSE.invokeExact(state, socket));
        if (sent != length) {
            throw fault;
        }
    }

    private static IOException failed(String what, MemorySegment state) {
        return new IOException(what + ": error " + CLibrary.errno(state));
    }

    /// As `sun_path` wants it: a path with its end, an abstract name after a zero and without one.
    private byte[] name() throws IOException {
        boolean isAbstract = address.startsWith("@");
        if (!isAbstract && !address.startsWith("/")) {
            throw new IOException(address + ": neither a path nor an abstract name");
        }
        String terminated = isAbstract ? "\0" + address.substring(1) : address + "\0";
        byte[] name = terminated.getBytes(StandardCharsets.UTF_8);
        if (name.length > LONGEST_NAME) {
            throw new IOException(address + ": longer than a socket's name can be");
        }
        return name;
    }
}

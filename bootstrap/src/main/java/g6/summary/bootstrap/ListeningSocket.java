package g6.summary.bootstrap;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A listening socket of this process, to set what the JDK has no option for. Connections inherit
/// it. Linux alone: the socket is found by its port below `/proc`.
///
/// @param port the port that it is bound to
record ListeningSocket(int port) {
    private static final int IPPROTO_TCP = 6;
    private static final int TCP_USER_TIMEOUT = 18;
    private static final String LISTENING = "0A";
    private static final List<Path> TABLES =
            List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    /// Lets the system end connections whose peer has not confirmed what it was sent for so long,
    /// which by itself it does only after a quarter of an hour.
    ///
    /// @throws IOException where that cannot be had
    void endUnconfirmedAfter(Duration time) throws IOException {
        int descriptor = descriptor();
        MethodHandle setOption =
                CLibrary.function(
                        "setsockopt",
                        FunctionDescriptor.of(INT, INT, INT, INT, ValueLayout.ADDRESS, INT));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = CLibrary.state(arena);
            MemorySegment millis = arena.allocateFrom(INT, Math.toIntExact(time.toMillis()));
            int length = (int) millis.byteSize();
            int result =
                    CLibrary.made(
                            () ->
                                    (int)
                                            setOption.invokeExact(
                                                    state,
                                                    descriptor,
                                                    IPPROTO_TCP,
                                                    TCP_USER_TIMEOUT,
                                                    millis,
                                                    length));
            if (result != 0) {
                throw new IOException("TCP_USER_TIMEOUT: error " + CLibrary.errno(state));
            }
        }
    }

    private int descriptor() throws IOException {
        Set<String> sockets = inodes();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path descriptor : descriptors) {
                if (sockets.contains(target(descriptor))) {
                    return Integer.parseInt(descriptor.getFileName().toString());
                }
            }
        }
        throw new IOException("no descriptor of this process listens on port " + port);
    }

    private static String target(Path descriptor) throws IOException {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (NoSuchFileException _) {
            return ""; // closed in the meantime, such as the one that lists them
        }
    }

    /// As the descriptors name them.
    private Set<String> inodes() throws IOException {
        Set<String> inodes = new HashSet<>();
        for (Path table : TABLES) {
            if (Files.exists(table)) {
                for (String line : Files.readAllLines(table)) {
                    String[] fields = line.strip().split("\\s+", -1);
                    if (fields[3].equals(LISTENING)
                            && fields[1].endsWith(":%04X".formatted(port))) {
                        inodes.add("socket:[" + fields[9] + "]");
                    }
                }
            }
        }
        return inodes;
    }
}

package g6.summary.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What a process holds, as the kernel counts it.
///
/// @param threads of the operating system
/// @param descriptors everything that is open
/// @param sockets those of them that are sockets
record ProcessFigures(long threads, long descriptors, long sockets) {
    /// The virtual machine keeps a few threads more or less, for which it tells no reason.
    private static final int OWN_THREADS = 4;

    static ProcessFigures of(RunningProgram program) throws IOException {
        Path process = Path.of("/proc", Long.toString(program.pid()));
        List<Path> open = entries(process.resolve("fd"));
        return new ProcessFigures(
                entries(process.resolve("task")).size(),
                open.size(),
                open.stream().filter(ProcessFigures::isSocket).count());
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException _) {
            return false; // closed since it was listed
        }
    }

    /// Whether connections that came since are gone, and their threads. Other descriptors do not
    /// count: a program opens some when it first needs them, such as its jars.
    boolean holdsNoMoreConnectionsThan(ProcessFigures before) {
        return sockets <= before.sockets && threads <= before.threads + OWN_THREADS;
    }

    /// Whether nothing at all is left of what came since, in a program that has been in use before.
    boolean holdsNoMoreThan(ProcessFigures before) {
        return descriptors <= before.descriptors && holdsNoMoreConnectionsThan(before);
    }
}

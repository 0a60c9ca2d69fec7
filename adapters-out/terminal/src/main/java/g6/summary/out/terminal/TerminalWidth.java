package g6.summary.out.terminal;

import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/// The columns of the terminal that standard output is, asked anew each time. Thread-safe.
///
/// No terminal is opened for it: the system is asked what the stream is and how wide, and nothing
/// else. So no mode is switched, nothing is read or written, and there is nothing to close.
public final class TerminalWidth implements IntSupplier {
    /// Quickest first; the second one runs programs of the system where the first is not allowed.
    private static final List<String> PROVIDERS = List.of("ffm", "exec");

    private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");

    private final TerminalProvider provider;

    private TerminalWidth(TerminalProvider provider) {
        this.provider = provider;
    }

    /// The width of standard output; empty where that is no terminal, or nobody can tell.
    public static Optional<TerminalWidth> ofStandardOutput() {
        if (!mayBeTerminal()) {
            return Optional.empty();
        }
        return provider()
                .filter(provider -> provider.isSystemStream(SystemStream.Output))
                .map(TerminalWidth::new);
    }

    /// Columns, or 0 where the terminal does not know.
    @Override
    public int getAsInt() {
        return Math.max(0, provider.systemStreamWidth(SystemStream.Output));
    }

    /// Linux tells pipes, files and sockets at once, a quarter of a second sooner than JLine: a
    /// service should not wait for what it does not need.
    private static boolean mayBeTerminal() {
        try {
            String device = Files.readSymbolicLink(STANDARD_OUTPUT).toString();
            return device.startsWith("/dev/") && !device.equals("/dev/null");
        } catch (IOException | UnsupportedOperationException _) {
            return true; // another system: JLine knows
        }
    }

    private static Optional<TerminalProvider> provider() {
        for (String name : PROVIDERS) {
            try {
                return Optional.of(TerminalProvider.load(name));
            } catch (IOException _) {
                // Not on this platform, or not allowed: the next one may do, and without any the
                // output is plain and as wide as its text.
            }
        }
        return Optional.empty();
    }
}

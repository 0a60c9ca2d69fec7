package g6.summary.bootstrap;

import g6.summary.out.terminal.VisibleText;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where the process writes: UTF-8, whatever the locale says.
final class StandardStreams {
    private final OutputStream out;
    private final HoldableStream err;
    private final PrintWriter writer;
    private final PrintWriter errorWriter;

    /// @param out what was asked for
    /// @param err what went wrong
    StandardStreams(OutputStream out, OutputStream err) {
        this.out = out;
        this.err = new HoldableStream(err);
        this.writer = new PrintWriter(out, true, StandardCharsets.UTF_8);
        this.errorWriter = new PrintWriter(this.err, true, StandardCharsets.UTF_8);
    }

    /// Keeps what goes to standard error back, while a screen is drawn on the terminal that it is;
    /// goes on as before where standard error is something else than standard output.
    void hold() {
        if (isOneTerminal()) {
            err.hold();
        }
    }

    /// Lets out what was kept back.
    void release() {
        err.release();
    }

    private static boolean isOneTerminal() {
        try {
            return Files.readSymbolicLink(STANDARD_ERROR)
                    .equals(Files.readSymbolicLink(STANDARD_OUTPUT));
        } catch (IOException | UnsupportedOperationException _) {
            return true; // nobody can tell: a screen with text across it helps nobody
        }
    }

    private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    /// The streams of this process.
    static final StandardStreams OF_PROCESS =
            new StandardStreams(
                    new FileOutputStream(FileDescriptor.out),
                    new FileOutputStream(FileDescriptor.err));

    /// Standard output, raw, so that a reader that went away is noticed.
    OutputStream out() {
        return out;
    }

    OutputStream err() {
        return err;
    }

    /// Standard output for text that is asked for once, such as help. Whoever is done asks it
    /// whether everything went out.
    PrintWriter writer() {
        return writer;
    }

    PrintWriter errorWriter() {
        return errorWriter;
    }

    /// Says what the operator should know.
    void complain(String what) {
        errorWriter.println("g6-summary: " + VisibleText.of(what));
    }
}

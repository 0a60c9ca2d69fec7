package g6.summary.bootstrap;

import g6.summary.out.terminal.VisibleText;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// Where the process writes: UTF-8, whatever the locale says.
final class StandardStreams {
    private final OutputStream out;
    private final OutputStream err;
    private final PrintWriter writer;
    private final PrintWriter errorWriter;

    /// @param out what was asked for
    /// @param err what went wrong
    StandardStreams(OutputStream out, OutputStream err) {
        this.out = out;
        this.err = err;
        this.writer = new PrintWriter(out, true, StandardCharsets.UTF_8);
        this.errorWriter = new PrintWriter(err, true, StandardCharsets.UTF_8);
    }

    /// The streams of this process.
    static StandardStreams ofProcess() {
        return new StandardStreams(
                new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err));
    }

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

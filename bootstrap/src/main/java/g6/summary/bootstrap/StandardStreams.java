package g6.summary.bootstrap;

import g6.summary.out.terminal.VisibleText;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// Where the process writes: UTF-8, whatever the locale says.
///
/// @param out what was asked for; raw, so that a reader that went away is noticed
/// @param err what went wrong
record StandardStreams(OutputStream out, OutputStream err) {

    /// The streams of this process.
    static StandardStreams ofProcess() {
        return new StandardStreams(
                new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err));
    }

    /// Standard output for text that is asked for once, such as help.
    PrintWriter writer() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    PrintWriter errorWriter() {
        return new PrintWriter(err, true, StandardCharsets.UTF_8);
    }

    /// Says what the operator should know.
    void complain(String what) {
        new PrintStream(err, true, StandardCharsets.UTF_8)
                .println("g6-summary: " + VisibleText.of(what));
    }
}

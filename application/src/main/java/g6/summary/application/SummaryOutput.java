package g6.summary.application;

import g6.summary.domain.Frame;
import g6.summary.domain.FrameChanges;

import java.io.IOException;

/// Port: something that shows frames. An output is the last frame that it delivered: it gets what
/// changed since, and only that one call decides whether it has it.
///
/// Calls to one output come from one thread, one after the other. An output that is slow skips
/// frames and harms nobody else.
public interface SummaryOutput extends AutoCloseable {

    /// Its name in settings, health and metrics; always the same.
    String name();

    /// Shows the latest frame. Called for every frame that is not overtaken by a later one, also
    /// for those in which nothing changed.
    ///
    /// @param latest everything there is to show
    /// @param since what changed since the frame that this output delivered last; everything, at
    ///   first and after a delivery that failed
    /// @throws IOException if it could not be shown; the next delivery is then a full one
    /// @throws InterruptedException if the program is ending
    void deliver(Frame latest, FrameChanges since) throws IOException, InterruptedException;

    /// What its thread will be blocked by. Blocked files and terminals pin the carriers of virtual
    /// threads, two of them stop a small machine: such an output gets a platform thread.
    default Blocking blocking() {
        return Blocking.FILE_OR_TERMINAL;
    }

    /// Gives back what the output holds, after its last delivery. Later calls do nothing.
    ///
    /// @throws IOException if that fails
    @Override
    void close() throws IOException;

    /// What blocks an output.
    enum Blocking {
        /// Files, pipes, terminals.
        FILE_OR_TERMINAL,
        /// Sockets.
        SOCKET
    }
}

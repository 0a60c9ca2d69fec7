package g6.summary.out.terminal;

import java.io.IOException;
import java.util.Optional;

/// Seam: a terminal as the system has it. Thread-safe: keys are read on one thread, while another
/// one writes.
interface TerminalDevice {
    Size size();

    /// Whether it is this program's to draw on and to read keys from, and not the shell's or
    /// another job's. Keys cannot be read, and modes do not change, while it is not.
    default boolean isInForeground() {
        return true;
    }

    /// From now on keys come one by one and are not shown.
    void takeOver();

    /// What [#takeOver] changed is as it was before. Never blocks.
    void giveBack();

    /// Writes everything, however long the terminal takes for it.
    void write(byte[] bytes) throws IOException;

    /// The next key, however long that takes; empty at the end of all keys.
    Optional<Key> key() throws IOException;
}

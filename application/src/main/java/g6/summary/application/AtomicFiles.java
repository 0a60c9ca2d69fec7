package g6.summary.application;

import java.io.IOException;
import java.nio.file.Path;

/// Port: files that no reader ever sees half-written. Thread-safe.
public interface AtomicFiles {

    /// Makes these bytes the content of the file, which need not exist; its folder is made if it is
    /// missing. When the call returns the content is on the disk; when it throws, or the machine
    /// stops before, the file is what it was.
    ///
    /// @throws IOException if the folder or the disk refuses
    void replace(Path file, byte[] content) throws IOException;

    /// Removes what writers that were stopped in the middle have left in a folder.
    ///
    /// @throws IOException if the folder cannot be looked through or a leftover cannot be removed
    void removeLeftovers(Path folder) throws IOException;
}

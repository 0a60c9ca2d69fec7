package g6.summary.application;

import java.io.IOException;
import java.util.Optional;

/// Port: the right to write into one folder, which one process at a time has. It is lost with the
/// process, however that ends, and with the folder. Not thread-safe: it belongs to one writer.
public interface FolderLock extends AutoCloseable {

    /// Takes the folder, or makes sure that it is still ours; makes it where it is missing. Cheap
    /// enough to be asked before every change of what stands in the folder.
    ///
    /// @return who has the folder, in words for people; empty where this lock has it
    /// @throws IOException if nobody can tell, because the folder or the disk refuses
    Optional<String> take() throws IOException;

    /// Leaves the folder to others. Later calls do nothing.
    ///
    /// @throws IOException if that fails
    @Override
    void close() throws IOException;
}

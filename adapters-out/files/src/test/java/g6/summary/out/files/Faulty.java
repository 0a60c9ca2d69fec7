package g6.summary.out.files;

import g6.summary.application.AtomicFiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// Real files whose disk refuses when the test says so, and what was written, in order.
final class Faulty implements AtomicFiles {
    private final AtomicFiles files =
            new DurableFiles(
                    (from, to) -> Files.move(from, to, StandardCopyOption.ATOMIC_MOVE),
                    Duration.ZERO);
    private final List<String> written = new ArrayList<>();
    private IntPredicate refuses = _ -> false;
    private boolean afterwards;
    private Runnable afterEach = () -> {};
    private int replacements;
    private int cleanings;

    /// From now on the replacements with these places, counted from 0, fail.
    ///
    /// @param isAfterwards whether the file has its new content all the same
    void refuse(IntPredicate which, boolean isAfterwards) {
        refuses = which;
        afterwards = isAfterwards;
        replacements = 0;
    }

    void afterEach(Runnable looks) {
        afterEach = looks;
    }

    /// The names of the files written since the last call.
    List<String> written() {
        List<String> names = List.copyOf(written);
        written.clear();
        return names;
    }

    int cleanings() {
        return cleanings;
    }

    @Override
    public void replace(Path file, byte[] content) throws IOException {
        boolean isRefused = refuses.test(replacements++);
        if (!isRefused || afterwards) {
            files.replace(file, content);
            written.add(String.valueOf(file.getFileName()));
            afterEach.run();
        }
        if (isRefused) {
            throw new IOException("No space left on device");
        }
    }

    @Override
    public void removeLeftovers(Path folder) throws IOException {
        cleanings++;
        files.removeLeftovers(folder);
    }
}

package g6.summary.in.simulator;

import g6.summary.application.AtomicFiles;
import g6.summary.domain.CanonicalJson;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// Writes the simulator's documents to a status file, as a collector does, on the calling thread.
/// Where faults are asked for, each comes about every tenth cycle; the next good document heals it.
public final class SimulatedCollector {
    /// One cycle in so many has a fault, for each kind.
    private static final int RARITY = 10;

    private static final int LONGEST_ABSENCE = 3;

    private final Simulator simulator;
    private final Path file;
    private final AtomicFiles files;
    private final Duration refresh;
    private final Set<Fault> faults;
    private final Random random;
    private final InstantSource clock;
    private final Pause pause;

    private int absentCycles;

    /// What passes the time between two documents.
    @FunctionalInterface
    interface Pause {
        void sleep(Duration time) throws InterruptedException;
    }

    /// A collector that writes nothing before it [runs][#run].
    ///
    /// @param refresh the pause between two documents
    /// @param faults what goes wrong now and then; empty: nothing
    /// @param seed what chance begins with, for the faults
    /// @param clock the time in the documents
    public SimulatedCollector(
            Simulator simulator,
            Path file,
            AtomicFiles files,
            Duration refresh,
            Set<Fault> faults,
            long seed,
            InstantSource clock) {
        this(simulator, file, files, refresh, faults, seed, clock, Thread::sleep);
    }

    SimulatedCollector(
            Simulator simulator,
            Path file,
            AtomicFiles files,
            Duration refresh,
            Set<Fault> faults,
            long seed,
            InstantSource clock,
            Pause pause) {
        this.simulator = simulator;
        this.file = file.toAbsolutePath();
        this.files = files;
        this.refresh = refresh;
        this.faults = faults.isEmpty() ? Set.of() : EnumSet.copyOf(faults);
        this.random = new Random(seed);
        this.clock = clock;
        this.pause = pause;
    }

    /// Writes a document, waits, and so on; returns after so many cycles, or when its thread is
    /// interrupted. The file stays.
    ///
    /// @param cycles how many; `Long.MAX_VALUE` for ever
    /// @throws IOException if the file cannot be written
    public void run(long cycles) throws IOException {
        try {
            files.removeLeftovers(folder());
            for (long cycle = 0; cycle < cycles; cycle++) {
                if (cycle > 0) {
                    pause.sleep(refresh);
                }
                write();
            }
        } catch (InterruptedException | InterruptedIOException | ClosedByInterruptException _) {
            // The way to end it. The file holds the last whole document.
        }
    }

    private Path folder() throws IOException {
        Path folder = file.getParent();
        if (folder == null) {
            throw new FileSystemException(file.toString(), null, "is no file");
        }
        return folder;
    }

    private void write() throws IOException {
        byte[] document = CanonicalJson.bytes(simulator.next(clock.instant()));
        if (absentCycles > 0) {
            absentCycles--;
            return;
        }
        Optional<Fault> fault = nextFault();
        if (fault.isPresent()) {
            fail(fault.get(), document);
        } else {
            files.replace(file, document);
        }
    }

    private Optional<Fault> nextFault() {
        return faults.stream().filter(_ -> random.nextInt(RARITY) == 0).findFirst();
    }

    private void fail(Fault fault, byte[] document) throws IOException {
        switch (fault) {
            case TRUNCATED -> files.replace(file, Arrays.copyOf(document, cut(document.length)));
            case MALFORMED -> files.replace(file, withTrailingBrace(document));
            case MISSING -> {
                Files.deleteIfExists(file);
                absentCycles = random.nextInt(LONGEST_ABSENCE);
            }
        }
    }

    private int cut(int length) {
        return random.nextInt(1, length);
    }

    private static byte[] withTrailingBrace(byte[] document) {
        byte[] longer = Arrays.copyOf(document, document.length + 1);
        longer[document.length] = '}';
        return longer;
    }
}

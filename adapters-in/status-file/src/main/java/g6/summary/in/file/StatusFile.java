package g6.summary.in.file;

import g6.summary.application.StatusDecoder;
import g6.summary.application.StatusDecoder.Decoded;
import g6.summary.application.StatusReading;
import g6.summary.domain.StatusFault;
import g6.summary.domain.StatusFault.Outcome;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntSupplier;

/// The file itself: what a look at it brings, compared with the look before. May block for as long
/// as the file system likes. Used by one thread.
final class StatusFile {
    private static final int TRIES = 3;

    /// A file that was written so long before it was looked at has another time when it is written
    /// again.
    private static final Duration OLD = Duration.ofSeconds(1);

    /// So many bytes are read at once, because the JDK reads into a buffer of its own, as large,
    /// and keeps it.
    private static final int PIECE = 1 << 16;

    /// Kernels stamp files by a clock that ticks so slowly: two writes within a tick look like one.
    private static final Duration TICK = Duration.ofMillis(20);

    private final Path path;
    private final StatusDecoder decoder;
    private final IntSupplier maxBytes;
    private final InstantSource clock;
    private final Opening opening;

    private Optional<Look> lastLook = Optional.empty();
    private Optional<Content> lastContent = Optional.empty();

    /// How a file is opened: the place where a test can make it change under the reader.
    @FunctionalInterface
    interface Opening {
        Opening OF_THE_SYSTEM = Files::newByteChannel;

        ReadableByteChannel open(Path path) throws IOException;
    }

    /// What the file was when its content was read last.
    ///
    /// @param at the moment before the file was looked at
    private record Look(Instant at, FileIdentity identity) {
        boolean isStillTrueOf(FileIdentity now) {
            return identity.equals(now) && wasLeftAloneFor(OLD);
        }

        /// Whether the file had not been written for so long.
        boolean wasLeftAloneFor(Duration age) {
            return !identity.modified().isAfter(at.minus(age));
        }
    }

    /// What was decoded last, for better or worse. Where there is no fault, it is the document that
    /// was returned last.
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
    private record Content(byte[] bytes, Optional<StatusFault> fault) {
        StatusReading again(FileIdentity identity) {
            return fault.<StatusReading>map(StatusReading.Failed::new)
                    .orElseGet(() -> new StatusReading.Unchanged(Optional.of(identity.modified())));
        }
    }

    StatusFile(
            Path path,
            StatusDecoder decoder,
            IntSupplier maxBytes,
            InstantSource clock,
            Opening opening) {
        this.path = path;
        this.decoder = decoder;
        this.maxBytes = maxBytes;
        this.clock = clock;
        this.opening = opening;
    }

    /// Makes the next good reading a fresh one.
    void forget() {
        lastLook = Optional.empty();
        lastContent = Optional.empty();
    }

    StatusReading read() {
        Optional<Look> previous = lastLook;
        lastLook = Optional.empty(); // a reading that fails is no look to compare the next one with
        try {
            return read(previous);
        } catch (NoSuchFileException _) { // its message is the path
            return failed(Outcome.MISSING, missing(Trail.walk(path)));
        } catch (AccessDeniedException _) { // its message is the path
            return failed(Outcome.DENIED, "no permission to read it");
        } catch (FileSystemException e) {
            return failed(e, Trail.walk(path));
        } catch (IOException e) {
            return failed(Outcome.IO_ERROR, words(e.getMessage()));
        }
    }

    private StatusReading read(Optional<Look> previous) throws IOException {
        Optional<byte[]> lastTry = Optional.empty();
        for (int tries = 0; tries < TRIES; tries++) {
            var look = new Look(clock.instant(), FileIdentity.of(path));
            Optional<StatusReading> known = withoutOpening(look.identity(), previous);
            if (known.isPresent()) {
                return known.get();
            }
            byte[] bytes = bytes(look.identity().size());
            if (isWhole(bytes, look, lastTry)) {
                lastLook = Optional.of(look);
                return reading(bytes, look.identity());
            }
            lastTry = Optional.of(bytes);
        }
        return failed(Outcome.IO_ERROR, "it changed during each of " + TRIES + " tries");
    }

    private Optional<StatusReading> withoutOpening(FileIdentity now, Optional<Look> previous) {
        if (now.kind() != FileIdentity.Kind.FILE) {
            return Optional.of(failed(Outcome.NOT_A_FILE, now.kind().label()));
        }
        if (now.size() > maxBytes.getAsInt()) {
            return Optional.of(failed(Outcome.TOO_LARGE, tooLarge(now.size())));
        }
        if (previous.isPresent() && previous.get().isStillTrueOf(now)) {
            lastLook = previous;
            return lastContent.map(content -> content.again(now));
        }
        return Optional.empty();
    }

    private String tooLarge(long size) {
        return size + " bytes where " + maxBytes.getAsInt() + " are allowed";
    }

    /// All of the file, or, where it grew, one byte more than it had.
    private byte[] bytes(long size) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) size + 1);
        try (ReadableByteChannel channel = opening.open(path)) {
            do {
                buffer.limit(Math.min(buffer.capacity(), buffer.position() + PIECE));
            } while (channel.read(buffer) >= 0 && buffer.position() < buffer.capacity());
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    /// Whether nobody wrote while the bytes were read. The path must still lead to the very same
    /// file; and where it was written so lately that the next write would leave no trace, two
    /// readings must agree.
    private boolean isWhole(byte[] bytes, Look look, Optional<byte[]> lastTry) throws IOException {
        return bytes.length == look.identity().size()
                && look.identity().equals(FileIdentity.of(path))
                && (look.wasLeftAloneFor(TICK)
                        || lastTry.filter(other -> Arrays.equals(other, bytes)).isPresent());
    }

    private StatusReading reading(byte[] bytes, FileIdentity identity) {
        Optional<Content> same = lastContent.filter(last -> Arrays.equals(last.bytes(), bytes));
        if (same.isPresent()) {
            return same.get().again(identity);
        }
        return switch (decoder.decode(bytes)) {
            case Decoded.Document(var document) -> {
                lastContent = Optional.of(new Content(bytes, Optional.empty()));
                yield new StatusReading.Fresh(document, Optional.of(identity.modified()));
            }
            case Decoded.Fault(var fault) -> {
                lastContent = Optional.of(new Content(bytes, Optional.of(fault)));
                yield new StatusReading.Failed(fault);
            }
        };
    }

    private static String missing(Trail.End end) {
        return end == Trail.End.NO_FOLDER ? "no such folder" : "no such file";
    }

    private static StatusReading failed(FileSystemException e, Trail.End end) {
        return switch (end) {
            case LINK_LOOP -> failed(Outcome.NOT_A_FILE, "a loop of links");
            case NO_FOLDER, NO_FILE -> failed(Outcome.MISSING, missing(end));
            case FOUND, UNKNOWN -> failed(Outcome.IO_ERROR, words(e.getReason()));
        };
    }

    /// What the operating system says, which names no path.
    private static String words(@Nullable String message) {
        return message == null ? "it cannot be read" : message;
    }

    private static StatusReading failed(Outcome outcome, String detail) {
        return new StatusReading.Failed(new StatusFault(outcome, detail));
    }
}

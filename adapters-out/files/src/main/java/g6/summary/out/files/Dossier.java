package g6.summary.out.files;

import g6.summary.application.AtomicFiles;
import g6.summary.application.SummaryOutput;
import g6.summary.application.Ticker;
import g6.summary.domain.CanonicalJson;
import g6.summary.domain.Facts;
import g6.summary.domain.Frame;
import g6.summary.domain.FrameChanges;
import g6.summary.domain.SummarySnapshot;
import g6.summary.domain.Value;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The whole snapshot as one JSON document, for whoever wants to know everything at once. It is
/// replaced when there is something new to say, and at most once in an interval. Used by its own
/// output thread alone.
public final class Dossier implements SummaryOutput {
    /// All that a dossier says, but for when.
    private record Content(SummarySnapshot snapshot, List<String> warnings) {}

    private final Path file;
    private final AtomicFiles files;
    private final Supplier<Duration> interval;
    private final Ticker ticker;
    private final InstantSource clock;

    private Optional<Content> pending = Optional.empty();
    private Optional<Content> written = Optional.empty();
    private FileStamp left = FileStamp.LOST;
    private long writtenAt;

    /// Nothing is written yet.
    ///
    /// @param file need not exist, nor its folder
    /// @param interval the least time between two writings, asked for at each delivery
    /// @param clock tells readers when it was written
    public Dossier(
            Path file,
            AtomicFiles files,
            Supplier<Duration> interval,
            Ticker ticker,
            InstantSource clock) {
        this.file = file;
        this.files = files;
        this.interval = interval;
        this.ticker = ticker;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "dossier";
    }

    /// Writes what is new, or keeps it for a later delivery where the interval is not over yet.
    ///
    /// @throws IOException if the frame has no snapshot, or the folder or the disk refuses
    @Override
    public void deliver(Frame latest, FrameChanges since) throws IOException {
        SummarySnapshot snapshot =
                latest.snapshot()
                        .orElseThrow(
                                () ->
                                        new IOException(
                                                "no dossier: the source brings finished panels,"
                                                        + " not the facts behind them"));
        Content content = new Content(snapshot, Warnings.of(latest));
        boolean isThere = written.filter(content::equals).isPresent() && isAsLeft();
        pending = isThere ? Optional.empty() : Optional.of(content);
        if (isDue()) {
            write();
        }
    }

    /// Whether nobody has changed or removed it.
    private boolean isAsLeft() {
        return FileStamp.of(file).filter(left::equals).isPresent();
    }

    private boolean isDue() {
        return written.isEmpty() || ticker.nanos() - writtenAt >= interval.get().toNanos();
    }

    private void write() throws IOException {
        if (pending.isPresent()) {
            if (written.isEmpty()) {
                removeLeftovers();
            }
            files.replace(file, CanonicalJson.bytes(document(pending.get())));
            left = FileStamp.of(file).orElse(FileStamp.LOST);
            written = pending;
            pending = Optional.empty();
            writtenAt = ticker.nanos();
        }
    }

    /// A process that was killed in the middle of a writing has left a file.
    private void removeLeftovers() throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            files.removeLeftovers(folder);
        }
    }

    private Value document(Content content) {
        SummarySnapshot snapshot = content.snapshot();
        Value meta =
                new Facts()
                        .integer("cycle", snapshot.cycle().number())
                        .value("written_ts", Value.of(clock.instant().getEpochSecond()))
                        .value("interval", new Value.Number(seconds(interval.get())))
                        .value("warnings", Facts.list(content.warnings(), Value::of))
                        .object();
        return SnapshotDocument.of(snapshot).value("dossier_meta", meta).object();
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3);
    }

    /// Writes what is still pending, interval or not.
    @Override
    public void close() throws IOException {
        write();
    }
}

package g6.summary.out.files;

import g6.summary.application.SummaryOutput;
import g6.summary.domain.Fields;
import g6.summary.domain.Figures;
import g6.summary.domain.Frame;
import g6.summary.domain.FrameChanges;
import g6.summary.domain.Value;

import java.io.IOException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// A log with one line per index for each of the collector's cycles: `2025-10-17T16:32:57Z cycle
/// 40105 NIFTY TOTAL LEGS: 9 | FAILS: 0 | STATUS: OK | LTP: …`. What is absent is a dash. An entry
/// is one line whatever the document holds, and its bars are ours.
///
/// The lines of a cycle are one write, which is on the disk when the delivery returns, or none at
/// all. A restart logs no cycle a second time. Used by its own output thread alone.
public final class IndicesLog implements SummaryOutput {
    private static final long MAX_BYTES = 10L << 20;
    private static final int KEPT = 5;

    private final RotatedFile file;

    /// Whether the file is known to end with a whole line.
    private boolean isWhole;

    /// What the last line of an earlier run says, until this one has logged something.
    private Optional<String> lastLine = Optional.empty();

    private Optional<Value> logged = Optional.empty();

    /// A log that is rotated before it is larger than 10 MiB; five older ones are kept.
    ///
    /// @param file need not exist, nor its folder; older ones have `.1` to `.5` behind its name
    public IndicesLog(Path file) {
        this(file, MAX_BYTES, KEPT);
    }

    IndicesLog(Path file, long maxBytes, int kept) {
        this(new RotatedFile(file, maxBytes, kept));
    }

    IndicesLog(RotatedFile file) {
        this.file = file;
    }

    @Override
    public String name() {
        return "indices_log";
    }

    /// Appends the cycle, unless that has been done, the frame does not tell which it is, or shows
    /// no indices.
    ///
    /// @throws IOException if the folder or the disk refuses; the log is then what it was
    @Override
    public void deliver(Frame latest, FrameChanges since) throws IOException {
        if (!isWhole) {
            file.cutTornLine();
            lastLine = file.lastLine();
            isWhole = true;
        }
        Optional<CollectorCycle> cycle = CollectorCycle.of(latest);
        if (cycle.isPresent() && !isLogged(cycle.get())) {
            isWhole = false; // until it is written
            file.append(lines(cycle.get()));
            isWhole = true;
        }
        cycle.ifPresent(each -> logged = Optional.of(each.id()));
    }

    private boolean isLogged(CollectorCycle cycle) {
        return logged.isPresent()
                ? logged.get().equals(cycle.id())
                : lastLine.filter(line -> tellsOf(line, cycle)).isPresent();
    }

    /// A cycle with a number is known by it, whenever it started.
    private static boolean tellsOf(String line, CollectorCycle cycle) {
        String start = start(cycle);
        return cycle.isNumbered()
                ? withoutTime(line).startsWith(withoutTime(start))
                : line.startsWith(start);
    }

    private static String withoutTime(String line) {
        return line.substring(Math.max(0, line.indexOf(' ')));
    }

    private static String lines(CollectorCycle cycle) {
        String start = start(cycle);
        return cycle.indices().stream()
                .map(index -> start + entry(index) + "\n")
                .collect(Collectors.joining());
    }

    private static String start(CollectorCycle cycle) {
        return cycle.instant().truncatedTo(ChronoUnit.SECONDS)
                + " cycle "
                + shown(Fields.scalar(cycle.number()))
                + " ";
    }

    private static String entry(Fields index) {
        return shown(index.text("index"))
                + " TOTAL LEGS: "
                + shown(index.text("legs"))
                + " | FAILS: "
                + shown(index.text("fails"))
                + " | STATUS: "
                + shown(index.text("status").map(status -> status.toUpperCase(Locale.ROOT)))
                + " | LTP: "
                + Figures.fixed(index.number("ltp"), 2, "")
                + " | CHANGE: "
                + Figures.signed(index.number("change_pct"), 2, "%")
                + " | DQ: "
                + Figures.fixed(index.number("dq_pct"), 1, "%")
                + " | AGE: "
                + Figures.whole(index.number("age_sec"), "s");
    }

    private static String shown(Optional<String> text) {
        return Figures.text(text.map(VisibleLine::of));
    }

    /// Does nothing: the file is open only while it is written.
    @Override
    public void close() {}
}

package g6.summary.out.terminal;

import g6.summary.application.SummaryOutput;
import g6.summary.domain.Figures;
import g6.summary.domain.Frame;
import g6.summary.domain.FrameChanges;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.SourceState;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/// The dashboard as plain text in UTF-8: a block for the source, then one for each panel, of a
/// title in brackets, its lines, and a blank line. Nothing in it ticks, and nothing in it controls
/// a terminal, whatever stands in the data.
///
/// A frame is one write and one flush. The stream stays open: it belongs to whoever gave it.
public final class PlainTerminal implements SummaryOutput {
    private final OutputStream out;
    private final IntSupplier columns;
    private final BooleanSupplier diff;
    private final boolean isAscii;

    private boolean printed;

    /// Text on a stream.
    ///
    /// @param columns where lines are cut, asked for every frame; 0 or less: nowhere
    /// @param diff whether a frame that says the same as the one before is left out, asked for
    ///   every frame
    /// @param isAscii whether nothing but ASCII is written
    public PlainTerminal(
            OutputStream out, IntSupplier columns, BooleanSupplier diff, boolean isAscii) {
        this.out = out;
        this.isAscii = isAscii;
        this.columns = columns;
        this.diff = diff;
    }

    @Override
    public String name() {
        return "stdout";
    }

    /// Prints the whole frame, or nothing.
    @Override
    public void deliver(Frame latest, FrameChanges since) throws IOException {
        if (printed && diff.getAsBoolean() && since.isEmpty()) {
            return;
        }
        out.write(text(latest).getBytes(StandardCharsets.UTF_8));
        out.flush();
        printed = true;
    }

    /// Does nothing: every frame is flushed, and the stream is not ours.
    @Override
    public void close() {}

    private String text(Frame frame) {
        int limit = columns.getAsInt();
        StringBuilder text = new StringBuilder();
        block(text, "Source", source(frame), limit);
        for (HashedPanel hashed : frame.panels()) {
            block(text, hashed.panel().title(), hashed.panel().lines(), limit);
        }
        return text.toString();
    }

    private void block(StringBuilder text, String title, List<String> lines, int limit) {
        text.append(clipped("[" + title + "]", limit)).append('\n');
        for (String line : lines) {
            text.append(clipped(line, limit)).append('\n');
        }
        text.append('\n');
    }

    private String clipped(String line, int limit) {
        return isAscii ? VisibleText.clippedAscii(line, limit) : VisibleText.clipped(line, limit);
    }

    private static List<String> source(Frame frame) {
        SourceState source = frame.source();
        List<String> lines = new ArrayList<>();
        lines.add("state: " + source.freshness().label());
        source.fault().ifPresent(fault -> lines.add("cause: " + fault.cause()));
        lines.add(
                "as_of: "
                        + source.asOf()
                                .map(moment -> moment.truncatedTo(ChronoUnit.SECONDS).toString())
                                .orElse(Figures.ABSENT));
        lines.add("snapshot: " + frame.id());
        return lines;
    }
}

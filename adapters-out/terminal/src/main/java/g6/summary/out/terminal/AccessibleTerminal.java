package g6.summary.out.terminal;

import g6.summary.application.SummaryOutput;
import g6.summary.domain.Figures;
import g6.summary.domain.Frame;
import g6.summary.domain.FrameChanges;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.MarketHours;
import g6.summary.domain.Panel;
import g6.summary.domain.SourceState;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The dashboard for whoever has it read aloud or in braille: no screen, no boxes, nothing that
/// moves; a plain sentence for each panel that changed, of what is another than before, and one
/// whenever the data become old or young again.
///
/// The stream stays open: it belongs to whoever gave it.
public final class AccessibleTerminal implements SummaryOutput {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm:ss", Locale.ENGLISH)
                    .withZone(MarketHours.ZONE);

    private final OutputStream out;
    private final boolean isAscii;

    private boolean hasTold;

    /// The lines that were told, by panel.
    private final Map<String, List<String>> told = new HashMap<>();

    /// Sentences on a stream.
    ///
    /// @param isAscii whether nothing but ASCII is written
    public AccessibleTerminal(OutputStream out, boolean isAscii) {
        this.out = out;
        this.isAscii = isAscii;
    }

    @Override
    public String name() {
        return "stdout";
    }

    /// Tells what changed; nothing, where nothing did.
    @Override
    public void deliver(Frame latest, FrameChanges since) throws IOException {
        StringBuilder sentences = new StringBuilder();
        if (since.sourceChanged() || !hasTold) {
            add(sentences, source(latest.source()));
        }
        since.removed().forEach(panel -> add(sentences, removed(panel)));
        Map<String, List<String>> next = new HashMap<>();
        for (HashedPanel changed : since.changed()) {
            Panel panel = changed.panel();
            sentence(panel).ifPresent(sentence -> add(sentences, sentence));
            next.put(panel.key(), panel.lines());
        }
        out.write(sentences.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
        told.keySet().removeAll(since.removed());
        told.putAll(next);
        hasTold = true;
    }

    private void add(StringBuilder sentences, String sentence) {
        sentences
                .append(isAscii ? VisibleText.clippedAscii(sentence, 0) : VisibleText.of(sentence))
                .append('\n');
    }

    private static String source(SourceState source) {
        String age =
                source.asOf()
                        .map(AccessibleTerminal::time)
                        .map(time -> ", of " + time)
                        .orElse(", of an unknown time");
        String cause = source.fault().map(fault -> ", because: " + fault.cause()).orElse("");
        return switch (source.freshness()) {
            case FRESH -> "The data are fresh" + age + ".";
            case LATE -> "Attention: the data are late" + age + ".";
            case STALE -> "Attention: the data are stale" + age + ".";
            case FAILED ->
                    "Attention: the status cannot be read"
                            + cause
                            + (source.asOf().isEmpty()
                                    ? ". There are no data."
                                    : ". What was told is old" + age + ".");
        };
    }

    private static String time(Instant moment) {
        return CLOCK.format(moment) + " India time";
    }

    private static String removed(String panel) {
        return "Panel " + panel + " is gone.";
    }

    /// What is another than was told; empty where only facts changed that lines do not tell.
    private Optional<String> sentence(Panel panel) {
        List<String> before = told.getOrDefault(panel.key(), List.of());
        Set<String> known = new HashSet<>(before);
        List<String> fresh = panel.lines().stream().filter(line -> !known.contains(line)).toList();
        long gone = before.stream().filter(line -> !panel.lines().contains(line)).count();
        if (fresh.isEmpty() && gone == 0) {
            return Optional.empty();
        }
        String facts =
                fresh.isEmpty()
                        ? gone + (gone == 1 ? " line less" : " lines less")
                        : fresh.stream()
                                .map(AccessibleTerminal::spoken)
                                .collect(Collectors.joining(", "));
        return Optional.of(panel.title() + ": " + facts + ".");
    }

    /// Signs that are read aloud badly become words or go.
    private static String spoken(String line) {
        return line.replaceFirst("^([a-z0-9_]+): ", "$1 ")
                .replace('=', ' ')
                .replace('_', ' ')
                .replace(Figures.ABSENT, "unknown");
    }

    /// Does nothing: every sentence is flushed, and the stream is not ours.
    @Override
    public void close() {}
}

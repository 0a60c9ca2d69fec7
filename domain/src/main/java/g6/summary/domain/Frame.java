package g6.summary.domain;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What one cycle has to show: complete, immutable, and shared by every output.
///
/// An output is the last frame that it delivered. What it must deliver next is
/// `latest.changesSince(thatFrame)`, however many frames lie between.
public final class Frame {
    private static final int ID_LENGTH = 16;
    private static final Frame NONE =
            new Frame(
                    0,
                    Instant.EPOCH,
                    SourceState.unread(),
                    Optional.empty(),
                    new LinkedHashMap<>(),
                    idOf(Map.of()),
                    CycleStatistics.none());

    private final long cycle;
    private final Instant builtAt;
    private final SourceState source;
    private final Optional<SummarySnapshot> snapshot;
    private final SequencedMap<String, HashedPanel> panels;
    private final String id;
    private final CycleStatistics statistics;

    private Frame(
            long cycle,
            Instant builtAt,
            SourceState source,
            Optional<SummarySnapshot> snapshot,
            SequencedMap<String, HashedPanel> panels,
            String id,
            CycleStatistics statistics) {
        this.cycle = cycle;
        this.builtAt = builtAt;
        this.source = source;
        this.snapshot = snapshot;
        this.panels = panels;
        this.id = id;
        this.statistics = statistics;
    }

    /// The frame before the first: nothing to show. What changed since is everything.
    public static Frame none() {
        return NONE;
    }

    /// The frame of the next cycle.
    ///
    /// @param next what it shows, in the order of display
    /// @throws IllegalArgumentException if two panels have the same key
    public Frame next(
            Instant nextBuiltAt,
            SourceState nextSource,
            Optional<SummarySnapshot> nextSnapshot,
            List<HashedPanel> next,
            Thresholds thresholds) {
        SequencedMap<String, HashedPanel> byKey = LinkedHashMap.newLinkedHashMap(next.size());
        for (HashedPanel panel : next) {
            if (byKey.put(panel.key(), panel) != null) {
                throw new IllegalArgumentException("two panels have the key " + panel.key());
            }
        }
        int changed = changes(panels, byKey).size();
        return new Frame(
                cycle + 1,
                nextBuiltAt,
                nextSource,
                nextSnapshot,
                byKey,
                byKey.equals(panels) ? id : idOf(byKey),
                statistics.next(changed, byKey.size(), thresholds));
    }

    /// What a consumer must deliver to get from `delivered` to this frame. Applying it to the
    /// panels of `delivered` gives exactly the panels of this one.
    public FrameChanges changesSince(Frame delivered) {
        List<HashedPanel> changed = changes(delivered.panels, panels);
        List<String> removed =
                delivered.panels.keySet().stream().filter(key -> !panels.containsKey(key)).toList();
        return new FrameChanges(changed, removed, !source.saysTheSameAs(delivered.source));
    }

    private static List<HashedPanel> changes(
            Map<String, HashedPanel> before, SequencedMap<String, HashedPanel> now) {
        return now.values().stream().filter(panel -> !isAmong(before, panel)).toList();
    }

    private static boolean isAmong(Map<String, HashedPanel> panels, HashedPanel panel) {
        HashedPanel same = panels.get(panel.key());
        return same != null && same.equals(panel);
    }

    /// How many cycles this process has completed, this one included; 0 before the first.
    public long cycle() {
        return cycle;
    }

    /// When the frame was made.
    public Instant builtAt() {
        return builtAt;
    }

    /// How current the shown data are.
    public SourceState source() {
        return source;
    }

    /// The facts behind the panels; empty where the source brings finished panels.
    public Optional<SummarySnapshot> snapshot() {
        return snapshot;
    }

    /// The panels in the order of display.
    public List<HashedPanel> panels() {
        return List.copyOf(panels.values());
    }

    /// One panel, if the frame has it.
    public Optional<HashedPanel> panel(String key) {
        return Optional.ofNullable(panels.get(key));
    }

    /// The snapshot id, 16 lower-case hexadecimal digits: equal wherever the same panels are shown.
    public String id() {
        return id;
    }

    /// How much changed, so far.
    public CycleStatistics statistics() {
        return statistics;
    }

    private static String idOf(Map<String, HashedPanel> panels) {
        Map<String, Value> hashes = new TreeMap<>();
        panels.forEach((key, panel) -> hashes.put(key, Value.of(panel.hash())));
        return Sha256.hex(CanonicalJson.bytes(new Value.Object(hashes))).substring(0, ID_LENGTH);
    }

    @Override
    public String toString() {
        return "Frame[cycle=" + cycle + ", id=" + id + "]";
    }
}

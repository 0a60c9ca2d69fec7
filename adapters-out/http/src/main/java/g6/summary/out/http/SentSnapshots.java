package g6.summary.out.http;

import g6.summary.domain.Cursor;
import g6.summary.domain.Frame;
import g6.summary.domain.HashedPanel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// The hashes of the last frames, for cursors that only name one: those of clients with more panels
/// than a cursor has room for. Such a cursor does not say which panels its client gets, nor in
/// which format; it is believed where the snapshot was sent to clients of that one kind alone.
/// Thread-safe.
final class SentSnapshots {
    private static final int FRAMES = 512;

    /// As many panels as every cursor has room for.
    private static final int FEW_PANELS = 15;

    private record Snapshot(Map<String, String> hashes, Set<Selection> selections) {}

    private final SequencedMap<String, Snapshot> byId = new LinkedHashMap<>();
    private volatile boolean isNeeded;

    void remember(Frame frame) {
        List<HashedPanel> panels = frame.panels();
        if (panels.size() > FEW_PANELS) {
            isNeeded = true;
            remember(frame, panels);
        }
    }

    private synchronized void remember(Frame frame, List<HashedPanel> panels) {
        Snapshot known = byId.remove(frame.id());
        byId.put(frame.id(), known == null ? snapshot(panels) : known);
        if (byId.size() > FRAMES) {
            byId.pollFirstEntry();
        }
    }

    private static Snapshot snapshot(List<HashedPanel> panels) {
        Map<String, String> hashes = HashMap.newHashMap(panels.size());
        panels.forEach(panel -> hashes.put(panel.key(), panel.hash()));
        return new Snapshot(hashes, new HashSet<>());
    }

    /// Notes who may come back with this snapshot.
    void sent(String id, Selection selection) {
        if (isNeeded) {
            note(id, selection);
        }
    }

    private synchronized void note(String id, Selection selection) {
        Snapshot snapshot = byId.get(id);
        if (snapshot != null) {
            snapshot.selections().add(selection);
        }
    }

    /// The panels that a client lacks that comes with such a cursor; empty where that is not known.
    synchronized Optional<List<HashedPanel>> missing(
            Cursor cursor, Selection selection, List<HashedPanel> panels) {
        Snapshot snapshot = cursor.snapshotId().map(byId::get).orElse(null);
        if (snapshot == null || !snapshot.selections().equals(Set.of(selection))) {
            return Optional.empty();
        }
        List<HashedPanel> missing = new ArrayList<>();
        for (HashedPanel panel : panels) {
            if (!panel.hash().equals(snapshot.hashes().get(panel.key()))) {
                missing.add(panel);
            }
        }
        boolean hasAllOfThem =
                snapshot.hashes().keySet().stream().filter(selection::includes).count()
                                == panels.size()
                        && panels.stream().allMatch(p -> snapshot.hashes().containsKey(p.key()));
        return hasAllOfThem ? Optional.of(missing) : Optional.empty();
    }
}

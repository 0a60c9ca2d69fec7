package g6.summary.domain;

import g6.summary.domain.SummarySnapshot.Storage;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/// Where the collector writes, and how far behind it is.
final class StoragePanel implements PanelProvider {
    private static final PanelDescriptor DESCRIPTOR = PanelDescriptor.stable("storage", "Storage");

    @Override
    public PanelDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Object facts(SummarySnapshot snapshot) {
        return snapshot.storage();
    }

    @Override
    public Panel build(SummarySnapshot snapshot) {
        Storage storage = snapshot.storage();
        List<String> lines = new ArrayList<>();
        lines.add("lag: " + Figures.fixed(storage.lag(), 2, ""));
        lines.add("queue_depth: " + Figures.integer(storage.queueDepth()));
        lines.add("last_flush_age_sec: " + Figures.fixed(storage.lastFlushAgeSec(), 2, ""));
        storage.sinks().forEach((name, fields) -> lines.add(sink(name, fields)));
        return DESCRIPTOR.panel(lines, storage.facts());
    }

    private static String sink(String name, SortedMap<String, Value> fields) {
        List<String> written = new ArrayList<>();
        fields.forEach(
                (field, value) -> written.add(field + "=" + Figures.text(Fields.scalar(value))));
        return name + " " + (written.isEmpty() ? Figures.ABSENT : Figures.list(written, " "));
    }
}

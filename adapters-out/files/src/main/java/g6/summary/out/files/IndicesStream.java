package g6.summary.out.files;

import g6.summary.domain.CanonicalJson;
import g6.summary.domain.Fields;
import g6.summary.domain.MarketHours;
import g6.summary.domain.Value;

import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The rolling list of what each index was in each of the collector's cycles. A file beside it says
/// which cycle was the last; it is written second, so after a crash between the two the last entry
/// of the list counts as well. Not thread-safe.
final class IndicesStream {
    static final String LIST = "indices_stream.json";
    static final String STATE = ".indices_stream_state.json";

    private static final int MOST = 200;
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(MarketHours.ZONE);

    private final JsonFolder folder;

    private boolean isRead;
    private boolean isDamaged;
    private List<Value> entries = List.of();
    private Set<Value> seen = Set.of();

    IndicesStream(JsonFolder folder) {
        this.folder = folder;
    }

    /// Starts over: what stands in the files will be read again.
    void forget() {
        isRead = false;
    }

    /// Appends the cycle, unless that has been done.
    void append(Optional<CollectorCycle> cycle) throws IOException {
        if (!isRead) {
            read();
        }
        Optional<CollectorCycle> next = cycle.filter(each -> !seen.contains(each.id()));
        next.ifPresent(this::add);
        if (next.isPresent() || isDamaged) {
            isRead = false; // until both files are written
            write();
            isRead = true;
        }
        cycle.ifPresent(each -> seen = Set.of(each.id()));
    }

    private void read() throws IOException {
        Optional<List<Value>> list = folder.objects(LIST);
        Optional<Value.Object> state =
                folder.object(STATE).filter(object -> object.get("last_cycle").isPresent());
        entries = latest(list.orElse(List.of()));
        seen = new HashSet<>();
        if (list.isPresent()) {
            state.flatMap(object -> object.get("last_cycle")).ifPresent(seen::add);
            entries.stream().reduce((_, last) -> last).map(this::cycle).ifPresent(seen::add);
        }
        folder.keep(LIST);
        folder.keep(STATE);
        isDamaged =
                list.isPresent() != state.isPresent()
                        || list.filter(all -> all.size() > MOST).isPresent()
                        || list.isPresent() != folder.exists(LIST)
                        || state.isPresent() != folder.exists(STATE);
        isRead = true;
    }

    /// By what [CollectorCycle] knows the cycle of an entry.
    private Value cycle(Value entry) {
        Fields fields = Fields.of(entry);
        Value number = fields.value("cycle");
        return number == Value.Null.NULL ? fields.value("time") : number;
    }

    private void add(CollectorCycle cycle) {
        List<Value> all = new ArrayList<>(entries);
        cycle.indices().forEach(index -> all.add(entry(cycle, index)));
        entries = latest(all);
        seen = Set.of(cycle.id());
    }

    private static List<Value> latest(List<Value> all) {
        return List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size()));
    }

    private static Value entry(CollectorCycle cycle, Fields index) {
        return Value.Object.builder()
                .put("index", index.value("index"))
                .put("status", index.value("status"))
                .put("dq_score", index.value("dq_pct"))
                .put("legs", index.value("legs"))
                .put("success", cycle.success())
                .put("cycle", cycle.number())
                .put("time", Value.of(cycle.time()))
                .put("time_hms", timeOfDay(cycle))
                .build();
    }

    private static Value timeOfDay(CollectorCycle cycle) {
        return cycle.isTime() ? Value.of(CLOCK.format(cycle.instant())) : Value.Null.NULL;
    }

    private void write() throws IOException {
        Value last = seen.size() == 1 ? seen.iterator().next() : lastOfList();
        folder.replace(LIST, CanonicalJson.bytes(Value.of(entries)));
        folder.replace(
                STATE, CanonicalJson.bytes(Value.Object.builder().put("last_cycle", last).build()));
        isDamaged = false;
    }

    private Value lastOfList() {
        return entries.isEmpty() ? Value.Null.NULL : cycle(entries.getLast());
    }
}

package g6.summary.bootstrap;

import g6.summary.application.CycleObserver;
import g6.summary.application.PanelRegistry;
import g6.summary.application.PanelSelection;
import g6.summary.application.StatusReading;
import g6.summary.application.SummaryCycle;
import g6.summary.application.Ticker;
import g6.summary.domain.Frame;
import g6.summary.domain.StandardPanels;
import g6.summary.domain.StatusDocument;
import g6.summary.domain.Thresholds;
import g6.summary.domain.Value;
import g6.summary.in.simulator.Simulator;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Frames of a simulated market. The number of the collector's cycle stands in many of their
/// panels, so whoever reads what was made of them can tell whether it belongs together.
final class NumberedFrames {
    /// So many indices each of them has.
    static final int INDICES = 4;

    private static final long MIB = 1L << 20;

    private final Simulator simulator = BenchedMarket.documents(INDICES, 0.3);
    private final SummaryCycle cycle =
            new SummaryCycle(
                    new PanelRegistry(
                            StandardPanels.all(StandardPanels.Links.none()),
                            PanelSelection::standard,
                            Ticker.system(),
                            CycleObserver.none()),
                    Thresholds::defaults,
                    InstantSource.system());
    private long number;

    /// @param first the number of the first one
    NumberedFrames(long first) {
        this.number = first - 1;
    }

    /// The number that the latest one has.
    long number() {
        return number;
    }

    /// The next one.
    Frame next() {
        number++;
        Instant now = Instant.now();
        StatusDocument document = new StatusDocument(numbered(simulator.next(now)));
        return cycle.next(new StatusReading.Fresh(document, Optional.of(now)));
    }

    /// The next one of an unchanged document.
    Frame again() {
        return cycle.next(new StatusReading.Unchanged(Optional.empty()));
    }

    private Value.Object numbered(Value.Object document) {
        Map<String, Value> members = new LinkedHashMap<>(document.members());
        Value itself = Value.of(number);
        Value text = Value.of(Long.toString(number));
        members.put("app", with(document, "app", "version", text));
        members.put("loop", with(document, "loop", "cycle", itself));
        members.put("resources", with(document, "resources", "rss", Value.of(number * MIB)));
        members.put("analytics", with(document, "analytics", "pcr", itself));
        members.put("alerts", Value.of(List.of(alert(text))));
        return new Value.Object(members);
    }

    private static Value alert(Value message) {
        return Value.Object.builder()
                .put("time", Value.of("2026-01-05T05:00:00Z"))
                .put("level", Value.of("INFO"))
                .put("component", Value.of("collector"))
                .put("message", message)
                .build();
    }

    /// A part of the document with one member more, or another one.
    private static Value with(Value.Object document, String part, String key, Value value) {
        Map<String, Value> members = new LinkedHashMap<>();
        document.get(part).ifPresent(former -> members.putAll(((Value.Object) former).members()));
        members.put(key, value);
        return new Value.Object(members);
    }
}

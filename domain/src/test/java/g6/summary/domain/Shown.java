package g6.summary.domain;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What one document shows: the ten panels of a first cycle whose source is fresh.
final class Shown {
    static final SourceState FRESH =
            new SourceState(SourceState.Freshness.FRESH, Optional.empty(), Optional.empty());

    private static final StandardPanels.Links LINKS =
            new StandardPanels.Links(
                    Optional.of("status.json"), Optional.of("http://127.0.0.1:9329/metrics"));

    private Shown() {}

    static Frame frame(StatusDocument document) {
        SummarySnapshot facts = Extraction.snapshot(document);
        List<Condition> conditions =
                Conditions.none().next(facts, FRESH, Thresholds.defaults(), List.of()).standing();
        SummarySnapshot snapshot = facts.withConditions(conditions);
        List<HashedPanel> panels =
                StandardPanels.all(LINKS).stream()
                        .map(provider -> HashedPanel.of(provider.build(snapshot)))
                        .toList();
        return Frame.none()
                .next(Instant.EPOCH, FRESH, Optional.of(snapshot), panels, Thresholds.defaults());
    }

    static SequencedMap<String, HashedPanel> panels(StatusDocument document) {
        SequencedMap<String, HashedPanel> panels = new LinkedHashMap<>();
        frame(document).panels().forEach(panel -> panels.put(panel.key(), panel));
        return panels;
    }

    static List<String> lines(StatusDocument document, String key) {
        return frame(document).panel(key).orElseThrow().panel().lines();
    }

    static List<String> lines(String json, String key) {
        return lines(TestDocuments.document(json), key);
    }
}

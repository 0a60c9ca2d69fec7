package g6.summary.out.files;

import g6.summary.application.StatusDecoder.Decoded;
import g6.summary.domain.Extraction;
import g6.summary.domain.Frame;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.Panel;
import g6.summary.domain.SourceState;
import g6.summary.domain.StandardPanels;
import g6.summary.domain.StandardPanels.Links;
import g6.summary.domain.StatusDocument;
import g6.summary.domain.StatusFault;
import g6.summary.domain.SummarySnapshot;
import g6.summary.domain.Thresholds;
import g6.summary.domain.Value;
import g6.summary.in.json.JsonStatusDecoder;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Frames as the core makes them, one second apart.
final class Frames {
    static final Instant START = Instant.parse("2025-10-17T16:33:00Z");
    static final StatusFault MISSING = new StatusFault(StatusFault.Outcome.MISSING, "no such file");

    private Frame latest = Frame.none();
    private Instant now = START;
    private final List<String> hidden = new ArrayList<>();

    /// The frame of one document.
    Frame of(String json) {
        return of(document(json));
    }

    Frame of(StatusDocument document) {
        SummarySnapshot snapshot = Extraction.snapshot(document);
        return next(SourceState.unread(), Optional.of(snapshot), panels(snapshot));
    }

    /// The same facts a second later, and what is known of their source.
    Frame again(SourceState source) {
        return next(source, latest.snapshot(), latest.panels());
    }

    Frame again() {
        return again(SourceState.unread());
    }

    /// The same but for the panels of these keys, which could not be built.
    Frame broken(String... keys) {
        Set<String> broken = Set.of(keys);
        return next(
                SourceState.unread(),
                latest.snapshot(),
                latest.panels().stream()
                        .map(panel -> broken.contains(panel.key()) ? error(panel.key()) : panel)
                        .toList());
    }

    /// Finished panels, without the facts behind them.
    Frame finished(HashedPanel... panels) {
        return next(SourceState.unread(), Optional.empty(), List.of(panels));
    }

    /// From now on these panels are not shown.
    Frames hide(String... keys) {
        hidden.clear();
        hidden.addAll(List.of(keys));
        return this;
    }

    private Frame next(
            SourceState source, Optional<SummarySnapshot> snapshot, List<HashedPanel> panels) {
        now = now.plus(Duration.ofSeconds(1));
        latest = latest.next(now, source, snapshot, panels, Thresholds.defaults());
        return latest;
    }

    private List<HashedPanel> panels(SummarySnapshot snapshot) {
        return StandardPanels.all(
                        new Links(Optional.of("status.json"), Optional.of("http://m:9325/metrics")))
                .stream()
                .filter(provider -> !hidden.contains(provider.descriptor().key()))
                .map(provider -> HashedPanel.of(provider.build(snapshot)))
                .toList();
    }

    static HashedPanel error(String key) {
        return HashedPanel.of(
                new Panel(key, "ERROR", List.of("provider error: bang"), Value.Null.NULL));
    }

    static StatusDocument document(String json) {
        return switch (new JsonStatusDecoder().decode(json.getBytes(StandardCharsets.UTF_8))) {
            case Decoded.Document(var document) -> document;
            case Decoded.Fault(var fault) -> throw new IllegalArgumentException(fault.cause());
        };
    }
}

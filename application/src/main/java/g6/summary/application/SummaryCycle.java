package g6.summary.application;

import g6.summary.domain.Conditions;
import g6.summary.domain.Extraction;
import g6.summary.domain.Frame;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.SourceState;
import g6.summary.domain.StatusDocument;
import g6.summary.domain.StatusFault;
import g6.summary.domain.SummarySnapshot;
import g6.summary.domain.Thresholds;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// One cycle after the other: what was read becomes the next frame. A reading that failed keeps the
/// last good facts on show and says so in the source state. Used by the loop's thread alone.
public final class SummaryCycle {
    private final PanelRegistry registry;
    private final Supplier<Thresholds> thresholds;
    private final InstantSource clock;

    private SummarySnapshot snapshot = Extraction.snapshot(StatusDocument.empty());
    private Optional<Instant> asOf = Optional.empty();
    private Conditions conditions = Conditions.none();
    private boolean bringsPanels;
    private SourceState origin = SourceState.unread();
    private Frame frame = Frame.none();

    /// Before the first cycle.
    public SummaryCycle(
            PanelRegistry registry, Supplier<Thresholds> thresholds, InstantSource clock) {
        this.registry = registry;
        this.thresholds = thresholds;
        this.clock = clock;
    }

    /// The frame that this reading makes.
    public Frame next(StatusReading reading) {
        return switch (reading) {
            case StatusReading.Fresh(var document, var modifiedAt) -> {
                snapshot = Extraction.snapshot(document);
                bringsPanels = false;
                yield read(modifiedAt);
            }
            case StatusReading.Unchanged(var modifiedAt) ->
                    bringsPanels ? show(origin, frame.panels()) : read(modifiedAt);
            case StatusReading.Failed(var fault) -> failed(fault);
            case StatusReading.Panels(var panels, var itsSource) -> {
                bringsPanels = true;
                origin = itsSource;
                asOf = origin.asOf();
                yield show(origin, panels);
            }
        };
    }

    /// The frame that says that the program itself failed to make one.
    public Frame broken(Throwable fault) {
        StatusFault internal =
                new StatusFault(StatusFault.Outcome.INTERNAL, fault.getClass().getSimpleName());
        return frame(SourceState.failed(internal, asOf), frame.snapshot(), frame.panels());
    }

    private Frame read(Optional<Instant> modifiedAt) {
        asOf = snapshot.cycle().lastStart().map(start -> start.instant()).or(() -> modifiedAt);
        return conclude(
                SourceState.read(asOf, snapshot.cycle(), thresholds.get(), clock.instant()));
    }

    private Frame failed(StatusFault fault) {
        SourceState source = SourceState.failed(fault, asOf);
        return bringsPanels ? show(source, frame.panels()) : conclude(source);
    }

    private Frame conclude(SourceState source) {
        conditions = conditions.next(snapshot, source, thresholds.get(), registry.suppressed());
        snapshot = snapshot.withConditions(conditions.standing());
        return frame(source, Optional.of(snapshot), registry.build(snapshot));
    }

    private Frame show(SourceState source, List<HashedPanel> panels) {
        return frame(source, Optional.empty(), panels);
    }

    private Frame frame(
            SourceState source, Optional<SummarySnapshot> facts, List<HashedPanel> panels) {
        frame = frame.next(clock.instant(), source, facts, panels, thresholds.get());
        return frame;
    }
}

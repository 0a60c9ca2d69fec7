package g6.summary.in.simulator;

import g6.summary.domain.Value;

import java.time.Instant;
import java.util.Optional;

/// Realistic status documents, one after the other: pure but for its own state, without clock and
/// I/O. The same options and the same moments give the same documents. Not thread-safe.
public final class Simulator {
    private final SimulatorOptions options;

    private Optional<SimulatedState> state = Optional.empty();
    private Optional<Value.Object> unchanging = Optional.empty();

    /// A collector that has not begun yet.
    public Simulator(SimulatorOptions options) {
        this.options = options;
    }

    /// The document of the next cycle, which starts now; the first one starts the collector.
    public Value.Object next(Instant now) {
        if (unchanging.isPresent()) {
            return unchanging.get();
        }
        Value.Object document = options.dialect().document(stateOfNextCycle(now));
        if (options.changeRatio() == 0) {
            unchanging = Optional.of(document);
        }
        return document;
    }

    private SimulatedState stateOfNextCycle(Instant now) {
        if (state.isPresent()) {
            state.get().advance(now);
            return state.get();
        }
        SimulatedState first = new SimulatedState(options, now);
        state = Optional.of(first);
        return first;
    }
}

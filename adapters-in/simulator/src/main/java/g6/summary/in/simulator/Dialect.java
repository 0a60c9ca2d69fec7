package g6.summary.in.simulator;

import g6.summary.domain.Value;

/// The two ways in which collectors in the field write the same facts.
public enum Dialect {
    /// Grouped below `loop`, `app`, `indices`, `resources`.
    NESTED,
    /// Mostly at the root.
    FLAT;

    Value.Object document(SimulatedState state) {
        return switch (this) {
            case NESTED -> NestedDocument.of(state);
            case FLAT -> FlatDocument.of(state);
        };
    }
}

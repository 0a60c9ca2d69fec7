/// What G6 Summary knows: values, snapshot, extraction, panels, canonical JSON, frames and what
/// changed between two of them. Pure functions over immutable data; no I/O, clock, thread,
/// environment, logging or library lives here.
@org.jspecify.annotations.NullMarked
module g6.summary.domain {
    requires static org.jspecify; // null annotations, for the compiler alone

    exports g6.summary.domain;
}

/// A collector that does not exist: realistic, seeded status documents in both dialects, with the
/// faults that real ones have. Writing them is left to the port for atomic files.
@org.jspecify.annotations.NullMarked
module g6.summary.in.simulator {
    requires g6.summary.application;
    requires static org.jspecify; // null annotations, for the compiler alone

    exports g6.summary.in.simulator to
            g6.summary.bootstrap;
}

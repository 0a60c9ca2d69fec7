/// Files that no reader ever sees half-written, and nobody loses by a crash. What stands in them is
/// decided elsewhere.
@org.jspecify.annotations.NullMarked
module g6.summary.out.files {
    requires g6.summary.application;
    requires static org.jspecify; // null annotations, for the compiler alone

    exports g6.summary.out.files to
            g6.summary.bootstrap;
}

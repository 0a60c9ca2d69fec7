/// The past, kept in a folder: written as an output, read back as a source, so that one module owns
/// the format. What the panels say is no business of it.
@org.jspecify.annotations.NullMarked
module g6.summary.out.recording {
    requires transitive g6.summary.application;
    requires static org.jspecify; // null annotations, for the compiler alone

    exports g6.summary.out.recording to
            g6.summary.bootstrap;
}

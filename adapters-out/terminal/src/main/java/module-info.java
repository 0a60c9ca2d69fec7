/// The dashboard on standard output: a full screen, blocks of text, or sentences, with hostile text
/// made harmless. JLine is used here and nowhere else.
@SuppressWarnings("requires-automatic") // JLine 3 has only a name for its module, no descriptor
@org.jspecify.annotations.NullMarked
module g6.summary.out.terminal {
    requires g6.summary.application;
    requires org.jline;
    requires static org.jspecify; // null annotations, for the compiler alone

    exports g6.summary.out.terminal to
            g6.summary.bootstrap;
}

/// The dashboard as text on standard output: plain blocks, cut to the terminal's columns, hostile
/// text made harmless. JLine is used here and nowhere else.
@org.jspecify.annotations.NullMarked
module g6.summary.out.terminal {
    requires g6.summary.application;

    exports g6.summary.out.terminal to
            g6.summary.bootstrap;
}

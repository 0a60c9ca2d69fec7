/// The watched status file as a source: every way in which reading it can fail is a value, no
/// reading hangs the loop, and a change is noticed at once. What stands in the file is for the
/// decoder.
@org.jspecify.annotations.NullMarked
module g6.summary.in.file {
    requires g6.summary.application;
    requires static org.jspecify; // null annotations, for the compiler alone

    exports g6.summary.in.file to
            g6.summary.bootstrap;
}

/// Files that no reader ever sees half-written, and nobody loses by a crash: those of whoever
/// brings their content, and what this program itself tells in files, the panels, the dossier and
/// the log of the indices. Nothing is concluded here that a frame does not say.
@org.jspecify.annotations.NullMarked
module g6.summary.out.files {
    requires g6.summary.application;
    requires static org.jspecify; // null annotations, for the compiler alone

    exports g6.summary.out.files to
            g6.summary.bootstrap;
}

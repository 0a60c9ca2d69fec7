package g6.summary.out.recording;

import java.io.IOException;

/// What stands in a recording is not what was written there.
final class Damaged extends IOException {
    private static final long serialVersionUID = 1;

    private final Kind kind;

    private enum Kind {
        TORN,
        FOREIGN,
        OTHER
    }

    /// @param what in a few words, without the name of the file
    Damaged(String what) {
        this(what, Kind.OTHER);
    }

    private Damaged(String what, Kind kind) {
        super(what);
        this.kind = kind;
    }

    /// The bytes end in the middle of a record, or of a cycle: so they do while it is being
    /// written, and after a writer that was killed.
    static Damaged torn() {
        return new Damaged("the last cycle is not whole", Kind.TORN);
    }

    /// The bytes are in a version of the format that is not ours.
    static Damaged foreign(int version) {
        return new Damaged("it is of version " + version + " of the format", Kind.FOREIGN);
    }

    boolean isTorn() {
        return kind == Kind.TORN;
    }

    boolean isForeign() {
        return kind == Kind.FOREIGN;
    }
}

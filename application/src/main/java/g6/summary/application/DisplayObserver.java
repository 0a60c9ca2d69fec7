package g6.summary.application;

/// Told what happens on the terminal, in verbs, by the threads to which it happens. Must be quick
/// and thread-safe, and must not throw.
public interface DisplayObserver {

    /// Bytes were written to the terminal, or to what stands in for it.
    default void wrote(int bytes) {}

    /// A fault has left nobody to know what the screen shows: all of it is drawn anew.
    default void redrawnAfterFault() {}

    /// Does nothing.
    static DisplayObserver none() {
        return new DisplayObserver() {};
    }
}

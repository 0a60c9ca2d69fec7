package g6.summary.out.terminal;

/// Seam: the modes of the terminal that standard input is, to the last bit, which JLine leaves at
/// those that it has names for. No call blocks.
public interface LineModes {
    /// Sets the speed of the line as it was at the start, and changes nothing else.
    void restoreSpeed();

    /// Sets everything as it was at the start.
    void restore();

    /// Whether they are this program's to change: a shell gives the terminal to one job at a time.
    default boolean areOurs() {
        return true;
    }

    /// For systems on which nothing is lost.
    static LineModes none() {
        return new LineModes() {
            @Override
            public void restoreSpeed() {}

            @Override
            public void restore() {}
        };
    }
}

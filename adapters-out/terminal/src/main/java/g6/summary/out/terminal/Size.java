package g6.summary.out.terminal;

/// How large a terminal is.
///
/// @param columns at least 1
/// @param rows at least 1, or 0 for a part of a terminal that has no room
record Size(int columns, int rows) {
    /// Makes of what a terminal says something that can be drawn on.
    static Size of(int columns, int rows) {
        return new Size(Math.clamp(columns, 1, 1000), Math.clamp(rows, 1, 1000));
    }
}

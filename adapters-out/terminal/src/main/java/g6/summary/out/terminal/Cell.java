package g6.summary.out.terminal;

/// What stands in one place of a table.
sealed interface Cell permits Line, Sparkline {
    /// The columns that it would like to have.
    int columns();

    /// How it looks in so many columns; what is longer is cut where it is drawn.
    Line in(int columns);
}

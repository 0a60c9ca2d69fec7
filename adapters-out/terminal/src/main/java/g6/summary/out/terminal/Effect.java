package g6.summary.out.terminal;

/// What is to be done besides drawing.
enum Effect {
    /// The program is to end.
    QUIT,
    /// The terminal is to make itself heard.
    RING,
    /// Everything is to be drawn anew.
    REDRAW
}

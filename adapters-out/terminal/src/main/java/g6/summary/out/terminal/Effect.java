package g6.summary.out.terminal;

/// What is to be done besides drawing.
enum Effect {
    /// The program is to end.
    QUIT,
    /// The terminal is to make itself heard.
    RING,
    /// Everything is to be drawn anew.
    REDRAW,
    /// The past is to go on by one picture; nothing in the present.
    STEP_FORWARD,
    /// The past is to go back by one picture; nothing in the present.
    STEP_BACK,
    /// The time of the past is to go on, or to halt; nothing in the present.
    PLAY_OR_HALT
}

package g6.summary.out.terminal;

/// What somebody pressed.
sealed interface Key {
    /// A character.
    record Typed(String character) implements Key {}

    /// Text that was put in at once, from somewhere else: no key of it was pressed.
    record Pasted(String text) implements Key {}

    /// A key that types nothing.
    enum Special implements Key {
        TAB,
        BACK_TAB,
        UP,
        DOWN,
        LEFT,
        RIGHT,
        PAGE_UP,
        PAGE_DOWN,
        HOME,
        END,
        ENTER,
        ESCAPE,
        BACKSPACE,
        /// Draws everything anew, for a terminal that something else has written on.
        REDRAW
    }
}

package g6.summary.bootstrap;

/// A text that nobody may see. It does not show itself in messages, logs or a debugger's view.
///
/// @param text what it is
record Secret(String text) {
    /// What stands in its place wherever settings are shown.
    static final String MASK = "***";

    @Override
    public String toString() {
        return MASK;
    }
}

package g6.summary.bootstrap;

/// When a changed setting takes effect.
enum Effect {
    /// At the first cycle after a reload.
    AT_NEXT_CYCLE("reload"),
    /// When the program is started again.
    AT_START("restart"),
    /// Never in this version: what it is for is still to come.
    NOT_YET("not yet");

    private final String label;

    Effect(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}

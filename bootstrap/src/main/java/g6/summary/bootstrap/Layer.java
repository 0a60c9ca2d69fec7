package g6.summary.bootstrap;

/// Where the text of a setting comes from. A later one wins.
enum Layer {
    DEFAULT("default"),
    FILE("file"),
    ENV_FILE("env-file"),
    ENVIRONMENT("environment"),
    OPTION("option");

    private final String label;

    Layer(String label) {
        this.label = label;
    }

    /// How `config` names it.
    String label() {
        return label;
    }
}

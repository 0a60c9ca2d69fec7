package g6.summary.domain;

/// How bad a condition is, mildest first.
public enum Severity {
    /// Worth knowing.
    INFO,
    /// Worth a look.
    WARNING,
    /// Worth acting on.
    ERROR
}

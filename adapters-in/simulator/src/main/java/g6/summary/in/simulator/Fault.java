package g6.summary.in.simulator;

/// What collectors in the field do to their status file now and then.
public enum Fault {
    /// The document stops in the middle.
    TRUNCATED,
    /// The document is whole, but is no JSON.
    MALFORMED,
    /// There is no file, for a few cycles.
    MISSING
}

package g6.summary.out.http;

/// A port that is listened on.
///
/// @param offer what is served there
/// @param port 0 to 65535; 0 for any that is free
public record Listener(Offer offer, int port) {
    /// What a listener serves; every one answers the probes too.
    public enum Offer {
        /// Everything.
        ALL,
        /// Everything but the figures.
        ALL_BUT_METRICS,
        /// The stream, and what its clients need besides.
        STREAM,
        /// Full snapshots and single panels alone.
        RESYNC,
        /// The figures alone.
        METRICS
    }

    /// Checks the port.
    public Listener {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is not from 0 to 65535");
        }
    }
}

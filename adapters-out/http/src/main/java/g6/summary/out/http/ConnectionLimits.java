package g6.summary.out.http;

import java.time.Duration;

/// What one connection, and all of them together, may cost.
///
/// @param connections most connections at a time, those of streams included; when they are in use,
///   a new one takes the place of the one that has been without a request for longest
/// @param headerBytes most bytes of a request's headers; its first line has the same limit
/// @param bodyBytes most bytes of a request's body
/// @param requestTimeout how long a request may take to arrive, from the connection or its first
///   byte on to its last
/// @param idleTimeout how long a connection may be without a request
/// @param sendBufferBytes what the operating system may hold back for a client that does not read
public record ConnectionLimits(
        int connections,
        int headerBytes,
        int bodyBytes,
        Duration requestTimeout,
        Duration idleTimeout,
        int sendBufferBytes) {
    /// Connections of each listener that are accepted beyond the limit, to be turned away or to
    /// take another's place.
    public static final int BEYOND = 64;
}

package g6.summary.application;

import g6.summary.domain.SourceState.Freshness;

import java.time.Duration;

/// Told what happens while another process's stream is followed, in verbs, by the threads to which
/// it happens. Must be quick and thread-safe, and must not throw.
public interface RemoteStreamObserver {

    /// Bytes came, of whatever kind: the other side lives.
    default void heard() {}

    /// It is heard in time again, or late, or no more.
    default void became(Freshness freshness) {}

    /// An event came that is known.
    default void received(StreamEvent type) {}

    /// What an event brought was taken in.
    default void applied(Duration took) {}

    /// An event could not be used, or the connection failed.
    default void failed() {}

    /// Does nothing.
    static RemoteStreamObserver none() {
        return new RemoteStreamObserver() {};
    }
}

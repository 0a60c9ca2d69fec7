package g6.summary.application;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// Told what happens to the clients of the stream, in verbs, by the threads to which it happens.
/// Must be quick and thread-safe, and must not throw.
public interface StreamObserver {

    /// Who calls.
    ///
    /// @param address the IP address of the other end of the connection
    /// @param agent the first 12 hexadecimal digits of the SHA-256 of its User-Agent; `-` for none
    /// @param requestId what it calls its request; blank where it does not say
    record Caller(String address, String agent, String requestId) {}

    /// Why a request was turned away.
    enum Rejection {
        /// It called us by a name that is not ours.
        HOST,
        /// It has no token, or a wrong one.
        AUTH,
        /// Its address is not allowed.
        IP,
        /// Its User-Agent is not allowed.
        USER_AGENT,
        /// It connects too often.
        RATE,
        /// Too many streams are open.
        CAP,
        /// The service is ending.
        SHUTDOWN;

        /// Its name in logs and metrics.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Why a stream ended.
    enum Departure {
        /// The client went away.
        LEFT,
        /// It did not read for too long and was let go.
        STALLED,
        /// The service ended, and said so.
        SHUTDOWN,
        /// A fault of the program.
        FAILED;

        /// Its name in logs and metrics.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A request was turned away.
    default void rejected(Caller caller, Rejection cause) {}

    /// A stream was opened.
    default void joined(Caller caller) {}

    /// A client goes on from what it had rather than from the beginning.
    default void resumed(Caller caller) {}

    /// A stream that had been opened has ended.
    default void left(Caller caller, Departure reason, Duration stayed) {}

    /// Events were encoded, once for every client that needs the same.
    default void encoded(StreamEvent type, int events) {}

    /// A set of changes, or everything, was encoded for every client that needs the same.
    default void changesEncoded(Duration took) {}

    /// Bytes of whatever kind were written to one client: events, and what goes between them.
    default void wrote(int bytes) {}

    /// Events of one type were written to one client.
    ///
    /// @param bytes of all of them together
    /// @param waited how long after the frame that they tell of, or after the client came, where
    ///   that was later
    default void sent(StreamEvent type, int events, int bytes, Duration waited) {}

    /// One panel was delivered to one client.
    default void panelDelivered(String key) {}

    /// Changes were held back from a client that gets too many, and go out with the next ones.
    default void heldBack() {}

    /// A request could not be answered for a reason that nobody expected.
    default void requestFailed(Caller caller, Throwable fault) {}

    /// Does nothing.
    static StreamObserver none() {
        return new StreamObserver() {};
    }

    /// Tells all of them, in this order.
    static StreamObserver all(List<StreamObserver> observers) {
        return new StreamObservers(observers);
    }
}

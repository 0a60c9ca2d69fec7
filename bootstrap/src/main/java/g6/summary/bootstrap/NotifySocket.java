package g6.summary.bootstrap;

import java.io.IOException;
import java.util.Map;

/// Where a service manager wants to hear from its service, as `sd_notify(3)` has it: lines of
/// `NAME=value`, one datagram a message.
interface NotifySocket {
    /// Sends one message, which may block as long as the manager does not read.
    ///
    /// @throws IOException if it cannot be sent, such as when the socket is gone
    void send(String message) throws IOException;

    /// Whether anybody wants to hear.
    default boolean isThere() {
        return true;
    }

    /// The socket of this environment, `NOTIFY_SOCKET`: a path, or `@` and an abstract name.
    /// Nothing native is loaded where it is not set.
    static NotifySocket from(Map<String, String> environment) {
        String address = environment.getOrDefault("NOTIFY_SOCKET", "");
        return address.isEmpty() ? none() : new UnixDatagramSocket(address);
    }

    /// Nobody wants to hear: does nothing.
    static NotifySocket none() {
        return new NotifySocket() {
            @Override
            public void send(String message) {}

            @Override
            public boolean isThere() {
                return false;
            }
        };
    }
}

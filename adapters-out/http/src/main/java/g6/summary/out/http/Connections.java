package g6.summary.out.http;

import g6.summary.application.Ticker;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Every open connection, and what Helidon by itself does not see to: none dribbles or withholds
/// its request, none leaves an answer unread, and there are never too many.
final class Connections implements ServerConnectionSelector {
    private final ServerConnectionSelector http;
    private final ConnectionLimits limits;
    private final Supplier<Duration> writeTimeout;
    private final Ticker ticker;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();

    /// @param http makes the connections that are watched over
    Connections(
            ServerConnectionSelector http,
            ConnectionLimits limits,
            Supplier<Duration> writeTimeout,
            Ticker ticker) {
        this.http = http;
        this.limits = limits;
        this.writeTimeout = writeTimeout;
        this.ticker = ticker;
    }

    /// The newest counts from here on, and who makes room does not count any more.
    @Override
    public ServerConnection connection(ConnectionContext context) {
        Connection newest = new Connection(context, http, limits, writeTimeout, ticker, open);
        synchronized (open) {
            if (isFull()) {
                longestWithoutRequest()
                        .orElseThrow(() -> new CloseConnectionException("too many connections"))
                        .cut();
            }
            open.add(newest);
        }
        return newest;
    }

    private boolean isFull() {
        return open.size() >= limits.connections()
                && open.stream().filter(c -> !c.isCut()).count() >= limits.connections();
    }

    private Optional<Connection> longestWithoutRequest() {
        return open.stream()
                .filter(connection -> connection.awaitsRequest() && !connection.isCut())
                .min(Comparator.comparingLong(Connection::deadline));
    }

    /// Ends those whose time is over.
    void cutOverdue(long now) {
        for (Connection connection : open) {
            if (connection.isOverdue(now)) {
                connection.cut();
            }
        }
    }

    /// Ends all of them.
    void cutAll() {
        open.forEach(Connection::cut);
    }

    /// How many are open and between two requests, or before the first.
    int idle() {
        return (int) open.stream().filter(Connection::awaitsRequest).count();
    }

    @Override
    public int bytesToIdentifyConnection() {
        return http.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(BufferData data) {
        return http.supports(data);
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return http.supportedApplicationProtocols();
    }
}

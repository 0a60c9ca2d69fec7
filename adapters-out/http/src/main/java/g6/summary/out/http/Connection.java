package g6.summary.out.http;

import g6.summary.application.Ticker;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.common.socket.SocketWriterException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/// One connection between Helidon and the socket. It notes until when its peer has to send or to
/// read something; whoever looks may cut it off after that, which ends the blocked thread.
final class Connection implements ServerConnection, ConnectionContext, DataWriter {
    private static final ScopedValue<Connection> CURRENT = ScopedValue.newInstance();

    private enum Phase {
        /// The peer may send a request, or not.
        AWAITING_REQUEST,
        /// A request has begun to arrive.
        RECEIVING,
        /// The request is there; it is our turn.
        ANSWERING
    }

    private final ConnectionContext context;
    private final ConnectionLimits limits;
    private final Supplier<Duration> writeTimeout;
    private final Ticker ticker;
    private final Set<Connection> open;
    private final DataReader reader;
    private final ServerConnection http;

    private final Thread thread = Thread.currentThread();

    private Phase phase = Phase.RECEIVING;
    private volatile boolean awaitsRequest = true;

    /// When the time of what is awaited is over; meaningless unless something is.
    private volatile long deadline;

    private volatile boolean isTimed = true;
    private volatile boolean cut;

    Connection(
            ConnectionContext context,
            ServerConnectionSelector selector,
            ConnectionLimits limits,
            Supplier<Duration> writeTimeout,
            Ticker ticker,
            Set<Connection> open) {
        this.context = context;
        this.limits = limits;
        this.writeTimeout = writeTimeout;
        this.ticker = ticker;
        this.open = open;
        this.reader = DataReader.create(this::receive);
        this.deadline = ticker.nanos() + limits.requestTimeout().toNanos();
        this.http = selector.connection(this);
    }

    /// The connection that the calling thread serves.
    static Connection current() {
        return CURRENT.get();
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
        try {
            ScopedValue.where(CURRENT, this).call(() -> served(limit));
        } finally {
            open.remove(this);
        }
    }

    private @Nullable Void served(Limit limit) throws InterruptedException {
        http.handle(limit);
        return null;
    }

    /// The request has been received: from here on there is no hurry but with writes.
    void requestReceived() {
        phase = Phase.ANSWERING;
        awaitsRequest = false;
        isTimed = false;
    }

    /// The answer is written: the peer may send another request, within the idle time.
    void answered() {
        phase = Phase.AWAITING_REQUEST;
        await(limits.idleTimeout());
        awaitsRequest = true;
    }

    /// There will be no other request.
    void endAfterAnswer() {
        http.close(false);
    }

    private byte @Nullable [] receive() {
        try {
            byte[] bytes = context.serverSocket().get();
            if (phase == Phase.AWAITING_REQUEST) {
                phase = Phase.RECEIVING;
                await(limits.requestTimeout());
            }
            return bytes;
        } catch (UncheckedIOException gone) {
            throw new CloseConnectionException("connection broken", gone);
        }
    }

    private void await(Duration timeout) {
        deadline = ticker.nanos() + timeout.toNanos();
        isTimed = true;
    }

    boolean awaitsRequest() {
        return awaitsRequest;
    }

    long deadline() {
        return deadline;
    }

    boolean isOverdue(long now) {
        return isTimed && now - deadline > 0;
    }

    /// Ends the connection, whatever its thread is blocked in.
    void cut() {
        if (!cut) {
            cut = true;
            http.close(true);
            thread.interrupt(); // it may not have told Helidon yet which one it is
        }
    }

    /// Whether it was ended rather than left.
    boolean isCut() {
        return cut;
    }

    @Override
    public void write(BufferData... buffers) {
        write(BufferData.create(buffers));
    }

    @Override
    public void write(BufferData buffer) {
        await(writeTimeout.get());
        context.dataWriter().write(buffer);
        isTimed = false;
    }

    /// Sends bytes of an answer as they are.
    void send(byte[] bytes) throws IOException {
        try {
            write(BufferData.create(bytes));
        } catch (SocketWriterException | UncheckedIOException gone) {
            throw new IOException("the connection is broken", gone);
        }
    }

    @Override
    public void writeNow(BufferData... buffers) {
        write(buffers);
    }

    @Override
    public void writeNow(BufferData buffer) {
        write(buffer);
    }

    @Override
    public DataWriter dataWriter() {
        return this;
    }

    @Override
    public DataReader dataReader() {
        return reader;
    }

    @Override
    public Duration idleTime() {
        return Duration.ZERO; // idle connections are ended here, by their deadline
    }

    @Override
    public void close(boolean interrupt) {
        http.close(interrupt);
    }

    @Override
    public ListenerContext listenerContext() {
        return context.listenerContext();
    }

    @Override
    public ExecutorService executor() {
        return context.executor();
    }

    @Override
    public Router router() {
        return context.router();
    }

    @Override
    public Optional<ProxyProtocolData> proxyProtocolData() {
        return context.proxyProtocolData();
    }

    @Override
    public HelidonSocket serverSocket() {
        return context.serverSocket();
    }

    @Override
    public PeerInfo remotePeer() {
        return context.remotePeer();
    }

    @Override
    public PeerInfo localPeer() {
        return context.localPeer();
    }

    @Override
    public boolean isSecure() {
        return context.isSecure();
    }

    @Override
    public String socketId() {
        return context.socketId();
    }

    @Override
    public String childSocketId() {
        return context.childSocketId();
    }
}

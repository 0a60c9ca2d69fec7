package g6.summary.out.http;

import g6.summary.application.CycleObserver;
import g6.summary.application.Exposition;
import g6.summary.application.Liveness;
import g6.summary.application.ServiceFigures;
import g6.summary.application.StreamObserver;
import g6.summary.application.SummaryOutput;
import g6.summary.application.Ticker;
import g6.summary.domain.Frame;
import g6.summary.domain.FrameChanges;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The dashboard over HTTP, as one output: it is given each frame, and its clients take from it
/// what they lack, each at its own pace. Thread-safe.
public final class SummaryServer implements SummaryOutput, CycleObserver {
    /// The name of this output.
    public static final String OUTPUT = "sse";

    private static final Duration GLANCE = Duration.ofMillis(100);

    /// The share of the time for ending that clients get, in percent; the rest is for the
    /// listeners.
    private static final int CLIENTS_SHARE = 60;

    private final ServerOptions options;
    private final FanOut fanOut;
    private final Connections connections;
    private final Ticker ticker;
    private final WebServer web;
    private final Thread clock;

    private volatile long cycle;

    private SummaryServer(
            ServerOptions options,
            Optional<Exposition> exposition,
            ServiceFigures figures,
            Liveness liveness,
            StreamObserver observer,
            InstantSource wallClock,
            Ticker ticker) {
        this.options = options;
        this.ticker = ticker;
        this.fanOut = new FanOut(options.stream(), observer, ticker, options.version());
        this.connections =
                new Connections(
                        http(options.limits()),
                        options.limits(),
                        () -> options.stream().get().writeTimeout(),
                        ticker);
        TicketStore tickets = new TicketStore(ticker);
        Routes routes =
                new Routes(
                        new Gate(new AccessControl(tickets), options.access(), observer),
                        new StreamEndpoint(
                                fanOut,
                                options.access(),
                                options.stream(),
                                this::panelKeys,
                                observer,
                                ticker),
                        new DocumentEndpoints(fanOut, this::panelKeys, tickets),
                        new HealthEndpoints(
                                fanOut, figures, liveness, options.version(), wallClock, ticker),
                        exposition.map(MetricsEndpoint::new));
        this.web = web(routes);
        this.clock = Thread.ofPlatform().daemon().name("g6-http-clock").unstarted(this::watch);
    }

    /// Binds every listener and serves from now on.
    ///
    /// @param exposition the figures that it serves; empty where it serves none
    /// @throws IOException if a port cannot be had; then none is
    public static SummaryServer start(
            ServerOptions options,
            Optional<Exposition> exposition,
            ServiceFigures figures,
            Liveness liveness,
            StreamObserver observer,
            InstantSource wallClock,
            Ticker ticker)
            throws IOException {
        SummaryServer server =
                new SummaryServer(
                        options, exposition, figures, liveness, observer, wallClock, ticker);
        for (Listener listener : options.listeners()) {
            tryOut(options.bind(), listener.port());
        }
        server.web.start();
        if (!server.web.isRunning()) {
            throw new IOException("a port was taken while it was about to be bound");
        }
        server.clock.start();
        return server;
    }

    /// Helidon tells nobody why a port cannot be bound.
    private static void tryOut(InetAddress address, int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw new IOException("port " + port + ": " + e.getMessage(), e);
        }
    }

    private static Http1ConnectionSelector http(ConnectionLimits limits) {
        Http1Config config =
                Http1Config.builder()
                        .maxHeadersSize(limits.headerBytes())
                        .maxPrologueLength(limits.headerBytes())
                        .sendKeepAliveHeader(false)
                        .build();
        return Http1ConnectionSelector.builder().config(config).build();
    }

    private WebServer web(Routes routes) {
        var builder = WebServer.builder().shutdownHook(false);
        boolean isFirst = true;
        for (Listener listener : options.listeners()) {
            if (isFirst) {
                configure(builder, listener, routes);
                isFirst = false;
            } else {
                String name = listener.offer().name();
                builder.putSocket(
                        name, configured(ListenerConfig.builder().name(name), listener, routes));
            }
        }
        return builder.build();
    }

    private ListenerConfig configured(
            ListenerConfig.Builder builder, Listener listener, Routes routes) {
        configure(builder, listener, routes);
        return builder.build();
    }

    private void configure(
            ListenerConfig.BuilderBase<?, ?> builder, Listener listener, Routes routes) {
        ConnectionLimits limits = options.limits();
        builder.address(options.bind())
                .port(listener.port())
                .routing(routes.of(listener.offer()))
                .protocolsDiscoverServices(false)
                .addConnectionSelector(connections)
                .connectionOptions(
                        socket ->
                                socket.tcpNoDelay(true)
                                        .socketKeepAlive(true)
                                        .socketSendBufferSize(limits.sendBufferBytes()))
                .useNio(false) // keeps half as many buffers for each connection
                .writeBufferSize(0) // what is written is complete
                .maxTcpConnections(limits.connections() + ConnectionLimits.BEYOND)
                .maxPayloadSize(limits.bodyBytes())
                .maxInMemoryEntity(limits.bodyBytes())
                .directHandlers(complaints())
                .shutdownGracePeriod(Duration.ofMillis(100));
    }

    /// What Helidon itself turns away, in the words of all other errors.
    private static DirectHandlers complaints() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(
                    type,
                    (_, _, status, headers, _) ->
                            DirectHandler.TransportResponse.builder()
                                    .status(status)
                                    .headers(headers)
                                    .header(HeaderNames.CONTENT_TYPE, "application/json")
                                    .keepAlive(false)
                                    .entity(Answers.errorBody(Answers.words(status)))
                                    .build());
        }
        return handlers.build();
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(GLANCE);
                long now = ticker.nanos();
                connections.cutOverdue(now);
                fanOut.wakeOverdue(now);
            }
        } catch (InterruptedException _) {
            // The server has ended.
        }
    }

    private Set<String> panelKeys() {
        Set<String> keys =
                fanOut.latest().stream()
                        .flatMap(latest -> latest.frame().panels().stream())
                        .map(panel -> panel.key())
                        .collect(Collectors.toSet());
        keys.addAll(options.panels());
        return keys;
    }

    /// The port of each listener, as it was bound.
    public Map<Listener.Offer, Integer> ports() {
        Map<Listener.Offer, Integer> ports = new LinkedHashMap<>();
        List<Listener> listeners = options.listeners();
        ports.put(listeners.getFirst().offer(), web.port());
        for (Listener listener : listeners.subList(1, listeners.size())) {
            ports.put(listener.offer(), web.port(listener.offer().name()));
        }
        return ports;
    }

    /// How many connections are open without a request.
    int idleConnections() {
        return connections.idle();
    }

    @Override
    public String name() {
        return OUTPUT;
    }

    @Override
    public Blocking blocking() {
        return Blocking.SOCKET;
    }

    @Override
    public void deliver(Frame latest, FrameChanges since) {
        fanOut.show(latest, since);
    }

    @Override
    public void cycleCompleted(Frame frame, Duration build, Duration whole) {
        cycle = frame.cycle();
    }

    @Override
    public void panelFailed(String key, Throwable fault) {
        fanOut.report(new FanOut.Fault(cycle + 1, "panel " + key + ": " + words(fault)));
    }

    private static String words(Throwable fault) {
        return Objects.requireNonNullElse(fault.getMessage(), fault.getClass().getSimpleName());
    }

    @Override
    public void cycleBroken(Frame frame, Throwable fault) {
        cycle = frame.cycle();
        fanOut.report(new FanOut.Fault(cycle, "cycle: " + fault.getClass().getSimpleName()));
    }

    /// Lets nobody in any more. Returns at once.
    public void drain() {
        fanOut.drain();
    }

    /// Says goodbye to every client, ends the connections, and gives the ports back; within the
    /// time for ending, whether clients read or not.
    @Override
    public void close() {
        fanOut.end();
        try {
            fanOut.awaitEmpty(
                    options.endTimeout().get().multipliedBy(CLIENTS_SHARE).dividedBy(100));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the time is over: the rest is done in a hurry
        }
        connections.cutAll();
        web.stop();
        clock.interrupt();
    }
}

package g6.summary.bootstrap;

import com.sun.management.UnixOperatingSystemMXBean;

import g6.summary.application.Liveness;
import g6.summary.application.StreamObserver;
import g6.summary.application.Ticker;
import g6.summary.out.http.AccessRules;
import g6.summary.out.http.AccessToken;
import g6.summary.out.http.AddressRange;
import g6.summary.out.http.ConnectionLimits;
import g6.summary.out.http.Listener;
import g6.summary.out.http.Listener.Offer;
import g6.summary.out.http.ServerOptions;
import g6.summary.out.http.StreamRules;
import g6.summary.out.http.SummaryServer;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The HTTP server that the settings ask for.
final class HttpService {
    /// Files and sockets that the program needs besides its connections.
    private static final long OTHER_DESCRIPTORS = 128;

    private HttpService() {}

    /// Starts to listen, where anything is to be served.
    ///
    /// @throws IOException if a port cannot be had
    static Optional<SummaryServer> start(
            Supplier<Settings> settings,
            Logger log,
            Instruments instruments,
            Liveness liveness,
            InstantSource clock)
            throws IOException {
        Settings now = settings.get();
        List<Listener> listeners = listeners(now);
        if (listeners.isEmpty()) {
            return Optional.empty();
        }
        ServerOptions options =
                new ServerOptions(
                        listeners,
                        bind(now),
                        limits(now, listeners.size(), log),
                        new Derived<>(settings, HttpService::access),
                        new Derived<>(settings, HttpService::stream),
                        () -> settings.get().get(ServiceSettings.SHUTDOWN_TIMEOUT),
                        Set.copyOf(Settings.panelKeys()),
                        Command.version().replace(' ', '/'));
        List<StreamObserver> told = new ArrayList<>(instruments.ofStreams());
        told.add(new StreamReport(log, Ticker.system()));
        SummaryServer server =
                SummaryServer.start(
                        options,
                        instruments.exposition(),
                        instruments.health(),
                        liveness,
                        StreamObserver.all(told),
                        clock,
                        Ticker.system());
        instruments.exposition().ifPresent(HeadStart::ofTheFigures);
        server.ports().values().forEach(port -> noticeVanishedPeers(port, now, log));
        server.ports()
                .forEach(
                        (offer, port) ->
                                log.log(
                                        Level.INFO,
                                        "listening on {0} port {1}, {2}",
                                        now.get(HttpSettings.BIND),
                                        Integer.toString(port),
                                        words(offer)));
        return Optional.of(server);
    }

    private static void noticeVanishedPeers(int port, Settings settings, Logger log) {
        try {
            new ListeningSocket(port).endUnconfirmedAfter(settings.get(HttpSettings.WRITE_TIMEOUT));
        } catch (IOException | RuntimeException | LinkageError fault) {
            log.log(
                    Level.WARNING,
                    "clients that vanish without a word are noticed late: " + fault.getMessage());
        }
    }

    private static String words(Offer offer) {
        return switch (offer) {
            case ALL -> "everything";
            case ALL_BUT_METRICS -> "everything but the metrics";
            case STREAM -> "the stream";
            case RESYNC -> "resync alone";
            case METRICS -> "the metrics alone";
        };
    }

    private static List<Listener> listeners(Settings settings) {
        List<Listener> listeners = new ArrayList<>();
        if (settings.get(HttpSettings.UNIFIED)) {
            boolean hasMetrics = settings.get(HttpSettings.UNIFIED_METRICS);
            Offer offer = hasMetrics ? Offer.ALL : Offer.ALL_BUT_METRICS;
            listeners.add(listener(offer, settings, HttpSettings.UNIFIED_PORT));
        }
        if (HttpSettings.isStreamServed(settings)) {
            listeners.add(listener(Offer.STREAM, settings, HttpSettings.SSE_PORT));
            if (!settings.get(HttpSettings.NO_RESYNC)) {
                listeners.add(listener(Offer.RESYNC, settings, HttpSettings.RESYNC_PORT));
            }
        }
        if (HttpSettings.haveMetricsAPort(settings)) {
            listeners.add(listener(Offer.METRICS, settings, HttpSettings.METRICS_PORT));
        }
        return listeners;
    }

    private static Listener listener(Offer offer, Settings settings, Setting<Long> port) {
        return new Listener(offer, Math.toIntExact(settings.get(port)));
    }

    private static InetAddress bind(Settings settings) throws IOException {
        String address = settings.get(HttpSettings.BIND);
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException _) { // its message is but the name
            throw new IOException(address + ": there is no such address");
        }
    }

    private static ConnectionLimits limits(Settings settings, int listeners, Logger log) {
        long wanted = settings.get(HttpSettings.CONNECTIONS);
        long possible = (descriptors() - OTHER_DESCRIPTORS) / listeners - ConnectionLimits.BEYOND;
        if (wanted > possible) {
            log.log(
                    Level.WARNING,
                    HttpSettings.CONNECTIONS.name()
                            + " is "
                            + wanted
                            + ", for which the process may not open enough files; "
                            + possible
                            + " holds");
        }
        return new ConnectionLimits(
                Math.toIntExact(Math.max(1, Math.min(wanted, possible))),
                whole(settings, HttpSettings.HEADER_BYTES),
                whole(settings, HttpSettings.BODY_BYTES),
                settings.get(HttpSettings.REQUEST_TIMEOUT),
                settings.get(HttpSettings.IDLE_TIMEOUT),
                whole(settings, HttpSettings.SEND_BUFFER));
    }

    private static long descriptors() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Integer.MAX_VALUE;
    }

    private static AccessRules access(Settings settings) {
        return new AccessRules(
                Set.copyOf(settings.get(HttpSettings.ALLOWED_HOSTS)),
                settings.get(HttpSettings.TOKEN).map(secret -> AccessToken.of(secret.text())),
                settings.get(HttpSettings.ALLOWED_ADDRESSES).stream()
                        .map(text -> AddressRange.parse(text).orElseThrow()) // checked when read
                        .toList(),
                settings.get(HttpSettings.ALLOWED_AGENTS),
                settings.get(HttpSettings.CONNECT_RATE),
                Set.copyOf(settings.get(HttpSettings.ALLOWED_ORIGINS)));
    }

    private static StreamRules stream(Settings settings) {
        return new StreamRules(
                whole(settings, HttpSettings.MAX_CONNECTIONS),
                whole(settings, HttpSettings.EVENTS_PER_SECOND),
                whole(settings, HttpSettings.HEARTBEAT_CYCLES),
                settings.get(HttpSettings.FORCE_FULL),
                settings.get(HttpSettings.STRUCTURED),
                whole(settings, HttpSettings.MAX_EVENT_BYTES),
                settings.get(HttpSettings.WRITE_TIMEOUT));
    }

    private static int whole(Settings settings, Setting<Long> setting) {
        return Math.toIntExact(settings.get(setting));
    }
}

package g6.summary.out.http;

import g6.summary.application.Exposition;
import g6.summary.application.Liveness;
import g6.summary.application.Playback;
import g6.summary.application.ServiceFigures;
import g6.summary.application.StreamObserver;
import g6.summary.domain.Frame;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.Panel;
import g6.summary.domain.SourceState;
import g6.summary.domain.Thresholds;
import g6.summary.domain.Value;
import g6.summary.out.http.Listener.Offer;
import g6.summary.testkit.ManualClock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// A server on free ports that shows what the test says, in the test's own time.
final class Dashboard implements AutoCloseable {
    static final AccessRules OPEN =
            new AccessRules(
                    Set.of(), Optional.empty(), List.of(), List.of(), Optional.empty(), Set.of());
    static final StreamRules STREAM =
            new StreamRules(50, 0, 5, 0, false, 1 << 20, Duration.ofSeconds(5));
    static final ConnectionLimits LIMITS =
            new ConnectionLimits(
                    200, 8192, 1024, Duration.ofSeconds(10), Duration.ofMinutes(1), 65_536);

    final ManualClock clock = ManualClock.at("2025-10-17T16:33:00Z");
    volatile Optional<Playback.Position> position = Optional.empty();
    final ServiceFigures figures = new ServiceFigures(clock, () -> position);
    private final Liveness liveness = new Liveness(() -> Duration.ofSeconds(1), clock::nanos);
    private final SummaryServer server;

    volatile AccessRules access = OPEN;
    volatile StreamRules stream = STREAM;
    private Frame frame = Frame.none();
    private SourceState source = SourceState.unread();
    private List<HashedPanel> panels = List.of();

    Dashboard() {
        this(LIMITS, StreamObserver.none(), Set.of(), Offer.ALL);
    }

    /// @param keys of the panels that may be shown besides those that are
    Dashboard(ConnectionLimits limits, StreamObserver observer, Set<String> keys, Offer... offers) {
        ServerOptions options =
                new ServerOptions(
                        Arrays.stream(offers).map(offer -> new Listener(offer, 0)).toList(),
                        InetAddress.getLoopbackAddress(),
                        limits,
                        () -> access,
                        () -> stream,
                        () -> Duration.ofSeconds(5),
                        keys,
                        "g6-summary/test");
        try {
            server =
                    SummaryServer.start(
                            options,
                            Optional.of(Dashboard::figuresFor),
                            figures,
                            liveness,
                            StreamObserver.all(List.of(figures, observer)),
                            clock,
                            clock::nanos);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Exposition.Document figuresFor(Optional<String> accept) {
        String text = "accepts " + accept.orElse("anything") + "\n";
        return new Exposition.Document(
                "text/plain; version=test", text.getBytes(StandardCharsets.UTF_8));
    }

    SummaryServer server() {
        return server;
    }

    int port() {
        return port(Offer.ALL);
    }

    int port(Offer offer) {
        return Objects.requireNonNull(server.ports().get(offer));
    }

    static HashedPanel panel(String key, String... lines) {
        return HashedPanel.of(
                new Panel(
                        key,
                        key.toUpperCase(java.util.Locale.ROOT),
                        List.of(lines),
                        Value.Object.builder()
                                .put("n", Value.of(lines.length))
                                .put("text", Value.of(String.join("\n", lines)))
                                .build()));
    }

    /// Shows these panels in the next cycle.
    Frame show(HashedPanel... next) {
        return show(List.of(next));
    }

    Frame show(List<HashedPanel> next) {
        panels = List.copyOf(next);
        return cycle();
    }

    /// Shows the source like this in the next cycle.
    Frame show(SourceState next) {
        source = next;
        return cycle();
    }

    /// Shows this panel instead of the one with its key.
    Frame change(HashedPanel changed) {
        List<HashedPanel> next = new ArrayList<>(panels);
        next.replaceAll(panel -> panel.key().equals(changed.key()) ? changed : panel);
        return show(next);
    }

    /// A cycle in which nothing changes.
    Frame cycle() {
        Frame before = frame;
        frame =
                frame.next(
                        clock.instant(), source, Optional.empty(), panels, Thresholds.defaults());
        server.deliver(frame, frame.changesSince(before));
        server.cycleCompleted(frame, Duration.ZERO, Duration.ZERO);
        liveness.cycleCompleted(frame, Duration.ZERO, Duration.ZERO);
        figures.delivered(SummaryServer.OUTPUT, frame, Duration.ZERO);
        return frame;
    }

    Frame frame() {
        return frame;
    }

    /// A client that follows the stream.
    EventReader follow(String query, String... headers) {
        return EventReader.open(port(), "/summary/events" + query, headers);
    }

    /// The answer to one request.
    RawAnswer get(String target, String... headers) {
        return ask("GET " + target, headers);
    }

    RawAnswer ask(String line, String... headers) {
        try (RawConnection connection = new RawConnection(port())) {
            List<String> all = new ArrayList<>(List.of(headers));
            if (all.stream().noneMatch(header -> header.startsWith("Host:"))) {
                all.addFirst("Host: localhost");
            }
            connection.request(line, all.toArray(String[]::new));
            return line.startsWith("HEAD ") ? connection.head() : connection.answer();
        }
    }

    @Override
    public void close() {
        server.close();
    }
}

package g6.summary.application;

import g6.summary.application.Playback.Position;
import g6.summary.domain.Frame;

import java.nio.file.FileSystemException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/// What the service says of itself: the cost of its panels, the state of its outputs, the traffic
/// of its stream, and where it is if what it shows is the past. Counts what it is told.
/// Thread-safe.
public final class ServiceFigures implements CycleObserver, StreamObserver {

    /// What building one panel has cost.
    ///
    /// @param calls how often it was built
    /// @param total how long that took altogether
    public record PanelCost(long calls, Duration total) {
        PanelCost plus(Duration took) {
            return new PanelCost(calls + 1, total.plus(took));
        }
    }

    /// How an output does.
    ///
    /// @param delivered frames that it has shown
    /// @param failures frames that it could not show
    /// @param lastError why the last frame could not be shown; empty while all is well
    /// @param cycle the cycle of the last frame that it has shown; 0 before the first
    /// @param glass the document that it shows; empty where that tells no time
    public record OutputState(
            long delivered,
            long failures,
            Optional<String> lastError,
            long cycle,
            Optional<Glass> glass) {
        private static final OutputState STARTED =
                new OutputState(0, 0, Optional.empty(), 0, Optional.empty());

        /// Whether it has shown the last frame that it was given.
        public boolean isOk() {
            return lastError.isEmpty();
        }

        private OutputState delivered(Frame frame, Instant now) {
            return new OutputState(
                    delivered + 1,
                    failures,
                    Optional.empty(),
                    frame.cycle(),
                    Glass.next(glass, frame.source(), now));
        }

        private OutputState failed(String error) {
            return new OutputState(delivered, failures + 1, Optional.of(error), cycle, glass);
        }
    }

    /// The traffic of the stream since the start.
    ///
    /// @param clients streams that are open now
    /// @param made events encoded, each once however many clients got it
    /// @param sent events written, by type
    /// @param heldBack times that changes were held back and merged
    /// @param stalled clients let go for not reading
    /// @param resumed clients that went on from what they had
    public record StreamTraffic(
            long clients,
            long made,
            Map<StreamEvent, Long> sent,
            long heldBack,
            long stalled,
            long resumed) {
        /// Copies what it is given.
        public StreamTraffic {
            sent = Map.copyOf(sent);
        }

        /// Events of one type written.
        public long sent(StreamEvent type) {
            return sent.getOrDefault(type, 0L);
        }

        /// Events of every type written.
        public long sentInAll() {
            return sent.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private final InstantSource clock;
    private final Supplier<Optional<Position>> position;
    private final Map<String, PanelCost> panels = new ConcurrentHashMap<>();
    private final Map<String, OutputState> outputs = new ConcurrentHashMap<>();
    private final Map<StreamEvent, LongAdder> sent = new EnumMap<>(StreamEvent.class);
    private final LongAdder clients = new LongAdder();
    private final LongAdder made = new LongAdder();
    private final LongAdder heldBack = new LongAdder();
    private final LongAdder stalled = new LongAdder();
    private final LongAdder resumed = new LongAdder();

    /// Everything at zero.
    ///
    /// @param clock tells what time it is for whoever looks
    /// @param position tells where in the past it is; empty in the present
    public ServiceFigures(InstantSource clock, Supplier<Optional<Position>> position) {
        this.clock = clock;
        this.position = position;
        for (StreamEvent type : StreamEvent.values()) {
            sent.put(type, new LongAdder());
        }
    }

    /// The panels that were built, by key.
    public SequencedMap<String, PanelCost> panels() {
        return new TreeMap<>(panels);
    }

    /// The outputs that run, by name.
    public SequencedMap<String, OutputState> outputs() {
        return new TreeMap<>(outputs);
    }

    /// Where in the past it is; empty in the present.
    public Optional<Position> position() {
        return position.get();
    }

    /// The traffic of the stream.
    public StreamTraffic stream() {
        Map<StreamEvent, Long> counts = new LinkedHashMap<>();
        sent.forEach((type, count) -> counts.put(type, count.sum()));
        return new StreamTraffic(
                clients.sum(), made.sum(), counts, heldBack.sum(), stalled.sum(), resumed.sum());
    }

    @Override
    public void panelBuilt(String key, Duration took) {
        panels.merge(key, new PanelCost(1, took), (cost, _) -> cost.plus(took));
    }

    @Override
    public void outputStarted(String output) {
        outputs.putIfAbsent(output, OutputState.STARTED);
    }

    @Override
    public void delivered(String output, Frame frame, Duration took) {
        outputs.compute(output, (_, state) -> known(state).delivered(frame, clock.instant()));
    }

    @Override
    public void deliveryFailed(String output, Frame frame, Throwable fault) {
        outputs.compute(output, (_, state) -> known(state).failed(cause(fault)));
    }

    private static OutputState known(OutputState state) {
        return Objects.requireNonNullElse(state, OutputState.STARTED);
    }

    /// Without the path of a file, which is nobody else's business.
    private static String cause(Throwable fault) {
        String kind = fault.getClass().getSimpleName();
        String detail =
                fault instanceof FileSystemException refused
                        ? refused.getReason()
                        : fault.getMessage();
        return detail == null || detail.isBlank() ? kind : kind + ": " + detail;
    }

    @Override
    public void joined(Caller caller) {
        clients.increment();
    }

    @Override
    public void resumed(Caller caller) {
        resumed.increment();
    }

    @Override
    public void left(Caller caller, Departure reason, Duration stayed) {
        clients.decrement();
        if (reason == Departure.STALLED) {
            stalled.increment();
        }
    }

    @Override
    public void encoded(StreamEvent type, int events) {
        made.add(events);
    }

    @Override
    public void sent(StreamEvent type, int events, int bytes, Duration waited) {
        Objects.requireNonNull(sent.get(type)).add(events);
    }

    @Override
    public void heldBack() {
        heldBack.increment();
    }
}

package g6.summary.out.metrics;

import g6.summary.application.StreamEvent;
import g6.summary.application.StreamObserver;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// What the stream does for its clients. No figure is about one client.
final class StreamMeters implements StreamObserver {
    private final AtomicInteger open = new AtomicInteger();
    private final Labelled<Counter> events;
    private final Counter bytes;
    private final Labelled<Counter> panelUpdates;
    private final Counter fullSnapshots;
    private final Counter heartbeats;
    private final Counter errors;
    private final Counter resumes;
    private final Counter stalled;
    private final Counter connections;
    private final Labelled<Counter> disconnects;
    private final Labelled<Counter> rejections;
    private final Counter eventsSent;
    private final Counter eventsHeldBack;
    private final DistributionSummary eventSize;
    private final Timer queueLatency;
    private final Timer connectionDuration;
    private final Timer subsetBuild;
    private final Counter requestFailures;

    StreamMeters(Meters meters, MetricsOptions options) {
        events =
                meters.counters("g6.sse.events", "type", "Events made, once for all who need them")
                        .with(eventTypes());
        bytes = meters.counter("g6.sse.bytes", "Bytes written to streams");
        panelUpdates =
                meters.counters(
                                "g6.sse.panel.updates",
                                "panel",
                                "Deliveries of one panel to one client")
                        .with(options.panels());
        fullSnapshots = meters.counter("g6.sse.full.snapshots", "Full snapshots sent");
        heartbeats = meters.counter("g6.sse.heartbeats", "Heartbeats sent");
        errors = meters.counter("g6.sse.errors", "Events sent that tell of a fault");
        resumes = meters.counter("g6.sse.resumes", "Clients that went on from what they had");
        stalled = meters.counter("g6.sse.client.stalled", "Clients let go for not reading");
        connections = meters.counter("g6.sse.http.connections", "Streams opened");
        disconnects =
                meters.counters("g6.sse.http.disconnects", "reason", "Streams ended, by reason")
                        .with(Arrays.stream(Departure.values()).map(Departure::label).toList());
        rejections =
                meters.counters(
                                "g6.sse.http.rejected.connections",
                                "cause",
                                "Requests turned away, by the rule")
                        .with(Arrays.stream(Rejection.values()).map(Rejection::label).toList());
        eventsSent = meters.counter("g6.sse.http.events.sent", "Events written, for each client");
        eventsHeldBack =
                meters.counter(
                        "g6.sse.http.events.dropped",
                        "Events held back by the rate limit and merged into the next");
        eventSize = meters.bytes("g6.sse.http.event.size", "Size of an event that was written");
        queueLatency =
                meters.timer(
                        "g6.sse.http.event.queue.latency",
                        "From the frame, or the client's coming if later, to the bytes written",
                        Bounds.WORK);
        connectionDuration =
                meters.timer(
                        "g6.sse.http.connection.duration",
                        "How long a stream was open",
                        Bounds.STAY);
        subsetBuild =
                meters.timer(
                        "g6.summary.sse.subset.build",
                        "Encoding one set of changes for all who need it",
                        Bounds.WORK);
        requestFailures =
                meters.counter(
                        "g6.summary.http.request.failures",
                        "Requests that could not be answered for a reason that nobody expected");
        meters.gauge("g6.sse.clients", "Streams that are open", open::get);
        meters.gauge(
                "g6.sse.http.active.connections",
                "Connections that carry an open stream",
                open::get);
    }

    private static List<String> eventTypes() {
        return Arrays.stream(StreamEvent.values()).map(StreamEvent::label).toList();
    }

    @Override
    public void rejected(Caller caller, Rejection cause) {
        rejections.of(cause.label()).increment();
    }

    @Override
    public void joined(Caller caller) {
        open.incrementAndGet();
        connections.increment();
    }

    @Override
    public void resumed(Caller caller) {
        resumes.increment();
    }

    @Override
    public void left(Caller caller, Departure reason, Duration stayed) {
        open.decrementAndGet();
        disconnects.of(reason.label()).increment();
        connectionDuration.record(stayed);
        if (reason == Departure.STALLED) {
            stalled.increment();
        }
    }

    @Override
    public void encoded(StreamEvent type, int made) {
        events.of(type.label()).increment(made);
    }

    @Override
    public void changesEncoded(Duration took) {
        subsetBuild.record(took);
    }

    @Override
    public void wrote(int written) {
        bytes.increment(written);
    }

    @Override
    public void sent(StreamEvent type, int sent, int written, Duration waited) {
        eventsSent.increment(sent);
        for (int i = 0; i < sent; i++) {
            eventSize.record((double) written / sent);
        }
        queueLatency.record(waited);
        switch (type) {
            case FULL_SNAPSHOT -> fullSnapshots.increment(sent);
            case HEARTBEAT -> heartbeats.increment(sent);
            case ERROR -> errors.increment(sent);
            case HELLO, PANEL_UPDATE, PANEL_DIFF, RESYNC_REQUIRED, BYE -> {
                // Counted among all events.
            }
        }
    }

    @Override
    public void panelDelivered(String key) {
        panelUpdates.of(key).increment();
    }

    @Override
    public void heldBack() {
        eventsHeldBack.increment();
    }

    @Override
    public void requestFailed(Caller caller, Throwable fault) {
        requestFailures.increment();
    }
}

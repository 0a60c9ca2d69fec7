package g6.summary.out.metrics;

import g6.summary.application.RemoteStreamObserver;
import g6.summary.application.StreamEvent;
import g6.summary.application.Ticker;
import g6.summary.domain.SourceState.Freshness;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// How another process's stream is followed. All zero where none is.
final class RemoteStreamMeters implements RemoteStreamObserver {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Ticker ticker;
    private final Labelled<Counter> events;
    private final Counter errors;
    private final Timer apply;
    private volatile Optional<Long> heardAt = Optional.empty();
    private volatile double health;

    RemoteStreamMeters(Meters meters, Ticker ticker) {
        this.ticker = ticker;
        events =
                meters.counters(
                                "g6.sse.ingestor.events",
                                "type",
                                "Events received from the stream that is followed")
                        .with(Arrays.stream(StreamEvent.values()).map(StreamEvent::label).toList());
        errors =
                meters.counter(
                        "g6.sse.ingestor.errors", "Events and connections that were of no use");
        apply =
                meters.timer(
                        "g6.sse.ingestor.apply", "Taking in what one event brought", Bounds.WORK);
        meters.seconds(
                "g6.sse.heartbeat.stale",
                "Time since the last byte of the stream that is followed; 0 before the first",
                this::staleSeconds);
        meters.gauge(
                "g6.sse.heartbeat.health",
                "1 where that stream is heard in time, 0.5 where it is late, 0 where it is not",
                () -> health);
    }

    private double staleSeconds() {
        return heardAt.map(at -> (ticker.nanos() - at) / NANOS_PER_SECOND).orElse(0.0);
    }

    @Override
    public void heard() {
        heardAt = Optional.of(ticker.nanos());
    }

    @Override
    public void became(Freshness freshness) {
        health =
                switch (freshness) {
                    case FRESH -> 1;
                    case LATE -> 0.5;
                    case STALE, FAILED -> 0;
                };
    }

    @Override
    public void received(StreamEvent type) {
        events.of(type.label()).increment();
    }

    @Override
    public void applied(Duration took) {
        apply.record(took);
    }

    @Override
    public void failed() {
        errors.increment();
    }
}

package g6.summary.out.http;

import g6.summary.application.StreamEvent;
import g6.summary.application.StreamObserver;
import g6.summary.application.Ticker;
import g6.summary.domain.Cursor;
import g6.summary.domain.Frame;
import g6.summary.domain.HashedPanel;
import g6.summary.out.http.FanOut.Fault;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// One client of the stream: the last frame that it was sent. Its thread sends it what changed
/// since as soon as the client has taken what came before, and sleeps while there is nothing to
/// send.
final class StreamClient {
    private static final byte[] OPENING = Wire.utf8(": g6-summary\nretry: 3000\n\n");
    private static final Chunk KEEP_ALIVE = Chunk.of(Wire.utf8(": keep-alive\n\n"));
    private static final long SILENCE = Duration.ofSeconds(15).toNanos();
    private static final int SOONEST_RETURN_MILLIS = 1000;
    private static final int LATEST_RETURN_MILLIS = 5000;
    private static final long NEVER = Long.MAX_VALUE;

    private final StreamRequest request;
    private final FanOut fanOut;
    private final Supplier<StreamRules> rules;
    private final StreamObserver observer;
    private final Ticker ticker;
    private final StreamBody body;
    private final Thread thread;
    private final TokenBucket bucket;
    private final long joinedAt;

    private Frame delivered = Frame.none();
    private Optional<Fault> toldFault;
    private long lastFull;
    private long recoversIn = NEVER;
    private long heldBackIn;
    private long writtenAt;

    /// The cycle from which on this client is to be sent something, whatever changes.
    private volatile long dueCycle;

    /// The moment from which on it is to be sent something, whatever happens.
    private volatile long dueAt;

    /// A client that the calling thread serves.
    StreamClient(
            StreamRequest request,
            FanOut fanOut,
            Supplier<StreamRules> rules,
            StreamObserver observer,
            Ticker ticker,
            StreamBody body) {
        this.request = request;
        this.fanOut = fanOut;
        this.rules = rules;
        this.observer = observer;
        this.ticker = ticker;
        this.body = body;
        this.thread = Thread.currentThread();
        this.joinedAt = ticker.nanos();
        this.bucket = new TokenBucket(rules.get().eventsPerSecond(), joinedAt);
        this.toldFault = fanOut.fault();
    }

    /// Serves the client until the service ends.
    ///
    /// @param onResume is told when the client goes on from what it had
    /// @throws IOException when the client is gone
    /// @throws InterruptedException when it was cut off
    void run(Runnable onResume) throws IOException, InterruptedException {
        noteWriting();
        body.begin(OPENING);
        observer.wrote(OPENING.length);
        boolean isGreeted = false;
        while (true) {
            // Asked before the latest frame, so that the last one is not missed.
            boolean isEnding = fanOut.isEnding();
            Optional<FrameEncodings> latest = fanOut.latest();
            if (latest.isPresent() && !isGreeted) {
                greet(latest.get(), onResume);
                isGreeted = true;
            } else if (latest.isEmpty() || !sendNext(latest.get())) {
                if (isEnding) {
                    sayGoodbye();
                    return;
                }
                sleep();
            }
        }
    }

    private void sleep() throws IOException, InterruptedException {
        if (ticker.nanos() - writtenAt >= SILENCE) {
            write(KEEP_ALIVE);
        }
        LockSupport.park(this);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /// Lets its thread look whether there is something to send.
    void wake() {
        LockSupport.unpark(thread);
    }

    /// Whether it is to be sent something although nothing changed.
    boolean isDue(long cycle) {
        return cycle >= dueCycle;
    }

    /// Whether it has been silent, or held back, for long enough.
    boolean isOverdue(long now) {
        return now - dueAt >= 0;
    }

    private void greet(FrameEncodings latest, Runnable onResume) throws IOException {
        Optional<List<HashedPanel>> missing = request.cursor().flatMap(c -> missing(c, latest));
        byte[] hello =
                latest.hello(
                        request.selection(), missing.isPresent(), rules.get().heartbeatCycles());
        send(latest, StreamEvent.HELLO, hello);
        if (missing.isPresent()) {
            onResume.run();
            lastFull = latest.frame().cycle();
            send(
                    latest,
                    latest.missing(
                            request.cursor().orElseThrow(), missing.get(), request.selection()));
        } else {
            sendFull(latest);
        }
    }

    private Optional<List<HashedPanel>> missing(Cursor cursor, FrameEncodings latest) {
        Selection selection = request.selection();
        List<HashedPanel> panels = selection.of(latest.frame());
        return selection.isTracked()
                ? cursor.missing(selection.format(), panels)
                        .or(() -> fanOut.sent().missing(cursor, selection, panels))
                : Optional.empty();
    }

    /// @return whether something was sent
    private boolean sendNext(FrameEncodings latest) throws IOException {
        Frame frame = latest.frame();
        Optional<Fault> fault = fanOut.fault().filter(f -> f.cycle() <= frame.cycle());
        if (fault.isPresent() && !fault.equals(toldFault)) {
            tell(latest, fault.get());
        } else if (!request.selection().isAlikeIn(delivered, frame)) {
            String reason = "the panels are others";
            send(latest, StreamEvent.RESYNC_REQUIRED, FrameEncodings.resyncRequired(reason));
            sendFull(latest);
        } else if (isFullDue(frame.cycle())) {
            sendFull(latest);
        } else {
            return sendChanges(latest);
        }
        return true;
    }

    private void tell(FrameEncodings latest, Fault fault) throws IOException {
        toldFault = Optional.of(fault);
        recoversIn = fault.cycle() + 1;
        send(latest, StreamEvent.ERROR, FrameEncodings.error(fault.message()));
    }

    /// In the cycle after a fault, and every so many cycles where that is wanted.
    private boolean isFullDue(long cycle) {
        long every = rules.get().fullEvery();
        return cycle >= recoversIn || (every > 0 && cycle / every > lastFull / every);
    }

    private boolean sendChanges(FrameEncodings latest) throws IOException {
        Encoded changes = latest.changesSince(delivered, request.selection());
        if (changes.isEmpty()) {
            delivered = latest.frame();
            return sendHeartbeat(latest);
        }
        if (isTooSoon(latest.frame().cycle())) {
            return false;
        }
        send(latest, changes);
        return true;
    }

    private boolean isTooSoon(long cycle) {
        long now = ticker.nanos();
        long ready = bucket.readyAt(rules.get().eventsPerSecond(), now);
        if (ready <= now || fanOut.isEnding()) {
            return false;
        }
        if (heldBackIn != cycle) {
            heldBackIn = cycle;
            observer.heldBack();
        }
        dueAt = Math.min(ready, writtenAt + SILENCE);
        return true;
    }

    private boolean sendHeartbeat(FrameEncodings latest) throws IOException {
        if (!isDue(latest.frame().cycle())) {
            return false;
        }
        send(latest, latest.heartbeat());
        return true;
    }

    private void sendFull(FrameEncodings latest) throws IOException {
        lastFull = latest.frame().cycle();
        recoversIn = NEVER;
        send(latest, latest.full(request.selection()));
    }

    /// Sends what brings the client to the latest frame.
    private void send(FrameEncodings latest, Encoded encoded) throws IOException {
        for (Encoded.Part part : encoded.parts()) {
            send(latest, part.type(), part.events(), part.chunk());
        }
        if (encoded.isWithin(request.types())) {
            encoded.panels().forEach(observer::panelDelivered);
        }
        delivered = latest.frame();
        fanOut.sent().sent(delivered.id(), request.selection());
    }

    /// Sends an event that is made for this client alone.
    private void send(FrameEncodings latest, StreamEvent type, byte[] event) throws IOException {
        observer.encoded(type, 1);
        send(latest, type, 1, Chunk.of(event));
    }

    private void send(FrameEncodings latest, StreamEvent type, int events, Chunk chunk)
            throws IOException {
        if (request.types().contains(type)) {
            write(chunk);
            bucket.take(events);
            observer.sent(type, events, chunk.length(), waited(latest));
        }
        dueCycle = nextDue(latest.frame().cycle());
    }

    /// When a heartbeat is due, or a full snapshot, if nothing else comes before.
    private long nextDue(long cycle) {
        StreamRules now = rules.get();
        long heartbeat = cycle + now.heartbeatCycles();
        long full = now.fullEvery() > 0 ? (cycle / now.fullEvery() + 1) * now.fullEvery() : NEVER;
        return Math.min(heartbeat, Math.min(full, recoversIn));
    }

    /// The frame may have come long before the client.
    private Duration waited(FrameEncodings latest) {
        return Duration.ofNanos(ticker.nanos() - Math.max(latest.publishedAt(), joinedAt));
    }

    private void sayGoodbye() throws IOException {
        int millis =
                ThreadLocalRandom.current()
                        .nextInt(SOONEST_RETURN_MILLIS, LATEST_RETURN_MILLIS + 1);
        long cycle = fanOut.latest().map(latest -> latest.frame().cycle()).orElse(0L);
        write(Chunk.of(Wire.utf8("retry: " + millis + "\n\n")));
        Chunk bye = Chunk.of(FrameEncodings.bye(cycle));
        write(bye);
        observer.encoded(StreamEvent.BYE, 1);
        observer.sent(StreamEvent.BYE, 1, bye.length(), Duration.ZERO);
    }

    private void write(Chunk chunk) throws IOException {
        noteWriting();
        body.write(chunk);
        observer.wrote(chunk.length());
    }

    private void noteWriting() {
        writtenAt = ticker.nanos();
        dueAt = writtenAt + SILENCE;
    }
}

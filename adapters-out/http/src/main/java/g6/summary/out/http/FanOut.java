package g6.summary.out.http;

import g6.summary.application.StreamObserver;
import g6.summary.application.Ticker;
import g6.summary.domain.Frame;
import g6.summary.domain.FrameChanges;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// The latest frame and the clients that are to get it. There is no queue: a client is the last
/// frame that it was sent, and asks for what changed since when it is ready. Those who are asleep
/// are woken only when there is something for them. Thread-safe.
final class FanOut {
    /// A fault inside, of which clients are told.
    ///
    /// @param cycle the cycle in which it happened
    record Fault(long cycle, String message) {}

    private final Supplier<StreamRules> rules;
    private final StreamObserver observer;
    private final Ticker ticker;
    private final String server;
    private final Set<StreamClient> clients = ConcurrentHashMap.newKeySet();
    private final AtomicInteger streams = new AtomicInteger();
    private final SentSnapshots sent = new SentSnapshots();

    private volatile Optional<FrameEncodings> latest = Optional.empty();
    private volatile Optional<Fault> fault = Optional.empty();
    private volatile boolean isDraining;
    private volatile boolean isEnding;

    /// @param server how the server names itself
    FanOut(Supplier<StreamRules> rules, StreamObserver observer, Ticker ticker, String server) {
        this.server = server;
        this.rules = rules;
        this.observer = observer;
        this.ticker = ticker;
    }

    /// Makes a frame the latest. Waits for no client.
    ///
    /// @param since what changed since the frame before
    void show(Frame frame, FrameChanges since) {
        latest =
                Optional.of(
                        new FrameEncodings(
                                frame, rules.get().eventBytes(), server, observer, ticker));
        sent.remember(frame);
        for (StreamClient client : clients) {
            if (!since.isEmpty() || client.isDue(frame.cycle())) {
                client.wake();
            }
        }
    }

    /// Clients are told of a fault when the cycle in which it happened is shown.
    void report(Fault happened) {
        fault = Optional.of(happened);
    }

    /// Wakes the clients for which the time has come to be sent something.
    void wakeOverdue(long now) {
        for (StreamClient client : clients) {
            if (client.isOverdue(now)) {
                client.wake();
            }
        }
    }

    /// From now on nobody joins.
    void drain() {
        isDraining = true;
    }

    /// Whether nobody may join any more.
    boolean isDraining() {
        return isDraining;
    }

    /// There is no frame to come: who is there gets the last one and is told goodbye.
    void end() {
        isDraining = true;
        isEnding = true;
        clients.forEach(StreamClient::wake);
    }

    boolean isEnding() {
        return isEnding;
    }

    Optional<FrameEncodings> latest() {
        return latest;
    }

    Optional<Fault> fault() {
        return fault;
    }

    /// Snapshots that clients may come back with.
    SentSnapshots sent() {
        return sent;
    }

    /// Takes one of the places for streams, which has to be given back.
    ///
    /// @return whether there was one
    boolean takePlace() {
        if (streams.incrementAndGet() > rules.get().streams()) {
            streams.decrementAndGet();
            return false;
        }
        return true;
    }

    void givePlaceBack() {
        streams.decrementAndGet();
    }

    void join(StreamClient client) {
        clients.add(client);
    }

    void leave(StreamClient client) {
        clients.remove(client);
        if (isEnding && clients.isEmpty()) {
            synchronized (clients) {
                clients.notifyAll();
            }
        }
    }

    /// Waits until every client has left, at most so long.
    void awaitEmpty(Duration timeout) throws InterruptedException {
        long end = ticker.nanos() + timeout.toNanos();
        synchronized (clients) {
            long left = timeout.toMillis();
            while (!clients.isEmpty() && left > 0) {
                clients.wait(left);
                left = (end - ticker.nanos()) / 1_000_000;
            }
        }
    }
}

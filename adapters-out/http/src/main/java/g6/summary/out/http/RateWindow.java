package g6.summary.out.http;

import g6.summary.application.Ticker;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// How often each address connected lately: a sliding window. It remembers so many addresses, and
/// forgets first the one that has been quiet for longest. Thread-safe.
final class RateWindow {
    private static final int MOST_ADDRESSES = 10_000;

    private final Ticker ticker;
    private final int mostAddresses;

    /// The moments at which each address connected, the address that was last to come last.
    private final SequencedMap<InetAddress, ArrayDeque<Long>> connects =
            new LinkedHashMap<>(16, 0.75f, true);

    RateWindow(Ticker ticker) {
        this(ticker, MOST_ADDRESSES);
    }

    RateWindow(Ticker ticker, int mostAddresses) {
        this.ticker = ticker;
        this.mostAddresses = mostAddresses;
    }

    /// Lets the address in, or says how long it has to wait. Who is turned away does not wait
    /// longer for having tried.
    synchronized Optional<Duration> wait(InetAddress address, ConnectRate rate) {
        long now = ticker.nanos();
        ArrayDeque<Long> moments = connects.computeIfAbsent(address, _ -> new ArrayDeque<>(2));
        while (!moments.isEmpty() && now - moments.getFirst() >= rate.within().toNanos()) {
            moments.removeFirst();
        }
        if (moments.size() >= rate.connects()) {
            long end = moments.getFirst() + rate.within().toNanos();
            return Optional.of(Duration.ofNanos(end - now));
        }
        moments.addLast(now);
        if (connects.size() > mostAddresses) {
            connects.pollFirstEntry();
        }
        return Optional.empty();
    }
}

package g6.summary.out.http;

import g6.summary.application.Ticker;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Tickets that let in once, for those who cannot send a token. Kept hashed, for half a minute, and
/// never too many: the oldest make room. Thread-safe.
final class TicketStore {
    static final Duration LIFETIME = Duration.ofSeconds(30);

    private static final int MOST = 10_000;
    private static final int BYTES = 24;

    private final SecureRandom random = new SecureRandom();
    private final Ticker ticker;

    /// When each ends, by its hash, the oldest first.
    private final SequencedMap<String, Long> ends = new LinkedHashMap<>();

    TicketStore(Ticker ticker) {
        this.ticker = ticker;
    }

    /// A new ticket.
    synchronized String issue() {
        long now = ticker.nanos();
        dropEnded(now);
        if (ends.size() == MOST) {
            ends.pollFirstEntry();
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        ends.put(hash(ticket), now + LIFETIME.toNanos());
        return ticket;
    }

    /// Whether the ticket lets in. It does not do so again.
    synchronized boolean redeem(String ticket) {
        dropEnded(ticker.nanos());
        return ends.remove(hash(ticket)) != null;
    }

    private void dropEnded(long now) {
        Iterator<Long> oldest = ends.values().iterator();
        while (oldest.hasNext() && oldest.next() - now <= 0) {
            oldest.remove();
        }
    }

    private static String hash(String ticket) {
        return HexFormat.of().formatHex(AccessToken.sha256(ticket));
    }
}

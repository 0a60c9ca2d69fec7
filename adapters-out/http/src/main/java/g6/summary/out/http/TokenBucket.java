package g6.summary.out.http;

/// How many events a stream may still get: so many in a second, twice as many in a burst. What is
/// taken beyond that is owed. Used by one thread.
final class TokenBucket {
    private static final double NANOS_PER_SECOND = 1e9;

    private double tokens;
    private long filledAt;

    /// @param perSecond tokens that come in a second; 0 for as many as are wanted
    TokenBucket(int perSecond, long now) {
        tokens = 2.0 * perSecond;
        filledAt = now;
    }

    /// When there will be a token again; now or before, where there is one.
    long readyAt(int perSecond, long now) {
        fill(perSecond, now);
        return perSecond == 0 || tokens >= 1
                ? now
                : now + (long) Math.ceil((1 - tokens) / perSecond * NANOS_PER_SECOND);
    }

    void take(int events) {
        tokens -= events;
    }

    private void fill(int perSecond, long now) {
        double come = (now - filledAt) / NANOS_PER_SECOND * perSecond;
        tokens = Math.min(2.0 * perSecond, tokens + come);
        filledAt = now;
    }
}

package g6.summary.out.http;

import java.time.Duration;

/// How often one address may open a stream.
///
/// @param connects how many times, at least once
/// @param within in which time
public record ConnectRate(int connects, Duration within) {
    /// Checks that it lets anyone in.
    public ConnectRate {
        if (connects < 1 || !within.isPositive()) {
            throw new IllegalArgumentException(connects + " connects in " + within);
        }
    }
}

package g6.summary.out.http;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.testkit.ManualClock;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.time.Duration;

/// How often an address may come.
class RateWindowTest {
    private static final ConnectRate TWICE_A_MINUTE = new ConnectRate(2, Duration.ofMinutes(1));
    private static final InetAddress HERE = InetAddress.ofLiteral("10.0.0.1");
    private static final InetAddress THERE = InetAddress.ofLiteral("10.0.0.2");

    private final ManualClock clock = ManualClock.at("2025-10-17T16:33:00Z");
    private final RateWindow window = new RateWindow(clock::nanos, 3);

    private boolean isLetIn(InetAddress address) {
        return window.wait(address, TWICE_A_MINUTE).isEmpty();
    }

    @Test
    void anAddressComesAsOftenAsItMay() {
        assertThat(isLetIn(HERE)).isTrue();
        clock.advance(Duration.ofSeconds(20));
        assertThat(isLetIn(HERE)).isTrue();
        assertThat(window.wait(HERE, TWICE_A_MINUTE)).contains(Duration.ofSeconds(40));
    }

    @Test
    void eachAddressCountsForItself() {
        assertThat(isLetIn(HERE)).isTrue();
        assertThat(isLetIn(HERE)).isTrue();
        assertThat(isLetIn(THERE)).isTrue();
    }

    @Test
    void theWindowSlides() {
        isLetIn(HERE);
        clock.advance(Duration.ofSeconds(30));
        isLetIn(HERE);
        clock.advance(Duration.ofSeconds(30));
        assertThat(isLetIn(HERE)).isTrue();
        assertThat(isLetIn(HERE)).isFalse();
    }

    @Test
    void whoIsTurnedAwayDoesNotWaitLongerForTrying() {
        isLetIn(HERE);
        isLetIn(HERE);
        for (int i = 0; i < 59; i++) {
            clock.advance(Duration.ofSeconds(1));
            assertThat(isLetIn(HERE)).isFalse();
        }
        clock.advance(Duration.ofSeconds(1));
        assertThat(isLetIn(HERE)).isTrue();
    }

    @Test
    void theAddressThatWasQuietForLongestIsForgotten() {
        isLetIn(HERE);
        isLetIn(HERE);
        for (int i = 3; i < 6; i++) {
            isLetIn(InetAddress.ofLiteral("10.0.0." + i));
        }
        assertThat(isLetIn(HERE)).isTrue();
    }
}

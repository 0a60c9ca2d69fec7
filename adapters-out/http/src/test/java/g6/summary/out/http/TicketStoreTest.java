package g6.summary.out.http;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.testkit.ManualClock;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/// What a ticket is good for.
class TicketStoreTest {
    private final ManualClock clock = ManualClock.at("2025-10-17T16:33:00Z");
    private final TicketStore tickets = new TicketStore(clock::nanos);

    @Test
    void aTicketLetsInOnce() {
        String ticket = tickets.issue();
        assertThat(tickets.redeem(ticket)).isTrue();
        assertThat(tickets.redeem(ticket)).isFalse();
    }

    @Test
    void aTicketEndsAfterHalfAMinute() {
        String ticket = tickets.issue();
        String next = tickets.issue();
        clock.advance(Duration.ofSeconds(30).minusNanos(1));
        assertThat(tickets.redeem(ticket)).isTrue();
        clock.advance(Duration.ofNanos(1));
        assertThat(tickets.redeem(next)).isFalse();
    }

    @Test
    void noTicketIsLikeAnother() {
        assertThat(tickets.issue()).isNotEqualTo(tickets.issue()).matches("[A-Za-z0-9_-]{32}");
    }

    @Test
    void theOldestMakesRoom() {
        String first = tickets.issue();
        String second = tickets.issue();
        for (int i = 0; i < 9_999; i++) {
            tickets.issue();
        }
        assertThat(tickets.redeem(first)).isFalse();
        assertThat(tickets.redeem(second)).isTrue();
    }
}

package g6.summary.out.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// How many events a stream gets.
class TokenBucketTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void twiceAsManyComeInABurst() {
        TokenBucket bucket = new TokenBucket(10, 0);
        for (int i = 0; i < 20; i++) {
            assertThat(bucket.readyAt(10, 0)).isZero();
            bucket.take(1);
        }
        assertThat(bucket.readyAt(10, 0)).isEqualTo(SECOND / 10);
    }

    @Test
    void whatIsTakenBeyondThatIsOwed() {
        TokenBucket bucket = new TokenBucket(10, 0);
        bucket.take(40);
        assertThat(bucket.readyAt(10, 0)).isEqualTo(21 * SECOND / 10);
        assertThat(bucket.readyAt(10, 3 * SECOND)).isEqualTo(3 * SECOND);
    }

    @Test
    void whoWaitsLongGetsNoMoreThanABurst() {
        TokenBucket bucket = new TokenBucket(10, 0);
        bucket.readyAt(10, 1000 * SECOND);
        bucket.take(20);
        assertThat(bucket.readyAt(10, 1000 * SECOND)).isGreaterThan(1000 * SECOND);
    }

    @Test
    void withoutALimitThereIsNoWait() {
        TokenBucket bucket = new TokenBucket(0, 0);
        bucket.take(1_000_000);
        assertThat(bucket.readyAt(0, 5)).isEqualTo(5);
    }
}

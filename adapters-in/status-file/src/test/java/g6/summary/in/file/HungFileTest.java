package g6.summary.in.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import g6.summary.application.StatusReading;
import g6.summary.domain.StatusFault;
import g6.summary.domain.StatusFault.Outcome;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// A file whose opening takes until the test lets it go on.
class HungFileTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final StatusReading TIMED_OUT =
            new StatusReading.Failed(new StatusFault(Outcome.TIMED_OUT, "no answer within 50 ms"));

    private final Semaphore mayOpen = new Semaphore(0);
    private final AtomicInteger opened = new AtomicInteger();

    @TempDir private Path folder;
    private Path path;
    private WatchedFile file;
    private volatile Duration timeout = PATIENCE;

    @BeforeEach
    void watch() throws IOException {
        path = Files.writeString(folder.resolve("status.json"), "{1}");
        file =
                WatchedFile.at(
                        path,
                        new TextDecoder(),
                        () -> new WatchedFile.Limits(1000, timeout),
                        true,
                        InstantSource.system(),
                        this::openSlowly);
    }

    private ReadableByteChannel openSlowly(Path slow) throws IOException {
        opened.incrementAndGet();
        mayOpen.acquireUninterruptibly();
        return Files.newByteChannel(slow);
    }

    @AfterEach
    void close() {
        mayOpen.release(1000);
        file.close();
    }

    @Test
    void onlyOneReadingIsOutstanding() throws Exception {
        timeout = Duration.ofMillis(50);
        for (int i = 0; i < 20; i++) {
            assertThat(file.read()).isEqualTo(TIMED_OUT);
        }

        assertThat(opened).hasValue(1);
        assertThat(file.awaitChange(Duration.ofMillis(20))).isFalse();
    }

    @Test
    void theEndOfAnAbandonedReadingIsNoticed() throws Exception {
        timeout = Duration.ofMillis(50);
        assertThat(file.read()).isEqualTo(TIMED_OUT);
        mayOpen.release(1000);

        assertThat(file.awaitChange(PATIENCE)).isTrue();
    }

    @Test
    void noDocumentIsLostToAnAbandonedReading() throws Exception {
        mayOpen.release(3);
        assertFresh("{1}");
        mayOpen.drainPermits();

        Files.writeString(path, "{2}");
        timeout = Duration.ofMillis(50);
        assertThat(file.read()).isEqualTo(TIMED_OUT);
        mayOpen.release(1000);
        assertThat(file.awaitChange(PATIENCE)).isTrue();

        timeout = PATIENCE;
        assertFresh("{2}");
        assertThat(file.read()).isInstanceOf(StatusReading.Unchanged.class);
    }

    @Test
    void theSameDocumentAfterATimeoutIsFresh() throws Exception {
        mayOpen.release(3);
        assertFresh("{1}");
        mayOpen.drainPermits();
        timeout = Duration.ofMillis(50);
        assertThat(file.read()).isEqualTo(TIMED_OUT);
        mayOpen.release(1000);
        assertThat(file.awaitChange(PATIENCE)).isTrue();

        timeout = PATIENCE;
        assertFresh("{1}");
    }

    @Test
    void anInterruptEndsTheWaitAndLosesNothing() throws Exception {
        Thread.currentThread().interrupt();
        assertThatThrownBy(file::read).isInstanceOf(InterruptedException.class);

        mayOpen.release(1000);
        assertThat(file.awaitChange(PATIENCE)).isTrue();
        assertFresh("{1}");
    }

    private void assertFresh(String text) throws InterruptedException {
        assertThat(file.read())
                .isInstanceOfSatisfying(
                        StatusReading.Fresh.class,
                        fresh ->
                                assertThat(fresh.document()).isEqualTo(TextDecoder.document(text)));
    }
}

package g6.summary.application;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.domain.Frame;
import g6.summary.domain.FrameChanges;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.StandardPanels;
import g6.summary.domain.Thresholds;
import g6.summary.testkit.ManualClock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TransferQueue;

@Timeout(30)
class SummaryServiceTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final ManualClock clock = ManualClock.at("2025-10-17T16:33:00Z");
    private final HandedSource source = new HandedSource();
    private final RecordingObserver observer = new RecordingObserver();

    @Test
    void everyOutputHasTheLastFrameAfterTheEnd() throws InterruptedException {
        RecordingOutput one = new RecordingOutput("one");
        RecordingOutput two = new RecordingOutput("two");
        SummaryService service = service(one, two);
        service.start();
        source.hand(Documents.cycle(1));
        source.hand(Documents.cycle(2));
        source.awaitTaken();

        assertThat(service.stop(LONG)).isEmpty();

        assertThat(one.last().cycle()).isEqualTo(2);
        assertThat(two.last().cycle()).isEqualTo(2);
        assertThat(one.closed).isTrue();
        assertThat(source.closed).isTrue();
    }

    @Test
    void aSlowOutputSkipsFramesAndEndsInTheRightState() throws InterruptedException {
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        RecordingOutput slow =
                new RecordingOutput("slow") {
                    @Override
                    public void deliver(Frame latest, FrameChanges since)
                            throws IOException, InterruptedException {
                        blocked.countDown();
                        goOn.await();
                        super.deliver(latest, since);
                    }
                };
        SummaryService service = service(slow);
        service.start();
        source.hand(Documents.cycle(1));
        blocked.await();
        source.hand(Documents.cycle(2));
        source.hand(Documents.cycle(3));
        source.hand(Documents.cycle(4));
        source.awaitTaken();
        goOn.countDown();

        assertThat(service.stop(LONG)).isEmpty();
        assertThat(slow.frames).extracting(Frame::cycle).containsExactly(1L, 4L);
        assertThat(slow.changes.getLast().changed())
                .extracting(HashedPanel::key)
                .containsExactly("cycle");
    }

    @Test
    void anOutputThatFailedGetsAFullDeliveryNextAndHarmsNobody() throws InterruptedException {
        RecordingOutput fragile =
                new RecordingOutput("fragile") {
                    @Override
                    public void deliver(Frame latest, FrameChanges since)
                            throws IOException, InterruptedException {
                        if (latest.cycle() == 2) {
                            delivered.add(2L);
                            throw new IOException("no space left");
                        }
                        super.deliver(latest, since);
                    }
                };
        RecordingOutput sturdy = new RecordingOutput("sturdy");
        SummaryService service = service(fragile, sturdy);
        service.start();
        for (long cycle = 1; cycle <= 3; cycle++) {
            source.hand(Documents.cycle(cycle));
            fragile.awaitDelivery(cycle);
            sturdy.awaitDelivery(cycle);
        }

        assertThat(service.stop(LONG)).isEmpty();
        assertThat(observer.failedDeliveries).containsExactly("fragile: no space left");
        assertThat(fragile.changes.getLast().changed()).hasSize(10);
        assertThat(sturdy.changes.getLast().changed()).hasSize(1);
    }

    @Test
    void anErrorInOneOutputIsCountedAndItsThreadLives() throws InterruptedException {
        RecordingOutput broken =
                new RecordingOutput("broken") {
                    @Override
                    public void deliver(Frame latest, FrameChanges since)
                            throws IOException, InterruptedException {
                        if (latest.cycle() == 1) {
                            delivered.add(1L);
                            throw new NoClassDefFoundError("plugin");
                        }
                        super.deliver(latest, since);
                    }
                };
        SummaryService service = service(broken);
        service.start();
        source.hand(Documents.cycle(1));
        broken.awaitDelivery(1);
        source.hand(Documents.cycle(2));
        broken.awaitDelivery(2);

        assertThat(service.stop(LONG)).isEmpty();
        assertThat(observer.failedDeliveries).containsExactly("broken: plugin");
    }

    @Test
    void theDeadlineNamesWhoHasNotDeliveredTheLastFrame() throws InterruptedException {
        CountDownLatch blocked = new CountDownLatch(1);
        RecordingOutput stuck =
                new RecordingOutput("stuck") {
                    @Override
                    public void deliver(Frame latest, FrameChanges since)
                            throws InterruptedException {
                        blocked.countDown();
                        new CountDownLatch(1).await();
                    }
                };
        RecordingOutput fine = new RecordingOutput("fine");
        SummaryService service = service(stuck, fine);
        service.start();
        source.hand(Documents.cycle(1));
        blocked.await();
        fine.awaitDelivery(1);

        assertThat(service.stop(Duration.ofMillis(10))).containsExactly("stuck");
    }

    @Test
    void anOutputWhoseLastDeliveryFailedIsNamedToo() throws InterruptedException {
        RecordingOutput full =
                new RecordingOutput("full") {
                    @Override
                    public void deliver(Frame latest, FrameChanges since) throws IOException {
                        delivered.add(latest.cycle());
                        throw new IOException("no space left");
                    }
                };
        SummaryService service = service(full);
        service.start();
        source.hand(Documents.cycle(1));
        full.awaitDelivery(1);

        assertThat(service.stop(LONG)).containsExactly("full");
    }

    @Test
    void anOutputThatCannotCloseIsReported() throws InterruptedException {
        RecordingOutput clingy =
                new RecordingOutput("clingy") {
                    @Override
                    public void close() throws IOException {
                        throw new IOException("still busy");
                    }
                };
        SummaryService service = service(clingy);
        service.start();
        source.hand(Documents.cycle(1));
        clingy.awaitDelivery(1);

        assertThat(service.stop(LONG)).isEmpty();
        assertThat(observer.failedToClose).containsExactly("clingy");
    }

    @Test
    void socketsGetVirtualThreadsAndFilesPlatformOnes() throws InterruptedException {
        BlockingQueue<String> threads = new LinkedBlockingQueue<>();
        RecordingOutput file =
                new RecordingOutput("file") {
                    @Override
                    public void deliver(Frame latest, FrameChanges since) {
                        threads.add("file on virtual: " + Thread.currentThread().isVirtual());
                    }
                };
        RecordingOutput socket =
                new RecordingOutput("socket") {
                    @Override
                    public Blocking blocking() {
                        return Blocking.SOCKET;
                    }

                    @Override
                    public void deliver(Frame latest, FrameChanges since) {
                        threads.add("socket on virtual: " + Thread.currentThread().isVirtual());
                    }
                };
        SummaryService service = service(file, socket);
        service.start();
        source.hand(Documents.cycle(1));

        assertThat(List.of(threads.take(), threads.take()))
                .containsExactlyInAnyOrder("file on virtual: false", "socket on virtual: true");
        service.stop(LONG);
    }

    @Test
    void anObserverThatThrowsSpoilsOnlyItself() throws InterruptedException {
        CycleObserver rude =
                new CycleObserver() {
                    @Override
                    public void cycleCompleted(Frame frame, Duration build, Duration whole) {
                        throw new IllegalStateException("rude");
                    }
                };
        RecordingOutput output = new RecordingOutput("out");
        SummaryService service = service(List.of(rude, observer), output);
        service.start();
        source.hand(Documents.cycle(1));
        output.awaitDelivery(1);

        assertThat(service.stop(LONG)).isEmpty();
        assertThat(observer.frames).hasSize(1);
        assertThat(observer.failedObservers).hasSize(1);
    }

    private SummaryService service(SummaryOutput... outputs) {
        return service(List.of(observer), outputs);
    }

    private SummaryService service(List<CycleObserver> observers, SummaryOutput... outputs) {
        CycleObserver all = CycleObserver.all(observers);
        PanelRegistry registry =
                new PanelRegistry(
                        StandardPanels.all(StandardPanels.Links.none()),
                        PanelSelection::standard,
                        Ticker.system(),
                        all);
        return new SummaryService(
                source,
                new SummaryCycle(registry, Thresholds::defaults, clock),
                new FrameFeed(),
                List.of(outputs),
                () -> Duration.ZERO,
                Long.MAX_VALUE,
                Ticker.system(),
                all);
    }

    /// A source that brings what the test hands over, when it does.
    private static final class HandedSource implements StatusSource {
        private final TransferQueue<StatusReading> readings = new LinkedTransferQueue<>();
        private volatile boolean closed;

        void hand(StatusReading reading) throws InterruptedException {
            readings.transfer(reading);
        }

        /// Waits until the loop has published what it took and come back for more.
        void awaitTaken() {
            while (!readings.hasWaitingConsumer()) {
                Thread.onSpinWait();
            }
        }

        @Override
        public StatusReading read() throws InterruptedException {
            return readings.take();
        }

        @Override
        public boolean awaitChange(Duration timeout) {
            return false;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /// Remembers what it was given.
    private static class RecordingOutput implements SummaryOutput {
        final List<Frame> frames = new CopyOnWriteArrayList<>();
        final List<FrameChanges> changes = new CopyOnWriteArrayList<>();
        final BlockingQueue<Long> delivered = new LinkedBlockingQueue<>();
        volatile boolean closed;
        private final String name;

        RecordingOutput(String name) {
            this.name = name;
        }

        Frame last() {
            return frames.getLast();
        }

        void awaitDelivery(long cycle) throws InterruptedException {
            while (delivered.take() < cycle) {
                // an earlier one
            }
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void deliver(Frame latest, FrameChanges since)
                throws IOException, InterruptedException {
            frames.add(latest);
            changes.add(since);
            delivered.add(latest.cycle());
        }

        @Override
        public void close() throws IOException {
            closed = true;
        }
    }
}

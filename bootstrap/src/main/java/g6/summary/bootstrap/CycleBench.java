package g6.summary.bootstrap;

import com.sun.management.ThreadMXBean;

import g6.summary.application.CycleObserver;
import g6.summary.application.FrameFeed;
import g6.summary.application.StatusReading;
import g6.summary.application.StatusSource;
import g6.summary.application.SummaryCycle;
import g6.summary.application.SummaryOutput;
import g6.summary.domain.CanonicalJson;
import g6.summary.domain.Frame;
import g6.summary.in.file.WatchedFile;
import g6.summary.in.json.JsonStatusDecoder;
import g6.summary.in.simulator.Simulator;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Measures cycles as the loop makes them: a real file is looked at, read, decoded, extracted,
/// built into panels, hashed and published. Writing the file is not part of the measurement.
///
/// @param indices how many indices the status file has
/// @param warmup cycles before the measurement
/// @param measure cycles measured
/// @param pace the pause between two cycles
record CycleBench(int indices, int warmup, int measure, Duration pace) {
    /// Runs in a folder of its own.
    ///
    /// @param changeRatio the share of the facts that change from cycle to cycle, 0 to 1; with 0
    ///   the file is left alone
    /// @param outputs get the frames meanwhile, on threads of their own, and are closed at the end
    /// @param observer is told of the cycles meanwhile, which is measured too
    CycleFigures run(
            Path folder, double changeRatio, List<SummaryOutput> outputs, CycleObserver observer)
            throws IOException, InterruptedException {
        Path status = folder.resolve("status.json");
        Simulator simulator = BenchedMarket.documents(indices, changeRatio);
        write(status, simulator, 0);
        SummaryCycle cycle = BenchedMarket.cycle(observer);
        FrameFeed feed = new FrameFeed();
        outputs.forEach(output -> Thread.ofVirtual().start(() -> deliver(output, feed)));
        CycleFigures.Collected figures = new CycleFigures.Collected(measure);
        try (WatchedFile source = source(status)) {
            for (int i = 0; i < warmup + measure; i++) {
                if (changeRatio > 0 && i > 0) {
                    write(status, simulator, i);
                }
                Thread.sleep(pace);
                long allocated = allocatedBytes();
                long start = System.nanoTime();
                Frame frame = next(cycle, source, observer);
                feed.put(frame);
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                observer.cycleCompleted(frame, took, took);
                long nanos = System.nanoTime() - start;
                feed.wake();
                if (i >= warmup) {
                    figures.add(nanos, allocatedBytes() - allocated, frame.statistics());
                }
            }
        }
        feed.close();
        for (SummaryOutput output : outputs) {
            output.close();
        }
        return figures.figures(warmup);
    }

    private static Frame next(SummaryCycle cycle, StatusSource source, CycleObserver observer)
            throws InterruptedException {
        StatusReading reading = source.read();
        observer.sourceRead(reading);
        return cycle.next(reading);
    }

    private static void deliver(SummaryOutput output, FrameFeed feed) {
        try {
            Frame delivered = Frame.none();
            Optional<Frame> next = feed.awaitNewerThan(delivered);
            while (next.isPresent()) {
                output.deliver(next.get(), next.get().changesSince(delivered));
                delivered = next.get();
                next = feed.awaitNewerThan(delivered);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(output.name() + " failed in the benchmark", e);
        }
    }

    private static void write(Path status, Simulator simulator, int cycle) throws IOException {
        Path next = status.resolveSibling("next.json");
        Files.write(
                next, CanonicalJson.bytes(simulator.next(BenchedMarket.START.plusSeconds(cycle))));
        // Old enough for its identity alone to tell that it is unchanged.
        Files.setLastModifiedTime(next, FileTime.from(Instant.now().minusSeconds(10)));
        Files.move(next, status, StandardCopyOption.ATOMIC_MOVE);
    }

    private static WatchedFile source(Path status) {
        WatchedFile.Limits limits = new WatchedFile.Limits(1 << 30, Duration.ofMinutes(1));
        return WatchedFile.at(
                status, new JsonStatusDecoder(), () -> limits, false, InstantSource.system());
    }

    private static long allocatedBytes() {
        return ManagementFactory.getPlatformMXBean(ThreadMXBean.class)
                .getTotalThreadAllocatedBytes();
    }
}

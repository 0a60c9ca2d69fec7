package g6.summary.application;

import g6.summary.domain.Frame;

import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The latest frame, for everyone who shows it. There is no queue: who comes late finds the latest,
/// and asks it what changed. Thread-safe; waiting parks a virtual thread without its carrier.
public final class FrameFeed {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private volatile Frame latest = Frame.none();
    private volatile boolean closed;

    /// A feed before its first frame.
    public FrameFeed() {}

    /// The latest frame; [Frame#none] before the first cycle.
    public Frame latest() {
        return latest;
    }

    /// Makes a frame the latest and wakes those who wait. Never blocks on any of them.
    ///
    /// @throws IllegalStateException if the feed is closed
    public void publish(Frame frame) {
        put(frame);
        wake();
    }

    /// Makes a frame the latest, for whoever asks from now on, and leaves those who wait asleep
    /// until [#wake]: a thread that is woken may take the core of the one that wakes it, so whoever
    /// measures a cycle does that afterwards.
    ///
    /// @throws IllegalStateException if the feed is closed
    public void put(Frame frame) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("feed is closed");
            }
            latest = frame;
        } finally {
            lock.unlock();
        }
    }

    /// Wakes those who wait.
    public void wake() {
        lock.lock();
        try {
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Says that no further frame will come. The latest can still be had.
    public void close() {
        lock.lock();
        try {
            closed = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// The latest frame, as soon as it is another one than this; empty when none will come any
    /// more.
    ///
    /// @throws InterruptedException if the waiting thread is told to end
    @SuppressWarnings("ReferenceEquality") // each cycle makes a frame of its own
    public Optional<Frame> awaitNewerThan(Frame seen) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (latest == seen && !closed) {
                news.await();
            }
            return latest == seen ? Optional.empty() : Optional.of(latest);
        } finally {
            lock.unlock();
        }
    }
}

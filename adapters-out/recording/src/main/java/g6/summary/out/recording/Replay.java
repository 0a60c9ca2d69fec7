package g6.summary.out.recording;

import g6.summary.application.CycleObserver;
import g6.summary.application.Liveness;
import g6.summary.application.Playback;
import g6.summary.application.StatusReading;
import g6.summary.application.StatusSource;
import g6.summary.application.Ticker;
import g6.summary.domain.Frame;
import g6.summary.domain.SourceState;
import g6.summary.domain.StatusFault;
import g6.summary.domain.StatusFault.Outcome;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A recording as a source: it brings what was shown, hash for hash, as time goes on there or as
/// somebody steers it, and never anything of the present. A cycle that cannot be read leaves the
/// panels of the one before, with a state that says so.
///
/// [#clock] tells the time there: who shows the past by it shows ages as they were. It goes on with
/// the replay and halts with it, and never passes the next cycle before that is shown.
///
/// The verbs of [Playback] and the clocks are thread-safe; `read` and `awaitChange` belong to the
/// loop.
public final class Replay implements StatusSource, Playback {
    private final Recorded past;
    private final Ticker ticker;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();

    private StatusReading.Panels last = new StatusReading.Panels(List.of(), SourceState.unread());
    private Span span;
    private double speed = 1;
    private long shown;
    private long steps;
    private boolean isPlaying;
    private Instant shownAt;
    private Instant nextAt;
    private Instant missedAt;
    private Instant timeThen;
    private long nanosThen;
    private boolean waitsForDeliveries;
    private long built;
    private long delivered;

    /// The cycles to show.
    ///
    /// @param first the first one's position in the recording
    /// @param last the last one's
    /// @param start the one to begin with
    public record Span(long first, long last, long start) {
        /// Refuses an order that makes no sense.
        public Span {
            if (first < 0 || start < first || last < start) {
                throw new IllegalArgumentException(first + " to " + last + " from " + start);
            }
        }

        /// How many cycles there are.
        public long count() {
            return last - first + 1;
        }
    }

    /// A replay of everything, halted at the beginning.
    public Replay(Recorded past, Ticker ticker) {
        this.past = past;
        this.ticker = ticker;
        this.span = new Span(0, past.size() - 1, 0);
        this.shown = -1;
        this.shownAt = past.firstAt();
        this.nextAt = shownAt;
        this.missedAt = shownAt;
        this.timeThen = shownAt;
        this.nanosThen = ticker.nanos();
    }

    /// Says what to show, and how. To be called before the first reading.
    ///
    /// @param chosenSpeed seconds of the recording in a second, over 0; infinite: no waiting in
    ///   between
    /// @param plays whether time goes on from the beginning
    /// @throws IOException if the first cycle cannot be read
    public void begin(Span chosen, double chosenSpeed, boolean plays) throws IOException {
        if (!(chosenSpeed > 0)) {
            throw new IllegalArgumentException("speed is " + chosenSpeed);
        }
        Instant at = past.at(chosen.start()).at();
        lock.lock();
        try {
            span = chosen;
            speed = chosenSpeed;
            isPlaying = plays;
            shown = chosen.start() - 1;
            shownAt = at;
            nextAt = at;
            missedAt = at;
            setTime(at);
        } finally {
            lock.unlock();
        }
    }

    /// Makes every cycle wait until this output has shown the one before, so that it shows all of
    /// them.
    ///
    /// @return who has to be told of deliveries
    public CycleObserver waitingFor(String output) {
        waitsForDeliveries = true;
        return new CycleObserver() {
            @Override
            public void delivered(String name, Frame frame, Duration took) {
                note(name, frame);
            }

            @Override
            public void deliveryFailed(String name, Frame frame, Throwable fault) {
                note(name, frame);
            }

            private void note(String name, Frame frame) {
                if (name.equals(output)) {
                    noteDelivered(frame.cycle());
                }
            }
        };
    }

    private void noteDelivered(long cycle) {
        lock.lock();
        try {
            delivered = cycle;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// The time there, for whoever shows it.
    public InstantSource clock() {
        return this::now;
    }

    /// The time at which the cycle that was read last was made.
    public InstantSource cycles() {
        return this::shownAt;
    }

    private Instant shownAt() {
        lock.lock();
        try {
            return shownAt;
        } finally {
            lock.unlock();
        }
    }

    private Instant now() {
        lock.lock();
        try {
            return timeNow();
        } finally {
            lock.unlock();
        }
    }

    private Instant timeNow() {
        if (!isPlaying || Double.isInfinite(speed)) {
            return timeThen;
        }
        double passed = (ticker.nanos() - nanosThen) * speed;
        return passed < nanos(timeThen, nextAt) ? timeThen.plusNanos(Math.round(passed)) : nextAt;
    }

    /// A clock that was set may have jumped farther than a `long` counts.
    private static double nanos(Instant from, Instant to) {
        Duration between = Duration.between(from, to);
        return between.getSeconds() * 1e9 + between.getNano();
    }

    private void setTime(Instant time) {
        timeThen = time;
        nanosThen = ticker.nanos();
    }

    /// The picture that somebody wants, or else the next cycle if its time has come, or else the
    /// one that is shown.
    @Override
    public StatusReading read() {
        long position = nextPosition();
        Instant at = shownAt;
        try {
            Moment moment = past.at(position);
            at = moment.at();
            last = new StatusReading.Panels(moment.panels(), moment.source());
        } catch (IOException unreadable) {
            last = new StatusReading.Panels(last.panels(), failed(unreadable));
        }
        show(position, at, timeAfter(position, at), timeOfMissing(position, at));
        return last;
    }

    private SourceState failed(IOException unreadable) {
        StatusFault fault =
                new StatusFault(Outcome.IO_ERROR, String.valueOf(unreadable.getMessage()));
        return SourceState.failed(fault, last.origin().asOf());
    }

    /// The loop alone moves, so that what it looks up needs no lock.
    private long nextPosition() {
        if (shown < span.start()) {
            return span.start();
        }
        long taken = takeSteps();
        long position = shown;
        for (long i = 0; i < Math.abs(taken); i++) {
            position = taken > 0 ? nextPicture(position) : pictureBefore(position);
        }
        return taken == 0 && isNextDue() ? shown + 1 : position;
    }

    private long takeSteps() {
        lock.lock();
        try {
            long taken = steps;
            steps = 0;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private boolean isNextDue() {
        lock.lock();
        try {
            return untilNext().isZero();
        } finally {
            lock.unlock();
        }
    }

    /// When the next cycle is to be shown; at once, where nobody knows its time.
    private Instant timeAfter(long position, Instant at) {
        try {
            return position < span.last() ? past.at(position + 1).at() : at;
        } catch (IOException _) {
            return at; // reading it meets the same and tells it
        }
    }

    /// When somebody who watched would have said that the next cycle does not come.
    private Instant timeOfMissing(long position, Instant at) {
        try {
            return at.plus(Liveness.patience(past.pace(position)));
        } catch (IOException _) {
            return at; // of what cannot be read nothing is recorded
        }
    }

    private void show(long position, Instant at, Instant next, Instant missed) {
        lock.lock();
        try {
            built++;
            if (position != shown) {
                shown = position;
                shownAt = at;
                nextAt = next;
                missedAt = missed;
                setTime(at);
            }
            isPlaying &= position < span.last();
        } finally {
            lock.unlock();
        }
    }

    /// How long there is to wait for the next cycle; a day where nobody knows.
    private Duration untilNext() {
        if (!isPlaying || isAhead()) {
            return Duration.ofDays(1);
        }
        double wait = nanos(timeNow(), nextAt) / speed;
        return Duration.ofNanos(Math.max(0, (long) Math.ceil(wait)));
    }

    private boolean isAhead() {
        return waitsForDeliveries && delivered < built;
    }

    @Override
    public boolean awaitChange(Duration timeout) throws InterruptedException {
        long left = timeout.toNanos();
        lock.lockInterruptibly();
        try {
            while (steps == 0 && !untilNext().isZero()) {
                if (left <= 0) {
                    return false;
                }
                long most = Math.min(left, untilNext().toNanos());
                left -= most - news.awaitNanos(most);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void stepForward() {
        step(1);
    }

    @Override
    public void stepBack() {
        step(-1);
    }

    private void step(int direction) {
        lock.lock();
        try {
            halt();
            steps += direction;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private long nextPicture(long position) {
        for (long next = position + 1; next <= span.last(); next++) {
            if (past.isNews(next)) {
                return next;
            }
        }
        return position;
    }

    private long pictureBefore(long position) {
        long begin = beginOfPicture(position);
        return begin == span.first() ? begin : beginOfPicture(begin - 1);
    }

    private long beginOfPicture(long position) {
        long begin = position;
        while (begin > span.first() && !past.isNews(begin)) {
            begin--;
        }
        return begin;
    }

    @Override
    public void playOrHalt() {
        lock.lock();
        try {
            if (isPlaying) {
                halt();
            } else if (shown < span.last()) {
                setTime(timeNow());
                isPlaying = true;
            }
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void halt() {
        setTime(timeNow());
        isPlaying = false;
    }

    @Override
    public Optional<Position> position() {
        lock.lock();
        try {
            Instant at = timeNow();
            boolean isInGap = at.isAfter(missedAt) && nextAt.isAfter(missedAt);
            return Optional.of(
                    new Position(
                            at,
                            isPlaying,
                            speed,
                            shown - span.first() + 1,
                            span.count(),
                            isInGap ? Optional.of(nextAt) : Optional.empty()));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        past.close();
    }
}

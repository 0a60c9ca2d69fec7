package g6.summary.out.terminal;

import g6.summary.application.DisplayObserver;
import g6.summary.application.Playback;
import g6.summary.application.SummaryOutput;
import g6.summary.domain.Frame;
import g6.summary.domain.FrameChanges;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// The dashboard as a full screen that follows keys and the terminal's size. Only what is another
/// than before is written; besides, the clock and the age of the data go on, once a second.
///
/// The terminal is taken over at the start, and given back, as it was, by [#close], which whoever
/// ends the program calls on every way out. While the program is in the background it leaves the
/// terminal alone. Thread-safe.
public final class RichTerminal implements SummaryOutput {
    private static final byte[] ALTERNATE_SCREEN = ascii("\u001b[?1049h");

    /// No cursor, no new line at the end of a row, and text stays in the order in which it is
    /// written, in terminals that would turn parts of it round (ECMA-48, BDSM). What is pasted is
    /// told from keys.
    private static final byte[] OUR_MODES = ascii("\u001b[?25l\u001b[?7l\u001b[8l\u001b[?2004h");

    private static final byte[] USUAL_MODES =
            ascii("\u001b[m\u001b[?2004l\u001b[8h\u001b[?7h\u001b[?25h");
    private static final byte[] MAIN_SCREEN = ascii("\u001b[?1049l");

    /// A terminal that takes no bytes any more is not waited for longer.
    private static final long LAST_BYTES_MS = 300;

    /// Milliseconds between two looks for the foreground, by the thread that reads keys there.
    private static final long BACKGROUND_MS = 200;

    private final TerminalDevice device;
    private final RichOptions options;
    private final RichDisplay display;
    private final InstantSource clock;
    private final Playback playback;
    private final Runnable quit;
    private final ReentrantLock turn = new ReentrantLock();

    private boolean isStarted;
    private volatile boolean isStopped;
    private final AtomicBoolean isOurs = new AtomicBoolean();
    private final AtomicBoolean isClosed = new AtomicBoolean();
    private Optional<RuntimeException> fault = Optional.empty();

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    RichTerminal(
            TerminalDevice device,
            RichOptions options,
            Supplier<TerminalRules> rules,
            BooleanSupplier diff,
            InstantSource clock,
            DisplayObserver observer,
            Playback playback,
            Runnable quit) {
        this.device = device;
        this.options = options;
        this.display = new RichDisplay(device, options, rules, diff, clock, observer, playback);
        this.clock = clock;
        this.playback = playback;
        this.quit = quit;
    }

    /// The terminal that standard input and output are; empty where they are none that can be drawn
    /// on.
    ///
    /// @param type what kind of terminal it is, as `TERM` tells
    /// @param out standard output
    /// @param modes as they are before anything changes them
    /// @param rules what the operator has chosen, asked for every picture
    /// @param diff whether only differences are written, asked for every picture
    /// @param observer is told of drawings that a fault made necessary
    /// @param clock what time it is for whoever looks: in the past, the time there
    /// @param playback how keys steer a source that shows the past
    /// @param quit ends the program; returns at once
    public static Optional<RichTerminal> open(
            String type,
            OutputStream out,
            LineModes modes,
            RichOptions options,
            Supplier<TerminalRules> rules,
            BooleanSupplier diff,
            InstantSource clock,
            DisplayObserver observer,
            Playback playback,
            Runnable quit) {
        return SystemTerminal.open(type, out, modes)
                .map(
                        device ->
                                new RichTerminal(
                                        device, options, rules, diff, clock, observer, playback,
                                        quit));
    }

    @Override
    public String name() {
        return "stdout";
    }

    /// Draws the frame, unless somebody holds the picture.
    ///
    /// @throws IllegalStateException if a panel could not be drawn, after all the others were
    @Override
    public void deliver(Frame latest, FrameChanges since) throws IOException {
        turn.lock();
        try {
            start();
            if (isOurs.get()) {
                display.show(latest);
            } else {
                display.take(latest);
            }
            display.takeFault().ifPresent(this::remember);
            Optional<RuntimeException> broken = fault;
            fault = Optional.empty();
            if (broken.isPresent()) {
                throw broken.get();
            }
        } finally {
            turn.unlock();
        }
    }

    private void start() throws IOException {
        if (!isStarted && !isClosed.get()) {
            if (device.isInForeground()) {
                takeOver();
            }
            isStarted = true;
            Thread.ofPlatform().daemon().name("g6-terminal-keys").start(this::readKeys);
            Thread.ofPlatform().daemon().name("g6-terminal-clock").start(this::tick);
        }
    }

    private void takeOver() throws IOException {
        isOurs.set(true);
        try {
            device.takeOver();
            if (options.usesAlternateScreen()) {
                device.write(ALTERNATE_SCREEN);
            }
            device.write(OUR_MODES);
        } finally {
            letGoIfNobodyWantsIt();
        }
    }

    /// Whoever stops or ends the program while the terminal is taken over has given back what was
    /// taken over so far.
    private void letGoIfNobodyWantsIt() {
        if (isStopped || isClosed.get()) {
            isOurs.set(true);
            letGo();
        }
    }

    /// What a key does wrong is remembered, and the next one is read; without keys the thread ends.
    private void readKeys() {
        try {
            Optional<Key> key = nextKey();
            while (key.isPresent() && !isClosed.get()) {
                press(key.get());
                key = nextKey();
            }
        } catch (IOException _) {
            // The terminal is gone: writing to it fails too, and that ends the program.
        } catch (InterruptedException _) {
            // Nobody interrupts it; should somebody, the frames still come.
        } catch (RuntimeException broken) {
            remember(broken);
        }
    }

    /// In the background there is none. A fault that comes on the way from there is not believed.
    private Optional<Key> nextKey() throws IOException, InterruptedException {
        boolean isBelieved = false;
        while (true) {
            try {
                return device.key();
            } catch (IOException fault) {
                if (isBelieved && device.isInForeground()) {
                    throw fault;
                }
                isBelieved = device.isInForeground();
            }
            Thread.sleep(BACKGROUND_MS);
        }
    }

    private void press(Key key) {
        effects(key).forEach(this::follow);
    }

    private void follow(Effect effect) {
        switch (effect) {
            case QUIT -> quit.run();
            case STEP_FORWARD -> playback.stepForward();
            case STEP_BACK -> playback.stepBack();
            case PLAY_OR_HALT -> {
                playback.playOrHalt();
                redraw(false);
            }
            case RING, REDRAW -> {} // the display has done that
        }
    }

    private Set<Effect> effects(Key key) {
        turn.lock();
        try {
            return isOurs.get() ? display.press(key) : Set.of();
        } catch (IOException _) {
            return Set.of(); // the next frame meets the same and tells it
        } catch (RuntimeException broken) {
            remember(broken);
            return Set.of();
        } finally {
            turn.unlock();
        }
    }

    /// Wakes at each full second, so that the clock on the screen never skips one.
    private void tick() {
        try {
            while (!isClosed.get()) {
                Instant now = clock.instant();
                Instant next = now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
                Thread.sleep(now.until(next));
                follow();
            }
        } catch (InterruptedException _) {
            // Nobody interrupts it; should somebody, the frames still come.
        }
    }

    private void follow() {
        try {
            if (isStopped || isOurs.get() == device.isInForeground()) {
                redraw(false);
            } else {
                resume();
            }
        } catch (RuntimeException broken) {
            remember(broken);
        }
    }

    /// A fault of a thread is told with the next frame.
    private void remember(RuntimeException broken) {
        turn.lock();
        try {
            fault.ifPresentOrElse(
                    first -> first.addSuppressed(broken), () -> fault = Optional.of(broken));
        } finally {
            turn.unlock();
        }
    }

    private void redraw(boolean whole) {
        turn.lock();
        try {
            if (isOurs.get()) {
                if (whole) {
                    display.forget();
                }
                display.draw();
            }
        } catch (IOException _) {
            // The next frame meets the same and tells it.
        } finally {
            turn.unlock();
        }
    }

    /// The terminal has another size.
    public void resized() {
        redraw(true);
    }

    /// The program goes on after it was stopped: takes the terminal over again, if it had it, as
    /// soon as it is in the foreground.
    public void resume() {
        isStopped = false;
        if (device.isInForeground()) {
            takeOverAgain();
        } else {
            letGo();
        }
    }

    private void takeOverAgain() {
        turn.lock();
        try {
            if (isStarted && !isStopped && !isClosed.get()) {
                takeOver();
                display.forget();
                display.draw();
            }
        } catch (IOException _) {
            // The next frame meets the same and tells it.
        } finally {
            turn.unlock();
        }
    }

    /// Gives the terminal back, as it was, until [#resume].
    public void giveBack() {
        isStopped = true;
        letGo();
    }

    /// Modes at once, the screen as soon as the terminal takes the bytes, which is waited for no
    /// longer than for a moment. Calling it again does nothing.
    private void letGo() {
        if (!isOurs.compareAndSet(true, false)) {
            return;
        }
        Thread writing = Thread.ofPlatform().daemon().name("g6-terminal-end").start(this::leave);
        try {
            writing.join(LAST_BYTES_MS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        device.giveBack();
    }

    private void leave() {
        turn.lock();
        try {
            if (!options.usesAlternateScreen()) {
                device.write(ascii("\u001b[" + device.size().rows() + "H\r\n"));
            }
            device.write(USUAL_MODES);
            if (options.usesAlternateScreen()) {
                device.write(MAIN_SCREEN);
            }
        } catch (IOException _) {
            // The terminal is gone: nothing is left to be put in order.
        } finally {
            turn.unlock();
        }
    }

    /// Gives the terminal back for good; later calls do nothing but wait for that.
    @Override
    public synchronized void close() {
        if (isClosed.compareAndSet(false, true)) {
            letGo();
        }
    }
}

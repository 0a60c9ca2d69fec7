package g6.summary.out.terminal;

import g6.summary.application.DisplayObserver;
import g6.summary.application.Playback;
import g6.summary.domain.Frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Optional;

/// The rich display without a terminal: draws frames, and counts the bytes that a terminal would
/// get. For measurements. Not thread-safe.
public final class OffScreen {
    private static final RichOptions OPTIONS =
            new RichOptions(Theme.DARK, false, ColorDepth.PALETTE, false, true);

    private final Counter counter;
    private final RichDisplay display;

    /// A display of that size, before its first frame.
    ///
    /// @param columns 1 to 1000
    /// @param rows 1 to 1000
    /// @param clock what the clock on the screen shows
    public OffScreen(int columns, int rows, InstantSource clock) {
        TerminalRules rules = TerminalRules.defaults();
        counter = new Counter(Size.of(columns, rows));
        display =
                new RichDisplay(
                        counter,
                        OPTIONS,
                        () -> rules,
                        () -> true,
                        clock,
                        DisplayObserver.none(),
                        Playback.none());
    }

    /// Draws a frame, and returns how many bytes make it of the one before.
    public long show(Frame frame) {
        try {
            long before = counter.bytes;
            display.show(frame);
            return counter.bytes - before;
        } catch (IOException impossible) { // nothing is written anywhere
            throw new UncheckedIOException(impossible);
        }
    }

    /// Counts what is written.
    private static final class Counter implements TerminalDevice {
        private final Size size;
        private long bytes;

        Counter(Size size) {
            this.size = size;
        }

        @Override
        public Size size() {
            return size;
        }

        @Override
        public void takeOver() {}

        @Override
        public void giveBack() {}

        @Override
        public void write(byte[] written) {
            bytes += written.length;
        }

        @Override
        public Optional<Key> key() {
            return Optional.empty();
        }
    }
}

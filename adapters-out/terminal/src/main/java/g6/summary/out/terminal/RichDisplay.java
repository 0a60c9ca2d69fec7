package g6.summary.out.terminal;

import g6.summary.application.DisplayObserver;
import g6.summary.application.Playback;
import g6.summary.domain.Frame;
import g6.summary.out.terminal.UiState.Message;
import g6.summary.out.terminal.UiState.Step;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The rich dashboard on a terminal: takes messages, draws what becomes of them, and writes what is
/// another than before. Not thread-safe: whoever calls it takes turns.
final class RichDisplay {
    private static final byte[] BELL = {7};

    private final TerminalDevice device;
    private final RichOptions options;
    private final Supplier<TerminalRules> rules;
    private final BooleanSupplier diff;
    private final InstantSource clock;
    private final DisplayObserver observer;
    private final Playback playback;
    private final ScreenWriter writer;

    private UiState state;
    private Optional<Panels> panels = Optional.empty();
    private Set<String> faulty = Set.of();
    private Optional<RuntimeException> fault = Optional.empty();

    /// What the terminal shows; none where nobody knows.
    private Optional<Grid> grid = Optional.empty();

    /// Whether a fault is the reason that nobody knows.
    private boolean isOutOfStep;

    private Theme drawnIn;

    /// @param diff whether only what is another than before is written
    RichDisplay(
            TerminalDevice device,
            RichOptions options,
            Supplier<TerminalRules> rules,
            BooleanSupplier diff,
            InstantSource clock,
            DisplayObserver observer,
            Playback playback) {
        this.device = device;
        this.options = options;
        this.rules = rules;
        this.diff = diff;
        this.clock = clock;
        this.observer = observer;
        this.playback = playback;
        this.writer = new ScreenWriter(options.depth());
        this.state = UiState.initial(options.theme(), options.isCompact(), clock.instant());
        this.drawnIn = options.theme();
    }

    /// Shows a frame, and returns what is to be done besides.
    Set<Effect> show(Frame frame) throws IOException {
        return handle(new Message.FrameArrived(frame, clock.instant()));
    }

    /// Takes a frame in and draws nothing: the terminal belongs to somebody else for now.
    void take(Frame frame) {
        state = state.after(new Message.FrameArrived(frame, clock.instant())).state();
    }

    /// Takes a key, and returns what is to be done besides.
    Set<Effect> press(Key key) throws IOException {
        return handle(new Message.KeyPressed(key, shown(), clock.instant()));
    }

    private Shown shown() {
        return panels.map(Panels::shown).orElse(Shown.NOTHING);
    }

    private Set<Effect> handle(Message message) throws IOException {
        Step step = state.after(message);
        state = step.state();
        if (step.effects().contains(Effect.REDRAW)) {
            forget();
        }
        draw();
        if (step.effects().contains(Effect.RING) && rules.get().rings()) {
            device.write(BELL);
        }
        return step.effects();
    }

    /// From now on nobody knows what the terminal shows.
    void forget() {
        grid = Optional.empty();
    }

    /// Draws what time or the terminal's size have changed.
    void draw() throws IOException {
        Picture picture =
                DashboardView.draw(
                        state,
                        rules.get(),
                        device.size(),
                        clock.instant(),
                        playback.position(),
                        panels);
        panels = Optional.of(picture.panels());
        note(picture.panels().faults());
        Grid next = options.isAscii() ? picture.grid().inAscii() : picture.grid();
        byte[] bytes = bytes(next);
        if (isOutOfStep) {
            observer.redrawnAfterFault();
        }
        forget(); // half of it may get through
        isOutOfStep = true;
        if (bytes.length > 0) {
            device.write(bytes);
        }
        isOutOfStep = false;
        grid = Optional.of(next);
        drawnIn = state.theme();
    }

    private byte[] bytes(Grid next) {
        return grid.filter(before -> before.size().equals(next.size()))
                .filter(_ -> drawnIn == state.theme() && diff.getAsBoolean())
                .map(before -> writer.update(before, next))
                .orElseGet(() -> writer.redraw(next, state.theme()));
    }

    /// Panels that begin to fail are drawn anew once, with everything around them.
    private void note(List<Panels.Fault> faults) {
        Set<String> now =
                faults.stream().map(Panels.Fault::panel).collect(Collectors.toUnmodifiableSet());
        if (!faulty.containsAll(now)) {
            forget();
            isOutOfStep = true;
            Panels.Fault first = faults.getFirst();
            fault =
                    Optional.of(
                            new IllegalStateException(
                                    "panel " + first.panel() + " cannot be drawn", first.cause()));
        }
        faulty = now;
    }

    /// A fault that came up since it was asked for last.
    Optional<RuntimeException> takeFault() {
        Optional<RuntimeException> taken = fault;
        fault = Optional.empty();
        return taken;
    }
}

package g6.summary.out.terminal;

import g6.summary.domain.Frame;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/// Everything that decides what is shown, but for size and time. What happens to it is a [Message],
/// and what comes of that a new state. Immutable.
///
/// @param isTyping whether keys go into the filter
/// @param startedAt since when somebody can look
record UiState(
        Watch watch,
        Gaze gaze,
        Filter filter,
        boolean isTyping,
        Theme theme,
        boolean isCompact,
        boolean isHelpShown,
        Instant startedAt) {

    /// What happens to the display.
    sealed interface Message {
        /// There is a new frame.
        record FrameArrived(Frame frame, Instant at) implements Message {}

        /// Somebody pressed a key.
        ///
        /// @param shown what was on the screen when it was pressed
        record KeyPressed(Key key, Shown shown, Instant at) implements Message {}
    }

    /// What comes of a message.
    record Step(UiState state, Set<Effect> effects) {}

    static UiState initial(Theme theme, boolean isCompact, Instant now) {
        return new UiState(
                Watch.NOTHING, Gaze.NOWHERE, Filter.NONE, false, theme, isCompact, false, now);
    }

    /// The change that a message makes.
    Step after(Message message) {
        return switch (message) {
            case Message.FrameArrived(Frame frame, Instant at) -> arrived(frame, at);
            case Message.KeyPressed(Key key, Shown shown, Instant at) ->
                    isTyping ? typed(key) : pressed(key, shown, at);
        };
    }

    private Step arrived(Frame frame, Instant at) {
        Watch next = watch.after(frame, at);
        return next.hasNewError(watch)
                ? new Step(with(next), EnumSet.of(Effect.RING))
                : step(with(next));
    }

    private Step typed(Key key) {
        return switch (key) {
            case Key.Typed(String character) -> step(with(filter.with(character), true));
            case Key.Pasted(String text) -> step(with(filter.with(text), true));
            case Key.Special.BACKSPACE ->
                    step(with(filter.withoutLast(), !filter.text().isEmpty()));
            case Key.Special.ENTER -> step(with(filter, false));
            case Key.Special.ESCAPE -> step(with(Filter.NONE, false));
            case Key.Special.REDRAW -> new Step(this, EnumSet.of(Effect.REDRAW));
            case Key.Special _ -> step(this);
        };
    }

    private Step pressed(Key key, Shown shown, Instant at) {
        return switch (key) {
            case Key.Typed(String character) -> command(character, at);
            case Key.Pasted _ -> step(this);
            case Key.Special.TAB, Key.Special.RIGHT -> step(with(gaze.moved(1, shown.order())));
            case Key.Special.BACK_TAB, Key.Special.LEFT ->
                    step(with(gaze.moved(-1, shown.order())));
            case Key.Special.UP -> step(with(gaze.scrolled(-1, shown)));
            case Key.Special.DOWN -> step(with(gaze.scrolled(1, shown)));
            case Key.Special.PAGE_UP -> step(with(gaze.paged(-1, shown)));
            case Key.Special.PAGE_DOWN -> step(with(gaze.paged(1, shown)));
            case Key.Special.HOME -> step(with(gaze.scrolled(Integer.MIN_VALUE, shown)));
            case Key.Special.END -> step(with(gaze.scrolled(Integer.MAX_VALUE, shown)));
            case Key.Special.ENTER -> step(with(gaze.zoomed(shown)));
            case Key.Special.ESCAPE -> step(back());
            case Key.Special.REDRAW -> new Step(this, EnumSet.of(Effect.REDRAW));
            case Key.Special.BACKSPACE -> step(this);
        };
    }

    private Step command(String character, Instant at) {
        return switch (character) {
            case "q" -> new Step(this, EnumSet.of(Effect.QUIT));
            case "p" -> step(with(watch.heldOrReleased(at)));
            case "a" -> step(with(watch.acknowledged()));
            case "/" -> step(with(filter, true));
            case "t" -> step(looking(theme.next(), isCompact, isHelpShown));
            case "c" -> step(looking(theme, !isCompact, isHelpShown));
            case "?", "h" -> step(looking(theme, isCompact, !isHelpShown));
            case "]" -> new Step(this, EnumSet.of(Effect.STEP_FORWARD));
            case "[" -> new Step(this, EnumSet.of(Effect.STEP_BACK));
            case " " -> new Step(this, EnumSet.of(Effect.PLAY_OR_HALT));
            default -> step(this);
        };
    }

    /// Out of whatever somebody went into last.
    private UiState back() {
        if (isHelpShown) {
            return looking(theme, isCompact, false);
        }
        return filter.isEmpty() ? with(gaze.back()) : with(Filter.NONE, false);
    }

    private static Step step(UiState state) {
        return new Step(state, EnumSet.noneOf(Effect.class));
    }

    private UiState with(Watch next) {
        return new UiState(next, gaze, filter, isTyping, theme, isCompact, isHelpShown, startedAt);
    }

    private UiState with(Gaze next) {
        return new UiState(watch, next, filter, isTyping, theme, isCompact, isHelpShown, startedAt);
    }

    private UiState with(Filter next, boolean typing) {
        return new UiState(watch, gaze, next, typing, theme, isCompact, isHelpShown, startedAt);
    }

    private UiState looking(Theme inTheme, boolean compactly, boolean withHelp) {
        return new UiState(watch, gaze, filter, isTyping, inTheme, compactly, withHelp, startedAt);
    }
}

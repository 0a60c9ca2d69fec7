package g6.summary.application;

import java.time.Instant;
import java.util.Optional;

/// Port: what somebody at a display can do with a source that shows the past. Thread-safe; every
/// verb returns at once, and what it does is seen in the frames that follow.
public interface Playback {

    /// Halts, and shows what was shown next.
    void stepForward();

    /// Halts, and shows what was shown before.
    void stepBack();

    /// Lets the time of the recording go on, or halts it.
    void playOrHalt();

    /// Where in the past the display is; empty in the present.
    Optional<Position> position();

    /// A place in a recording.
    ///
    /// @param at the time there
    /// @param isPlaying whether time goes on
    /// @param speed seconds of the recording in a second; infinite: as fast as it can be shown
    /// @param number of the recorded cycle that is shown, from 1; 0 before the first
    /// @param count recorded cycles that there are to show
    /// @param gapEnd when the next cycle was, where the display is in a time of which nothing is
    ///   recorded: far longer after the cycle that is shown than cycles were apart
    record Position(
            Instant at,
            boolean isPlaying,
            double speed,
            long number,
            long count,
            Optional<Instant> gapEnd) {
        /// Whether there is nothing after it.
        public boolean isLast() {
            return number == count;
        }
    }

    /// The present, which nobody can steer.
    static Playback none() {
        return new Playback() {
            @Override
            public void stepForward() {}

            @Override
            public void stepBack() {}

            @Override
            public void playOrHalt() {}

            @Override
            public Optional<Position> position() {
                return Optional.empty();
            }
        };
    }
}

package g6.summary.application;

import g6.summary.domain.Frame;

import java.time.Duration;
import java.util.List;

/// Told what happens in the core, in verbs, by the threads to which it happens. Must be quick and
/// thread-safe. What it throws is told to the other observers and spoils nothing but its own
/// figures.
public interface CycleObserver {

    /// A cycle begins: what it needs from outside is asked for from here on.
    default void cycleBegun() {}

    /// The source was looked at.
    default void sourceRead(StatusReading reading) {}

    /// One panel was built anew.
    default void panelBuilt(String key, Duration took) {}

    /// The provider of one panel threw.
    default void panelFailed(String key, Throwable fault) {}

    /// Building one panel took so long that it stands out from how long it took before.
    ///
    /// @param zScore how many standard deviations it lies over the mean
    default void panelStoodOut(String key, Duration took, double zScore) {}

    /// A frame was made and published.
    ///
    /// @param build reading, extraction, panels and hashes
    /// @param whole that, and waking everyone who waits for the frame
    default void cycleCompleted(Frame frame, Duration build, Duration whole) {}

    /// A cycle broke for a reason that nobody expected; a frame that says so was published.
    default void cycleBroken(Frame frame, Throwable fault) {}

    /// An output runs from now on.
    default void outputStarted(String output) {}

    /// An output has shown a frame.
    default void delivered(String output, Frame frame, Duration took) {}

    /// An output could not show a frame.
    default void deliveryFailed(String output, Frame frame, Throwable fault) {}

    /// An output could not give back what it held.
    default void outputFailedToClose(String output, Throwable fault) {}

    /// Another observer threw; its figures may be wrong from here on.
    default void observerFailed(String observer, RuntimeException fault) {}

    /// Does nothing.
    static CycleObserver none() {
        return new CycleObserver() {};
    }

    /// Tells all of them, in this order.
    static CycleObserver all(List<CycleObserver> observers) {
        return new CycleObservers(observers);
    }
}

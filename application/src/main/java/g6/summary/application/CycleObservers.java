package g6.summary.application;

import g6.summary.domain.Frame;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Several observers, each shielded from the others' faults.
record CycleObservers(List<CycleObserver> observers) implements CycleObserver {
    CycleObservers {
        observers = List.copyOf(observers);
    }

    @Override
    public void outputFailedToClose(String output, Throwable fault) {
        tell(observer -> observer.outputFailedToClose(output, fault));
    }

    @Override
    public void cycleBegun() {
        tell(CycleObserver::cycleBegun);
    }

    @Override
    public void sourceRead(StatusReading reading) {
        tell(observer -> observer.sourceRead(reading));
    }

    @Override
    public void panelBuilt(String key, Duration took) {
        tell(observer -> observer.panelBuilt(key, took));
    }

    @Override
    public void panelFailed(String key, Throwable fault) {
        tell(observer -> observer.panelFailed(key, fault));
    }

    @Override
    public void panelStoodOut(String key, Duration took, double zScore) {
        tell(observer -> observer.panelStoodOut(key, took, zScore));
    }

    @Override
    public void cycleCompleted(Frame frame, Duration build, Duration whole) {
        tell(observer -> observer.cycleCompleted(frame, build, whole));
    }

    @Override
    public void cycleBroken(Frame frame, Throwable fault) {
        tell(observer -> observer.cycleBroken(frame, fault));
    }

    @Override
    public void outputStarted(String output) {
        tell(observer -> observer.outputStarted(output));
    }

    @Override
    public void delivered(String output, Frame frame, Duration took) {
        tell(observer -> observer.delivered(output, frame, took));
    }

    @Override
    public void deliveryFailed(String output, Frame frame, Throwable fault) {
        tell(observer -> observer.deliveryFailed(output, frame, fault));
    }

    @Override
    public void observerFailed(String observer, RuntimeException fault) {
        tell(other -> other.observerFailed(observer, fault));
    }

    private void tellTheOthers(CycleObserver broken, RuntimeException fault) {
        for (CycleObserver observer : observers) {
            try {
                if (!observer.equals(broken)) {
                    observer.observerFailed(broken.getClass().getSimpleName(), fault);
                }
            } catch (RuntimeException _) {
                // Two observers are broken, and each has been reported to the other: the rest know.
            }
        }
    }

    private void tell(Consumer<CycleObserver> event) {
        for (CycleObserver observer : observers) {
            try {
                event.accept(observer);
            } catch (RuntimeException fault) {
                tellTheOthers(observer, fault);
            }
        }
    }
}

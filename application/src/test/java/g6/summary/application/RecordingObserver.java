package g6.summary.application;

import g6.summary.domain.Frame;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Remembers what it was told.
final class RecordingObserver implements CycleObserver {
    final List<Frame> frames = new CopyOnWriteArrayList<>();
    final List<Throwable> broken = new CopyOnWriteArrayList<>();
    final List<String> built = new CopyOnWriteArrayList<>();
    final List<String> failedPanels = new CopyOnWriteArrayList<>();
    final List<String> failedDeliveries = new CopyOnWriteArrayList<>();
    final List<String> failedObservers = new CopyOnWriteArrayList<>();
    final List<String> failedToClose = new CopyOnWriteArrayList<>();

    @Override
    public void cycleCompleted(Frame frame, Duration build, Duration whole) {
        frames.add(frame);
    }

    @Override
    public void cycleBroken(Frame frame, Throwable fault) {
        frames.add(frame);
        broken.add(fault);
    }

    @Override
    public void panelBuilt(String key, Duration took) {
        built.add(key);
    }

    @Override
    public void panelFailed(String key, Throwable fault) {
        failedPanels.add(key);
    }

    @Override
    public void deliveryFailed(String output, Frame frame, Throwable fault) {
        failedDeliveries.add(output + ": " + fault.getMessage());
    }

    @Override
    public void observerFailed(String observer, RuntimeException fault) {
        failedObservers.add(observer);
    }

    @Override
    public void outputFailedToClose(String output, Throwable fault) {
        failedToClose.add(output);
    }
}

package g6.summary.out.recording;

import g6.summary.application.FolderLock;

import java.util.Optional;

/// A lock that is had by whom the test says.
final class FakeLock implements FolderLock {
    private Optional<String> owner = Optional.empty();
    private boolean isClosed;

    void giveTo(String other) {
        owner = Optional.of(other);
    }

    void giveBack() {
        owner = Optional.empty();
    }

    boolean isClosed() {
        return isClosed;
    }

    @Override
    public Optional<String> take() {
        return owner;
    }

    @Override
    public void close() {
        isClosed = true;
    }
}

package g6.summary.application;

import java.time.Duration;

/// Port: where status documents come from. Used by the loop's thread alone, but for `close`.
public interface StatusSource extends AutoCloseable {

    /// Looks once. Never throws for what a source can suffer: that is a [StatusReading.Failed].
    /// Ends within the source's own limit of time.
    ///
    /// @throws InterruptedException if the program is ending
    StatusReading read() throws InterruptedException;

    /// Waits until there may be something new, at most so long. A source without change notices
    /// waits the whole time. Returning early for nothing is allowed.
    ///
    /// @return whether it was woken by a change
    /// @throws InterruptedException if the program is ending
    boolean awaitChange(Duration timeout) throws InterruptedException;

    /// Gives back what the source holds. Later calls do nothing.
    @Override
    void close();
}

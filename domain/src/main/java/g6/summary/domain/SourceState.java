package g6.summary.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How far the shown data can be trusted to be current. Part of every frame, never of a panel.
///
/// @param freshness the verdict
/// @param asOf the moment that the shown data describe: the start of the collector's last cycle,
///   else the modification of the file; empty where neither is known
/// @param fault why the last reading failed; present exactly when it did
public record SourceState(
        Freshness freshness, Optional<Instant> asOf, Optional<StatusFault> fault) {

    /// The verdicts, best first.
    public enum Freshness {
        /// The data are as young as they should be.
        FRESH,
        /// The next document should have come by now.
        LATE,
        /// The data are old: the collector has stopped or hangs.
        STALE,
        /// The last reading failed.
        FAILED;

        /// Its name on the wire.
        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// Intervals of the document after which it is late, where that is longer than the threshold.
    private static final int LATE_INTERVALS = 3;

    private static final int STALE_INTERVALS = 6;

    /// Checks that verdict and fault agree.
    public SourceState {
        if (fault.isPresent() != (freshness == Freshness.FAILED)) {
            throw new IllegalArgumentException(
                    "fault " + fault + " does not go with freshness " + freshness);
        }
    }

    /// Before the first reading: no data, no fault.
    public static SourceState unread() {
        return new SourceState(Freshness.FRESH, Optional.empty(), Optional.empty());
    }

    /// The last reading failed; what is shown describes an earlier moment, if any.
    public static SourceState failed(StatusFault fault, Optional<Instant> asOf) {
        return new SourceState(Freshness.FAILED, asOf, Optional.of(fault));
    }

    /// The last reading went well: its age decides.
    ///
    /// @param cycle the collector's cycle, whose interval stretches the thresholds
    public static SourceState read(
            Optional<Instant> asOf,
            SummarySnapshot.Cycle cycle,
            Thresholds thresholds,
            Instant now) {
        double interval = cycle.intervalSec().map(java.math.BigDecimal::doubleValue).orElse(0.0);
        double age = asOf.map(instant -> secondsBetween(instant, now)).orElse(0.0);
        Freshness freshness =
                age > Math.max(thresholds.staleErrorSec(), STALE_INTERVALS * interval)
                        ? Freshness.STALE
                        : age > Math.max(thresholds.staleWarnSec(), LATE_INTERVALS * interval)
                                ? Freshness.LATE
                                : Freshness.FRESH;
        return new SourceState(freshness, asOf, Optional.empty());
    }

    /// The age of the shown data, seconds; negative where the collector's clock is ahead, empty
    /// where the data tell no time.
    public Optional<Double> staleSeconds(Instant now) {
        return asOf.map(instant -> secondsBetween(instant, now));
    }

    /// Whether a display would say the same of both, ages aside.
    public boolean saysTheSameAs(SourceState other) {
        return freshness == other.freshness && fault.equals(other.fault);
    }

    /// The worse of two states.
    public SourceState worseOf(SourceState other) {
        return other.freshness.compareTo(freshness) > 0 ? other : this;
    }

    private static double secondsBetween(Instant start, Instant end) {
        Duration age = Duration.between(start, end);
        return age.getSeconds() + age.getNano() / 1e9;
    }
}

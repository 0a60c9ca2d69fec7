package g6.summary.domain;

import java.util.BitSet;

/// How much changes from cycle to cycle: a fold over frames. The first frame is the baseline, in
/// which nothing changed. Immutable.
///
/// @param cycles cycles since the start
/// @param unchangedCycles those in which no panel changed
/// @param changedLast panels changed in the last cycle
/// @param totalPanels panels in the last cycle
/// @param updatesTotal panels changed since the start
/// @param highChurnStreak consecutive cycles, up to the last, in which the share of changed panels
///   reached its threshold
/// @param anomalies cycles since the start in which it did
/// @param recent which of the recent cycles were unchanged
public record CycleStatistics(
        long cycles,
        long unchangedCycles,
        int changedLast,
        int totalPanels,
        long updatesTotal,
        int highChurnStreak,
        long anomalies,
        Recent recent) {

    /// The last cycles, up to [#LENGTH] of them. Immutable.
    public static final class Recent {
        /// Cycles that the rolling ratio looks back on.
        public static final int LENGTH = 300;

        private static final Recent NONE = new Recent(new BitSet(LENGTH), 0);
        private static final Recent ALL_UNCHANGED = allUnchanged();

        private final BitSet unchanged;
        private final int cycles;

        private Recent(BitSet unchanged, int cycles) {
            this.unchanged = unchanged;
            this.cycles = cycles;
        }

        private static Recent allUnchanged() {
            BitSet all = new BitSet(LENGTH);
            all.set(0, LENGTH);
            return new Recent(all, LENGTH);
        }

        private Recent next(boolean isUnchanged, long cycle) {
            if (isUnchanged && cycles == LENGTH && unchanged.cardinality() == LENGTH) {
                return ALL_UNCHANGED;
            }
            BitSet next = (BitSet) unchanged.clone();
            next.set((int) (cycle % LENGTH), isUnchanged);
            return new Recent(next, Math.min(LENGTH, cycles + 1));
        }

        private double hitRatio() {
            return ratio(unchanged.cardinality(), cycles);
        }
    }

    /// Before the first cycle.
    public static CycleStatistics none() {
        return new CycleStatistics(0, 0, 0, 0, 0, 0, 0, Recent.NONE);
    }

    CycleStatistics next(int changedPanels, int panels, Thresholds thresholds) {
        int changed = cycles == 0 ? 0 : changedPanels;
        boolean unchanged = changed == 0;
        boolean high = !unchanged && ratio(changed, panels) >= thresholds.churnWarnRatio();
        return new CycleStatistics(
                cycles + 1,
                unchangedCycles + (unchanged ? 1 : 0),
                changed,
                panels,
                updatesTotal + changed,
                high ? highChurnStreak + 1 : 0,
                anomalies + (high ? 1 : 0),
                recent.next(unchanged, cycles));
    }

    /// Share of panels that changed in the last cycle, 0 to 1.
    public double churnRatio() {
        return ratio(changedLast, totalPanels);
    }

    /// Share of cycles since the start in which nothing changed, 0 to 1.
    public double hitRatio() {
        return ratio(unchangedCycles, cycles);
    }

    /// Share of cycles since the start in which something changed, 0 to 1; 0 before the first.
    public double missRatio() {
        return ratio(cycles - unchangedCycles, cycles);
    }

    /// [#hitRatio] over the last 300 cycles.
    public double rollingHitRatio() {
        return recent.hitRatio();
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : Math.min(1, (double) part / whole);
    }
}

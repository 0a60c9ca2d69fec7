package g6.summary.out.terminal;

import g6.summary.domain.Thresholds;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

/// What operators choose, each from the defaults but for one thing.
final class Rules {
    private Rules() {}

    static TerminalRules curated() {
        return of(TerminalRules.Scope.CURATED, 3, false);
    }

    static TerminalRules ringing() {
        return of(TerminalRules.Scope.FULL, 3, true);
    }

    /// With which the alerts cannot be drawn.
    static TerminalRules impossible() {
        return of(TerminalRules.Scope.FULL, -1, false);
    }

    private static TerminalRules of(TerminalRules.Scope scope, int topCategories, boolean rings) {
        return new TerminalRules(
                Thresholds.defaults(),
                scope,
                60,
                true,
                topCategories,
                OptionalInt.empty(),
                Map.of(),
                Map.of(),
                false,
                Duration.ofSeconds(5),
                rings);
    }
}

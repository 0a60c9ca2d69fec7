package g6.summary.domain;

import g6.summary.domain.Condition.Kind;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the program concludes from cycle to cycle: a fold over what it reads.
///
/// Nothing flaps: a figure must come back 2 % past its threshold to count as good again, and a
/// condition appears, disappears or changes its severity only when two cycles in a row say so. The
/// first cycle is believed at once. Details of a condition that stands are always the latest ones.
/// Immutable.
public final class Conditions {
    private static final int CYCLES_TO_BELIEVE = 2;
    private static final Comparator<Condition> WORST_FIRST =
            Comparator.comparing(Condition::severity, Comparator.reverseOrder())
                    .thenComparing(Condition::kind);

    private final boolean first;
    private final Map<Kind, Belief> beliefs;
    private final LowQuality quality;
    private final Optional<Severity> latency;
    private final int memoryLevel;

    private Conditions(
            boolean first,
            Map<Kind, Belief> beliefs,
            LowQuality quality,
            Optional<Severity> latency,
            int memoryLevel) {
        this.first = first;
        this.beliefs = beliefs;
        this.quality = quality;
        this.latency = latency;
        this.memoryLevel = memoryLevel;
    }

    /// Before the first cycle.
    public static Conditions none() {
        return new Conditions(
                true, new EnumMap<>(Kind.class), LowQuality.none(), Optional.empty(), 0);
    }

    /// What stands after one more cycle.
    ///
    /// @param snapshot what is shown; of its conditions nothing is read
    /// @param source how current it is
    /// @param suppressed keys of the panels whose provider is suppressed
    public Conditions next(
            SummarySnapshot snapshot,
            SourceState source,
            Thresholds thresholds,
            List<String> suppressed) {
        LowQuality nextQuality = quality.next(snapshot.indices().orElse(List.of()), thresholds);
        Optional<Severity> nextLatency = latency(snapshot.provider().latencyMs(), thresholds);
        int nextMemoryLevel = memoryLevel(snapshot.resources().memoryMb(), thresholds);

        List<Condition> observed = new ArrayList<>();
        status(source).ifPresent(observed::add);
        nextQuality.condition().ifPresent(observed::add);
        nextLatency.map(s -> slowProvider(s, thresholds)).ifPresent(observed::add);
        memory(nextMemoryLevel, thresholds).ifPresent(observed::add);
        suppressed(suppressed).ifPresent(observed::add);
        market(snapshot.market()).ifPresent(observed::add);

        return new Conditions(false, believe(observed), nextQuality, nextLatency, nextMemoryLevel);
    }

    /// What stands, worst first.
    public List<Condition> standing() {
        return beliefs.values().stream()
                .flatMap(belief -> belief.standing().stream())
                .sorted(WORST_FIRST)
                .toList();
    }

    private Map<Kind, Belief> believe(List<Condition> observed) {
        Map<Kind, Condition> byKind = new EnumMap<>(Kind.class);
        observed.forEach(condition -> byKind.put(condition.kind(), condition));
        Map<Kind, Belief> next = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            Optional<Condition> seen = Optional.ofNullable(byKind.get(kind));
            Belief held = beliefs.getOrDefault(kind, Belief.NOTHING);
            next.put(kind, first ? Belief.of(seen) : held.next(seen));
        }
        return next;
    }

    /// What is believed about one kind, and for how many cycles something else has been seen: a
    /// condition where none stands or another severity, or none where one stands.
    private record Belief(Optional<Condition> standing, boolean insteadIsThere, int cycles) {
        static final Belief NOTHING = of(Optional.empty());

        static Belief of(Optional<Condition> standing) {
            return new Belief(standing, false, 0);
        }

        Belief next(Optional<Condition> seen) {
            if (same(seen, standing)) {
                return of(seen);
            }
            boolean again = cycles > 0 && seen.isPresent() == insteadIsThere;
            int seenFor = again ? cycles + 1 : 1;
            return seenFor >= CYCLES_TO_BELIEVE
                    ? of(seen)
                    : new Belief(standing, seen.isPresent(), seenFor);
        }

        private static boolean same(Optional<Condition> one, Optional<Condition> other) {
            return one.isEmpty()
                    ? other.isEmpty()
                    : other.filter(condition -> condition.isSameAs(one.get())).isPresent();
        }
    }

    private static Optional<Condition> status(SourceState source) {
        return switch (source.freshness()) {
            case FRESH -> Optional.empty();
            case LATE -> Optional.of(new Condition(Kind.STATUS, Severity.WARNING, "late"));
            case STALE -> Optional.of(new Condition(Kind.STATUS, Severity.ERROR, "stale"));
            case FAILED ->
                    source.fault().map(f -> new Condition(Kind.STATUS, Severity.ERROR, f.cause()));
        };
    }

    private static Optional<Condition> market(SummarySnapshot.Market market) {
        return market.open()
                .filter(isOpen -> !isOpen)
                .map(_ -> new Condition(Kind.MARKET, Severity.INFO, "closed"));
    }

    private static Optional<Condition> suppressed(List<String> panels) {
        return panels.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Condition(
                                Kind.PANEL,
                                Severity.WARNING,
                                "suppressed after repeated failures: "
                                        + String.join(", ", panels)));
    }

    private Optional<Severity> latency(Optional<BigDecimal> latencyMs, Thresholds thresholds) {
        return latencyMs.flatMap(
                ms -> {
                    if (Hysteresis.isOver(
                            ms, thresholds.latencyErrorMs(), atLeast(Severity.ERROR))) {
                        return Optional.of(Severity.ERROR);
                    }
                    return Hysteresis.isOver(
                                    ms, thresholds.latencyWarnMs(), atLeast(Severity.WARNING))
                            ? Optional.of(Severity.WARNING)
                            : Optional.empty();
                });
    }

    private boolean atLeast(Severity severity) {
        return latency.filter(was -> was.compareTo(severity) >= 0).isPresent();
    }

    private static Condition slowProvider(Severity severity, Thresholds thresholds) {
        BigDecimal threshold =
                severity == Severity.ERROR
                        ? thresholds.latencyErrorMs()
                        : thresholds.latencyWarnMs();
        return new Condition(
                Kind.PROVIDER_LATENCY, severity, "over " + Figures.plain(threshold) + " ms");
    }

    private int memoryLevel(Optional<BigDecimal> memoryMb, Thresholds thresholds) {
        return memoryMb.map(
                        mb -> {
                            int level = 3;
                            while (level > 0
                                    && !Hysteresis.isOver(
                                            mb,
                                            thresholds.memoryLevelMb(level),
                                            memoryLevel >= level)) {
                                level--;
                            }
                            return level;
                        })
                .orElse(0);
    }

    private static Optional<Condition> memory(int level, Thresholds thresholds) {
        return severity(level)
                .map(
                        severity ->
                                new Condition(
                                        Kind.MEMORY,
                                        severity,
                                        "over "
                                                + Figures.plain(thresholds.memoryLevelMb(level))
                                                + " MiB"));
    }

    private static Optional<Severity> severity(int memoryLevel) {
        return switch (memoryLevel) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(Severity.INFO);
            case 2 -> Optional.of(Severity.WARNING);
            default -> Optional.of(Severity.ERROR);
        };
    }
}

package g6.summary.domain;

import g6.summary.domain.SummarySnapshot.IndexStatus;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The indices whose data quality is low, each judged with its own hysteresis. Immutable.
///
/// @param judged the indices that the verdict is about
/// @param by the thresholds that it was made with
/// @param severities how low each of the low ones is
/// @param condition the one condition that names the worst
record LowQuality(
        List<IndexStatus> judged,
        Thresholds by,
        Map<String, Severity> severities,
        Optional<Condition> condition) {
    private static final int NAMED = 3;

    private record Low(String index, BigDecimal qualityPct) {}

    private static final Comparator<Low> WORST_FIRST =
            Comparator.comparing(Low::qualityPct).thenComparing(Low::index);

    static LowQuality none() {
        return new LowQuality(List.of(), Thresholds.defaults(), Map.of(), Optional.empty());
    }

    @SuppressWarnings("ReferenceEquality") // the very same lists need no second look, whatever size
    LowQuality next(List<IndexStatus> indices, Thresholds thresholds) {
        return indices == judged && thresholds == by ? this : judge(indices, thresholds);
    }

    private LowQuality judge(List<IndexStatus> indices, Thresholds thresholds) {
        Map<String, Severity> next = new HashMap<>();
        List<Low> lows = new ArrayList<>();
        for (IndexStatus index : indices) {
            index.qualityPct()
                    .ifPresent(
                            quality ->
                                    severity(index.name(), quality, thresholds)
                                            .ifPresent(
                                                    severity -> {
                                                        next.put(index.name(), severity);
                                                        lows.add(new Low(index.name(), quality));
                                                    }));
        }
        lows.sort(WORST_FIRST);
        return new LowQuality(indices, thresholds, Map.copyOf(next), condition(next, lows));
    }

    private Optional<Severity> severity(String index, BigDecimal quality, Thresholds thresholds) {
        Optional<Severity> was = Optional.ofNullable(severities.get(index));
        boolean wasError = was.filter(Severity.ERROR::equals).isPresent();
        if (Hysteresis.isUnder(quality, thresholds.qualityError(), wasError)) {
            return Optional.of(Severity.ERROR);
        }
        return Hysteresis.isUnder(quality, thresholds.qualityWarn(), was.isPresent())
                ? Optional.of(Severity.WARNING)
                : Optional.empty();
    }

    private static Optional<Condition> condition(Map<String, Severity> low, List<Low> worstFirst) {
        return low.values().stream()
                .max(Comparator.naturalOrder())
                .map(
                        severity ->
                                new Condition(
                                        Condition.Kind.DATA_QUALITY, severity, text(worstFirst)));
    }

    private static String text(List<Low> worstFirst) {
        List<String> named = new ArrayList<>();
        for (Low low : worstFirst.subList(0, Math.min(NAMED, worstFirst.size()))) {
            named.add(low.index() + ":" + Figures.fixed(Optional.of(low.qualityPct()), 1, "%"));
        }
        int more = worstFirst.size() - named.size();
        return String.join(", ", named) + (more > 0 ? " and " + more + " more" : "");
    }
}

package g6.summary.domain;

import g6.summary.domain.SummarySnapshot.IndexStatus;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;

/// Figures over all indices, and how far each is from its max pain price.
final class AnalyticsPanel implements PanelProvider {
    private static final PanelDescriptor DESCRIPTOR =
            PanelDescriptor.stable("analytics", "Analytics");

    private static final BigDecimal BULLISH_UNDER = new BigDecimal("0.7");
    private static final BigDecimal BEARISH_OVER = new BigDecimal("1.3");

    private record Pain(String index, Optional<BigDecimal> lastPrice, BigDecimal maxPain) {
        /// (price − max pain) / max pain, percent.
        Optional<BigDecimal> distancePct() {
            return lastPrice
                    .filter(_ -> maxPain.signum() != 0)
                    .map(price -> price.subtract(maxPain).movePointRight(2))
                    .map(difference -> difference.divide(maxPain, MathContext.DECIMAL64))
                    .filter(distance -> Double.isFinite(distance.doubleValue()));
        }
    }

    private record Insight(
            Optional<BigDecimal> pcr, List<Pain> maxPain, Map<String, Value> other) {}

    @Override
    public PanelDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Object facts(SummarySnapshot snapshot) {
        return insight(snapshot);
    }

    @Override
    public Panel build(SummarySnapshot snapshot) {
        Insight insight = insight(snapshot);
        Optional<String> sentiment = insight.pcr().map(AnalyticsPanel::sentiment);
        List<String> lines = new ArrayList<>();
        lines.add(
                "pcr: "
                        + Figures.fixed(insight.pcr(), 2, "")
                        + sentiment.map(word -> " (" + word + ")").orElse(""));
        lines.addAll(LongList.lines(insight.maxPain(), AnalyticsPanel::line));
        Value.Object data =
                new Facts()
                        .number("pcr", insight.pcr())
                        .text("sentiment", sentiment)
                        .value("items", Facts.list(insight.maxPain(), AnalyticsPanel::item))
                        .value("other", Facts.object(insight.other(), Facts::safe))
                        .object();
        return DESCRIPTOR.panel(lines, data);
    }

    private static String sentiment(BigDecimal pcr) {
        if (pcr.compareTo(BULLISH_UNDER) < 0) {
            return "Bullish";
        }
        return pcr.compareTo(BEARISH_OVER) > 0 ? "Bearish" : "Neutral";
    }

    private static String line(Pain pain) {
        return pain.index()
                + " max_pain="
                + Figures.whole(Optional.of(pain.maxPain()), "")
                + " distance="
                + Figures.signed(pain.distancePct(), 1, "%");
    }

    private static Value item(Pain pain) {
        return new Facts()
                .text("index", Optional.of(pain.index()))
                .number("ltp", pain.lastPrice())
                .number("max_pain", Optional.of(pain.maxPain()))
                .number("distance_pct", pain.distancePct())
                .object();
    }

    private static Insight insight(SummarySnapshot snapshot) {
        SummarySnapshot.Analytics analytics = snapshot.analytics();
        return new Insight(
                analytics.pcr(), pains(snapshot, analytics.maxPain()), analytics.other().members());
    }

    /// In the order of the indices; those that only max pain knows come last.
    private static List<Pain> pains(
            SummarySnapshot snapshot, SortedMap<String, BigDecimal> maxPain) {
        if (maxPain.isEmpty()) {
            return List.of();
        }
        SequencedMap<String, Optional<BigDecimal>> prices = new LinkedHashMap<>();
        for (IndexStatus index : snapshot.indices().orElse(List.of())) {
            prices.put(index.name(), index.lastPrice());
        }
        maxPain.keySet().stream()
                .sorted(IndexOrder.CUSTOMARY_THEN_ALPHABET)
                .forEach(name -> prices.putIfAbsent(name, Optional.empty()));
        List<Pain> pains = new ArrayList<>();
        prices.forEach(
                (name, price) ->
                        Optional.ofNullable(maxPain.get(name))
                                .ifPresent(pain -> pains.add(new Pain(name, price, pain))));
        return pains;
    }
}

package g6.summary.domain;

import g6.summary.domain.SummarySnapshot.IndexStatus;

import java.util.List;
import java.util.Optional;

/// What is watched: the collector's version, the indices, the market, the pace.
final class HeaderPanel implements PanelProvider {
    private static final PanelDescriptor DESCRIPTOR = PanelDescriptor.stable("header", "Overview");

    private record Overview(
            Optional<String> version,
            Optional<List<String>> indices,
            SummarySnapshot.Market market,
            Optional<java.math.BigDecimal> intervalSec) {}

    @Override
    public PanelDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Object facts(SummarySnapshot snapshot) {
        return overview(snapshot);
    }

    @Override
    public Panel build(SummarySnapshot snapshot) {
        Overview overview = overview(snapshot);
        List<String> names = overview.indices().orElse(List.of());
        List<String> lines =
                List.of(
                        "version: " + Figures.text(overview.version()),
                        "indices: "
                                + (names.isEmpty() ? Figures.ABSENT : Figures.list(names, ", ")),
                        "market: " + Figures.text(overview.market().state()),
                        "interval: " + Figures.whole(overview.intervalSec(), "s"));
        Value.Object data =
                new Facts()
                        .text("version", overview.version())
                        .value("indices", overview.indices().map(i -> Facts.list(i, Value::of)))
                        .text("market", overview.market().state())
                        .text("next_open", overview.market().nextOpen())
                        .number("interval_sec", overview.intervalSec())
                        .object();
        return DESCRIPTOR.panel(lines, data);
    }

    private static Overview overview(SummarySnapshot snapshot) {
        return new Overview(
                snapshot.app().version(),
                snapshot.indices().map(list -> list.stream().map(IndexStatus::name).toList()),
                snapshot.market(),
                snapshot.cycle().intervalSec());
    }
}

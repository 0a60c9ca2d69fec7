package g6.summary.domain;

import g6.summary.domain.SummarySnapshot.IndexStatus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Every index with its price, its data quality and its age.
final class IndicesPanel implements PanelProvider {
    private static final PanelDescriptor DESCRIPTOR = PanelDescriptor.stable("indices", "Indices");

    @Override
    public PanelDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Object facts(SummarySnapshot snapshot) {
        return snapshot.indices();
    }

    @Override
    public Panel build(SummarySnapshot snapshot) {
        List<IndexStatus> indices = snapshot.indices().orElse(List.of());
        Optional<Integer> count = snapshot.indices().map(List::size);
        List<String> lines = new ArrayList<>();
        lines.add("count: " + count.map(String::valueOf).orElse(Figures.ABSENT));
        if (!indices.isEmpty()) {
            lines.add(names(indices));
        }
        lines.addAll(LongList.lines(indices, IndicesPanel::line));
        Value.Object data =
                new Facts()
                        .value("items", Facts.list(indices, IndexStatus::facts))
                        .value("count", count.map(Value::of))
                        .object();
        return DESCRIPTOR.panel(lines, data);
    }

    private static String names(List<IndexStatus> indices) {
        return Figures.list(indices.stream().map(IndexStatus::name).toList(), ", ");
    }

    private static String line(IndexStatus index) {
        return index.name()
                + " "
                + Figures.text(index.status())
                + " ltp="
                + Figures.fixed(index.lastPrice(), 2, "")
                + " change="
                + Figures.signed(index.changePct(), 2, "%")
                + " dq="
                + Figures.fixed(index.qualityPct(), 1, "%")
                + " legs="
                + Figures.integer(index.legs())
                + " age="
                + Figures.whole(index.ageSec(), "s");
    }
}

package g6.summary.out.files;

import g6.summary.domain.Fields;
import g6.summary.domain.Frame;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.Value;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One file of the panels folder: which panels it is made from, and how.
///
/// @param panel its name without what follows it
/// @param sources keys of the panels that it is made from
/// @param content its data, from a frame that has at least one of those panels
record PanelFile(String panel, List<String> sources, Function<Frame, Value> content) {

    /// All of them, by name.
    static final List<PanelFile> ALL =
            List.of(
                    new PanelFile("alerts", List.of("alerts"), PanelFile::alerts),
                    new PanelFile("analytics", List.of("analytics"), PanelFile::analytics),
                    new PanelFile("indices_panel", List.of("indices"), PanelFile::indices),
                    new PanelFile("links", List.of("links", "header"), PanelFile::links),
                    new PanelFile("performance", List.of("perfstore"), PanelFile::performance),
                    new PanelFile("system", List.of("resources", "cycle"), PanelFile::system));

    String name() {
        return panel + "_enveloped.json";
    }

    /// The name of the data without their envelope.
    String legacyName() {
        return panel + ".json";
    }

    /// What it is made from, as far as the frame shows it.
    List<HashedPanel> shown(Frame frame) {
        return sources.stream().map(frame::panel).flatMap(Optional::stream).toList();
    }

    /// What stands in it; `null` where none of its panels could be built.
    Value data(Frame frame) {
        boolean isBuilt =
                shown(frame).stream().anyMatch(shown -> shown.panel().data() != Value.Null.NULL);
        return isBuilt ? content.apply(frame) : Value.Null.NULL;
    }

    private static Value indices(Frame frame) {
        Fields indices = Fields.of(frame, "indices");
        return Value.Object.builder()
                .put("items", Value.of(indices.rows("items").stream().map(PanelFile::row).toList()))
                .put("count", indices.value("count"))
                .build();
    }

    private static Value row(Fields index) {
        return Value.Object.builder()
                .put("index", index.value("index"))
                .put("status", index.value("status"))
                .put("dq_score", index.value("dq_pct"))
                .put("age", index.value("age_sec"))
                .build();
    }

    private static Value alerts(Frame frame) {
        return Value.of(Fields.of(frame, "alerts").items("items"));
    }

    private static Value system(Frame frame) {
        Fields cycle = Fields.of(frame, "cycle");
        return Value.Object.builder()
                .put("memory_rss_mb", Fields.of(frame, "resources").value("memory_mb"))
                .put("cycle", cycle.value("number"))
                .put("last_duration", cycle.value("last_duration_sec"))
                .put("interval", cycle.value("interval_sec"))
                .build();
    }

    private static Value performance(Frame frame) {
        return Fields.of(frame, "perfstore").fields("counters").object();
    }

    /// As documents write it: what a document does not say is left out.
    private static Value analytics(Frame frame) {
        Fields analytics = Fields.of(frame, "analytics");
        Value.Object.Builder object = Value.Object.builder();
        analytics.fields("other").members().forEach(object::put);
        if (analytics.value("pcr") != Value.Null.NULL) {
            object.put("pcr", analytics.value("pcr"));
        }
        List<Fields> pains = analytics.rows("items");
        if (!pains.isEmpty()) {
            object.put("max_pain", maxPain(pains));
        }
        return object.build();
    }

    private static Value maxPain(List<Fields> pains) {
        Value.Object.Builder byIndex = Value.Object.builder();
        for (Fields pain : pains) {
            pain.text("index").ifPresent(index -> byIndex.put(index, pain.value("max_pain")));
        }
        return byIndex.build();
    }

    private static Value links(Frame frame) {
        return Value.Object.builder()
                .put("metrics_url", Fields.of(frame, "links").value("metrics_url"))
                .put("version", Fields.of(frame, "header").value("version"))
                .build();
    }
}

package g6.summary.domain;

/// Makes one panel out of a snapshot: a pure function, so that equal snapshots give equal panels in
/// every process. Called by one thread at a time. Other modules contribute providers through
/// `ServiceLoader`.
public interface PanelProvider {

    /// What the panel is; always the same.
    PanelDescriptor descriptor();

    /// The part of the snapshot that the panel depends on. While it stays equal the panel is not
    /// built again. The whole snapshot unless the provider knows better.
    default Object facts(SummarySnapshot snapshot) {
        return snapshot;
    }

    /// The panel for this snapshot. What it throws is shown in the panel's place.
    Panel build(SummarySnapshot snapshot);
}

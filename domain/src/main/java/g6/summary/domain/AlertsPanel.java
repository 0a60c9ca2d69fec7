package g6.summary.domain;

import g6.summary.domain.SummarySnapshot.Alert;
import g6.summary.domain.SummarySnapshot.Alerts;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/// The collector's own alerts, untouched, newest first.
final class AlertsPanel implements PanelProvider {
    private static final PanelDescriptor DESCRIPTOR = PanelDescriptor.stable("alerts", "Alerts");

    @Override
    public PanelDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Object facts(SummarySnapshot snapshot) {
        return snapshot.alerts();
    }

    @Override
    public Panel build(SummarySnapshot snapshot) {
        Alerts alerts = snapshot.alerts();
        List<String> lines = new ArrayList<>();
        lines.add("total: " + Figures.integer(alerts.total()));
        lines.add(
                "by_severity: "
                        + alerts.bySeverity().map(AlertsPanel::counts).orElse(Figures.ABSENT));
        lines.addAll(LongList.lines(alerts.items(), AlertsPanel::line));
        return DESCRIPTOR.panel(lines, alerts.facts());
    }

    private static String counts(SortedMap<String, BigInteger> bySeverity) {
        List<String> counts = new ArrayList<>();
        bySeverity.forEach((severity, count) -> counts.add(severity + ":" + count));
        return counts.isEmpty() ? "none" : Figures.list(counts, " ");
    }

    private static String line(Alert alert) {
        return Figures.text(alert.level())
                + " "
                + Figures.text(alert.component())
                + " "
                + Figures.text(alert.message())
                + " ("
                + Figures.text(alert.time())
                + ")";
    }
}

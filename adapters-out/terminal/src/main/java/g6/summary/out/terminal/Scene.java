package g6.summary.out.terminal;

import g6.summary.domain.Fields;
import g6.summary.domain.Frame;
import g6.summary.domain.Panel;

import java.time.Instant;

/// What the bodies of panels are made of.
///
/// @param frame the frame that is shown
/// @param isWide whether a panel has the screen to itself
record Scene(
        Frame frame,
        Trends trends,
        NewAlerts newAlerts,
        TerminalRules rules,
        boolean isWide,
        Instant now) {

    static Scene of(UiState state, TerminalRules rules, Instant now) {
        Watch watch = state.watch();
        return new Scene(
                watch.shown(),
                watch.shownTrends(),
                watch.shownAlerts(),
                rules,
                state.gaze().isZoomed(),
                now);
    }

    /// The data of another panel; no fields where the frame has none such.
    Fields data(String panel) {
        return Fields.of(frame, panel);
    }

    /// What stands in a panel: a table for those that this display knows, lines for the others.
    Body body(Panel panel) {
        Fields data = Fields.of(panel.data());
        if (data.isEmpty()) {
            return lines(panel);
        }
        return switch (panel.key()) {
            case "indices" -> new IndicesBody(this, data).body();
            case "analytics" -> AnalyticsBody.of(data);
            case "alerts" -> new AlertsBody(this, data).body();
            case "conditions" -> ConditionsBody.of(data);
            case "perfstore" -> new FactsBody().performance(data, this).body();
            case "storage" -> new FactsBody().storage(data, now).body();
            case "resources" -> new FactsBody().resources(data, rules.thresholds()).body();
            case "links" -> LinksBody.of(data);
            default -> lines(panel);
        };
    }

    /// Whether a panel only says what went wrong.
    static boolean isError(Panel panel) {
        return Fields.of(panel.data()).isEmpty() && panel.title().equals("ERROR");
    }

    /// A panel without data is an error panel, or one that somebody contributed.
    private static Body lines(Panel panel) {
        boolean isError = isError(panel);
        Role role = isError ? Role.BAD : Role.TEXT;
        Body body = Body.ofLines(panel.lines().stream().map(line -> Line.of(line, role)).toList());
        return isError ? body.verdict(Verdict.BAD) : body;
    }
}

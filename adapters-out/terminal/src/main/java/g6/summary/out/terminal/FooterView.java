package g6.summary.out.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The bottom of the screen: what keys do, and everything because of which the picture is not all
/// that there is: a pause, a filter, panels without room, alerts that nobody acknowledged.
///
/// @param panelsBeyond how many panels have no room
/// @param isOfThePast whether keys step through a recording
record FooterView(UiState state, Instant now, int panelsBeyond, boolean isOfThePast) {

    void draw(Region row) {
        if (state.isTyping()) {
            Line typed =
                    Line.of(" filter ", Role.BADGE)
                            .with(" " + state.filter().text(), Role.TEXT)
                            .with(" ", Role.BADGE);
            Line hint = Line.of("enter keeps it, esc drops it", Role.MUTED);
            new Sides(List.of(typed), List.of(hint)).draw(row, Role.TEXT);
        } else {
            List<Line> badges = badges();
            List<Line> keys = keys(row.columns() - Sides.columns(badges));
            new Sides(keys, badges).draw(row, Role.TEXT);
        }
    }

    /// Most important first.
    private List<Line> badges() {
        List<Line> badges = new ArrayList<>();
        state.watch()
                .pause()
                .ifPresent(
                        pause ->
                                badges.add(
                                        Line.of(
                                                " PAUSED "
                                                        + Durations.precise(time(pause.since()))
                                                        + ", "
                                                        + changes(pause.changes())
                                                        + " ",
                                                Role.BADGE_WARN)));
        if (!state.filter().isEmpty()) {
            badges.add(Line.of(" FILTER " + state.filter().text().strip() + " ", Role.BADGE_WARN));
        }
        int newAlerts = state.watch().newAlerts().arrivals().size();
        if (newAlerts > 0) {
            badges.add(
                    Line.of(
                            " " + newAlerts + (newAlerts == 1 ? " new alert " : " new alerts "),
                            Role.NEW));
        }
        if (panelsBeyond > 0) {
            badges.add(Line.of(" tab: " + panelsBeyond + " more ", Role.BADGE));
        }
        return badges;
    }

    private Duration time(Instant since) {
        Duration time = Duration.between(since, now);
        return time.isNegative() ? Duration.ZERO : time;
    }

    private static String changes(long changes) {
        return changes == 1 ? "1 change" : changes + " changes";
    }

    /// As many as fit.
    private List<Line> keys(int room) {
        List<Line> keys = new ArrayList<>();
        int columns = 1;
        for (Line key : keys()) {
            columns += Sides.columns(key);
            if (columns > room) {
                break;
            }
            keys.add(key);
        }
        return keys;
    }

    private List<Line> keys() {
        List<Line> keys = new ArrayList<>(List.of(key(" ?", "help"), key("q", "quit")));
        if (isOfThePast) {
            keys.addAll(List.of(key("[ ]", "step"), key("space", "play")));
        }
        keys.addAll(
                List.of(
                        key("p", state.watch().pause().isPresent() ? "go on" : "pause"),
                        key("tab", "focus"),
                        key("enter", state.gaze().isZoomed() ? "all panels" : "zoom"),
                        key("/", "filter"),
                        key("a", "acknowledge"),
                        key("t", "theme"),
                        key("c", "compact")));
        return keys;
    }

    private static Line key(String key, String does) {
        return Line.of(new Span(key, Role.KEY), new Span(" " + does, Role.MUTED));
    }
}

package g6.summary.out.terminal;

import g6.summary.domain.Fields;
import g6.summary.domain.Frame;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.SourceState;
import g6.summary.domain.Value;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is watched: the latest frame, what the frames so far add up to, and the picture that is
/// held while somebody has paused it. Immutable.
record Watch(Frame latest, Trends trends, NewAlerts newAlerts, Optional<Pause> pause) {
    static final Watch NOTHING =
            new Watch(Frame.none(), Trends.NONE, NewAlerts.NONE, Optional.empty());

    /// A picture that is held.
    ///
    /// @param changes panels that changed since, each as often as it did
    record Pause(Frame frame, Trends trends, NewAlerts newAlerts, Instant since, long changes) {
        Pause and(int more) {
            return new Pause(frame, trends, newAlerts, since, changes + more);
        }

        Pause acknowledged() {
            return new Pause(frame, trends, NewAlerts.NONE, since, changes);
        }
    }

    /// The frame that is shown.
    Frame shown() {
        return pause.map(Pause::frame).orElse(latest);
    }

    Trends shownTrends() {
        return pause.map(Pause::trends).orElse(trends);
    }

    /// The new ones among the alerts that are shown.
    NewAlerts shownAlerts() {
        return pause.map(Pause::newAlerts).orElse(newAlerts);
    }

    /// The state of what is shown, and no better than that of what could be.
    SourceState source() {
        return shown().source().worseOf(latest.source());
    }

    /// A frame of an earlier time adds up with those before it alone.
    Watch after(Frame frame, Instant at) {
        return frame.builtAt().isBefore(latest.builtAt())
                ? earlier(frame.builtAt()).next(frame, at)
                : next(frame, at);
    }

    private Watch earlier(Instant time) {
        return new Watch(Frame.none(), trends.before(time), NewAlerts.NONE, pause);
    }

    private Watch next(Frame frame, Instant at) {
        boolean isFirst = latest.cycle() == 0;
        int changes = frame.changesSince(latest).changed().size();
        List<Value> alerts = items(frame, "alerts");
        return new Watch(
                frame,
                trends.with(items(frame, "indices"), collectorCycle(frame), frame.builtAt()),
                isFirst || same(frame, "alerts")
                        ? newAlerts
                        : newAlerts.after(items(latest, "alerts"), alerts, at),
                pause.map(held -> held.and(changes)));
    }

    private static String collectorCycle(Frame frame) {
        return Stream.of("cycle", "indices")
                .map(panel -> frame.panel(panel).map(HashedPanel::hash).orElse(""))
                .collect(Collectors.joining(" "));
    }

    private boolean same(Frame frame, String panel) {
        return frame.panel(panel).equals(latest.panel(panel));
    }

    private static List<Value> items(Frame frame, String panel) {
        return Fields.of(frame, panel).items("items");
    }

    /// Whether something came that rings the bell, compared with what was there before.
    boolean hasNewError(Watch before) {
        return before.latest.cycle() > 0
                && (newAlerts.arrivals().keySet().stream()
                                .filter(alert -> !before.newAlerts.isNew(alert))
                                .anyMatch(alert -> isBad(alert, "level"))
                        || items(latest, "conditions").stream()
                                .filter(item -> isBad(item, "severity"))
                                .map(item -> Fields.of(item).text("kind"))
                                .anyMatch(kind -> !before.hasBadCondition(kind)));
    }

    private boolean hasBadCondition(Optional<String> kind) {
        return items(latest, "conditions").stream()
                .filter(item -> isBad(item, "severity"))
                .anyMatch(item -> Fields.of(item).text("kind").equals(kind));
    }

    private static boolean isBad(Value item, String level) {
        return Verdict.ofLevel(Fields.of(item).text(level)) == Verdict.BAD;
    }

    Watch acknowledged() {
        return new Watch(latest, trends, NewAlerts.NONE, pause.map(Pause::acknowledged));
    }

    Watch heldOrReleased(Instant now) {
        Optional<Pause> next =
                pause.isPresent()
                        ? Optional.empty()
                        : Optional.of(new Pause(latest, trends, newAlerts, now, 0));
        return new Watch(latest, trends, newAlerts, next);
    }
}

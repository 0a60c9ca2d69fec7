package g6.summary.bootstrap;

import g6.summary.application.CycleObserver;
import g6.summary.bootstrap.SettingProblem.Severity;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The settings that hold right now. A reload reads their sources again; what it brings holds from
/// the next cycle on, all of it at once, or is refused whole; the log and the time that an end may
/// take, which belong to no cycle, follow at once. Thread-safe.
final class LiveSettings implements Supplier<Settings>, CycleObserver {
    private final SettingSources sources;
    private final boolean strict;
    private final Settings started;
    private final Session session;
    private final Logger log;

    /// The last set that was accepted; ahead of the current one until the next cycle begins.
    private volatile Settings accepted;

    private volatile Settings current;

    /// @param started what the sources said at the start
    /// @param strict whether a value that was replaced is a reason to refuse
    LiveSettings(SettingSources sources, boolean strict, Settings started, Session session) {
        this.sources = sources;
        this.strict = strict;
        this.started = started;
        this.session = session;
        this.log = session.logger();
        this.accepted = started;
        this.current = started;
    }

    @Override
    public Settings get() {
        return current;
    }

    @Override
    public void cycleBegun() {
        current = accepted;
    }

    /// Reads the sources again. Refused is what the program would not start with, and what has a
    /// problem that the settings so far do not have.
    synchronized void reload() {
        Settings next = sources.read();
        List<SettingProblem> reasons = reasonsAgainst(next);
        if (reasons.isEmpty()) {
            accept(next);
        } else {
            refuse(reasons.stream().map(SettingProblem::refusal).collect(Collectors.joining("; ")));
        }
    }

    private List<SettingProblem> reasonsAgainst(Settings next) {
        Set<SettingProblem> reasons = new LinkedHashSet<>(next.refusals(strict));
        newProblems(next)
                .filter(problem -> problem.severity() == Severity.WARNING)
                .forEach(reasons::add);
        return List.copyOf(reasons);
    }

    private Stream<SettingProblem> newProblems(Settings next) {
        return next.problems().stream()
                .filter(problem -> accepted.problems().stream().noneMatch(problem::isLike));
    }

    private void refuse(String reasons) {
        log.log(Level.ERROR, "reload refused, the settings stay as they were: " + reasons);
    }

    private void accept(Settings next) {
        try {
            session.log().follow(next);
        } catch (IOException fault) {
            refuse(ServiceSettings.LOG_FILE.name() + " cannot be opened: " + IoCause.of(fault));
            return;
        }
        session.end().mayTake(next.get(ServiceSettings.SHUTDOWN_TIMEOUT));
        newProblems(next).forEach(problem -> log.log(Level.WARNING, problem.message()));
        next.withoutEffect().stream()
                .filter(name -> !accepted.withoutEffect().contains(name))
                .forEach(name -> log.log(Level.WARNING, StartUp.notYet(name)));
        report(next);
        accepted = next;
    }

    private void report(Settings next) {
        List<String> changes = changes(accepted, next, Effect.AT_NEXT_CYCLE);
        List<String> pending = changes(started, next, Effect.AT_START);
        log.log(
                Level.INFO,
                changes.isEmpty()
                        ? "settings read again, nothing changed"
                        : "settings read again, from the next cycle on: "
                                + String.join(", ", changes));
        if (!pending.isEmpty()) {
            log.log(
                    Level.WARNING,
                    "these settings changed and need a restart: " + String.join(", ", pending));
        }
    }

    private static List<String> changes(Settings before, Settings after, Effect effect) {
        return Stream.concat(before.all().stream(), after.all().stream())
                .distinct()
                .filter(setting -> setting.effect() == effect)
                .filter(setting -> differs(setting, before, after))
                .map(setting -> change(setting, before, after))
                .toList();
    }

    /// Numbers are the same by amount, however many zeros they end with; secrets look all the same.
    private static boolean differs(Setting<?> setting, Settings before, Settings after) {
        return setting.type().isSecret()
                ? !before.get(setting).equals(after.get(setting))
                : !before.json(setting).equals(after.json(setting));
    }

    private static String change(Setting<?> setting, Settings before, Settings after) {
        return setting.name() + " " + shown(before, setting) + " → " + shown(after, setting);
    }

    private static String shown(Settings settings, Setting<?> setting) {
        String text = settings.text(setting);
        return text.isEmpty() ? "(none)" : text;
    }
}

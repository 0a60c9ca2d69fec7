package g6.summary.bootstrap;

import g6.summary.domain.Frame;
import g6.summary.domain.FrameChanges;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.Thresholds;
import g6.summary.out.recording.Moment;
import g6.summary.out.recording.Recorded;
import g6.summary.out.terminal.VisibleText;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `compare`: which panels and lines differ between two moments of a recording.
final class CompareCommand {
    private CompareCommand() {}

    static CommandSpec spec(Session session) {
        CommandSpec command =
                Command.of(
                        "compare",
                        "Shows what differs between two moments of a recording.",
                        line -> compare(session, line));
        command.addPositional(RecordingOptions.folder());
        command.addPositional(RecordingOptions.moment(1, "T1", "What it is compared with"));
        command.addPositional(RecordingOptions.moment(2, "T2", "What is compared"));
        return command;
    }

    private static ExitCode compare(Session session, ParseResult line) {
        RecordedTime one = RecordingOptions.moment(line, 1);
        RecordedTime other = RecordingOptions.moment(line, 2);
        return RecordingOptions.with(
                session,
                line,
                recorded ->
                        compare(
                                session,
                                recorded,
                                one.in().apply(recorded),
                                other.in().apply(recorded)));
    }

    private static ExitCode compare(
            Session session, Recorded recorded, Instant one, Instant other) {
        try {
            Optional<Moment> before = momentAt(recorded, one);
            Optional<Moment> after = momentAt(recorded, other);
            if (before.isEmpty() || after.isEmpty()) {
                Instant unknown = before.isEmpty() ? one : other;
                session.complain(
                        "nothing is recorded at "
                                + unknown
                                + ": "
                                + RecordingOptions.reach(recorded));
                return ExitCode.FAILED;
            }
            print(session.streams().writer(), before.get(), after.get());
            return ExitCode.FINE;
        } catch (IOException unreadable) {
            return RecordingOptions.unreadable(session, unreadable);
        }
    }

    private static Optional<Moment> momentAt(Recorded recorded, Instant at) throws IOException {
        long position = at.isAfter(recorded.lastAt()) ? -1 : recorded.positionAt(at);
        return position < 0 ? Optional.empty() : Optional.of(recorded.at(position));
    }

    private static void print(PrintWriter out, Moment before, Moment after) {
        Frame first = frame(Frame.none(), before);
        Frame second = frame(first, after);
        out.println("- " + before.at() + " snapshot " + first.id());
        out.println("+ " + after.at() + " snapshot " + second.id());
        FrameChanges changes = second.changesSince(first);
        if (changes.isEmpty()) {
            out.println("nothing differs");
        }
        if (changes.sourceChanged()) {
            print(
                    out,
                    "Source",
                    List.of(SourceReport.words(before.source())),
                    List.of(SourceReport.words(after.source())));
        }
        for (HashedPanel panel : changes.changed()) {
            print(out, first.panel(panel.key()), panel);
        }
        for (String key : changes.removed()) {
            first.panel(key)
                    .ifPresent(gone -> print(out, title(gone), gone.panel().lines(), List.of()));
        }
    }

    private static Frame frame(Frame former, Moment moment) {
        return former.next(
                moment.at(),
                moment.source(),
                Optional.empty(),
                moment.panels(),
                Thresholds.defaults());
    }

    private static void print(PrintWriter out, Optional<HashedPanel> before, HashedPanel after) {
        print(
                out,
                title(after),
                before.map(panel -> panel.panel().lines()).orElse(List.of()),
                after.panel().lines());
    }

    private static String title(HashedPanel panel) {
        return panel.panel().title();
    }

    /// Lines that stand in both, wherever, are no difference.
    private static void print(
            PrintWriter out, String title, List<String> before, List<String> after) {
        out.println();
        out.println("[" + VisibleText.of(title) + "]");
        List<String> gone = without(before, after);
        List<String> come = without(after, before);
        gone.forEach(line -> out.println("- " + VisibleText.of(line)));
        come.forEach(line -> out.println("+ " + VisibleText.of(line)));
        if (gone.isEmpty() && come.isEmpty()) {
            out.println("  the lines are the same, their order or the data behind them is not");
        }
    }

    private static List<String> without(List<String> lines, List<String> others) {
        List<String> left = new ArrayList<>(lines);
        others.forEach(left::remove);
        return left;
    }
}

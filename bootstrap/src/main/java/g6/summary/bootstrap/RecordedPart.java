package g6.summary.bootstrap;

import g6.summary.out.recording.Recorded;
import g6.summary.out.recording.Replay.Span;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// The part of a recording that somebody wants to see.
///
/// @param at one moment; goes with neither of the others
/// @param from where it begins
/// @param to where it ends
record RecordedPart(
        Optional<RecordedTime> at, Optional<RecordedTime> from, Optional<RecordedTime> to) {
    private static final String AT = "--at";
    private static final String FROM = "--from";
    private static final String TO = "--to";

    static void addTo(CommandSpec command) {
        Stream.of(
                        RecordingOptions.moment(
                                AT, "Show what was shown then; a full screen begins with it."),
                        RecordingOptions.moment(FROM, "Begin with what was shown then."),
                        RecordingOptions.moment(TO, "End with what was shown then."))
                .forEach(command::addOption);
    }

    /// @throws picocli.CommandLine.ParameterException if the options do not go together
    static RecordedPart of(ParseResult line) {
        RecordedPart part =
                new RecordedPart(
                        RecordingOptions.moment(line, AT),
                        RecordingOptions.moment(line, FROM),
                        RecordingOptions.moment(line, TO));
        if (part.at.isPresent() && (part.from.isPresent() || part.to.isPresent())) {
            throw Command.usage(line, AT + " goes with neither " + FROM + " nor " + TO);
        }
        return part;
    }

    /// The cycles to show; empty where nothing is recorded then.
    ///
    /// @param isSteered whether whoever looks can go on from one moment to others
    Optional<Span> in(Recorded recorded, boolean isSteered) throws IOException {
        long end = recorded.size() - 1;
        if (at.isPresent()) {
            long position = positionAt(at.get(), recorded);
            return position < 0
                    ? Optional.empty()
                    : Optional.of(
                            isSteered
                                    ? new Span(0, end, position)
                                    : new Span(position, position, position));
        }
        long first = from.isPresent() ? begin(from.get(), recorded) : 0;
        long last = to.isPresent() ? recorded.positionAt(to.get().in().apply(recorded)) : end;
        return first < 0 || last < first
                ? Optional.empty()
                : Optional.of(new Span(first, last, first));
    }

    /// Why there are no cycles to show.
    String whyNothing(Recorded recorded) {
        Optional<Instant> begin = from.map(time -> time.in().apply(recorded));
        Optional<Instant> end = to.map(time -> time.in().apply(recorded));
        return begin.isPresent() && end.isPresent() && begin.get().isAfter(end.get())
                ? FROM + " " + begin.get() + " is after " + TO + " " + end.get()
                : "nothing is recorded then: " + RecordingOptions.reach(recorded);
    }

    /// What begins before the recording begins with it.
    private static long begin(RecordedTime from, Recorded recorded) throws IOException {
        return from.in().apply(recorded).isBefore(recorded.firstAt())
                ? 0
                : positionAt(from, recorded);
    }

    /// Nobody knows what was shown after the end.
    private static long positionAt(RecordedTime time, Recorded recorded) throws IOException {
        Instant at = time.in().apply(recorded);
        return at.isAfter(recorded.lastAt()) ? -1 : recorded.positionAt(at);
    }
}

package g6.summary.bootstrap;

import g6.summary.in.json.JsonStatusDecoder;
import g6.summary.out.recording.Recorded;

import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/// What the commands that read a recording have in common: the folder, and moments in it.
final class RecordingOptions {
    private static final String MOMENT = "T";

    /// Panels nest what a document says a little deeper than the document does.
    private static final int DEPTH_OF_PANELS = JsonStatusDecoder.MAX_DEPTH + 2;

    private RecordingOptions() {}

    /// The folder, as the first argument.
    static PositionalParamSpec folder() {
        return PositionalParamSpec.builder()
                .index("0")
                .paramLabel("DIR")
                .arity("1")
                .required(true)
                .type(Path.class)
                .description("Folder of the recording.")
                .build();
    }

    /// A moment, as an argument.
    static PositionalParamSpec moment(int index, String label, String description) {
        return PositionalParamSpec.builder()
                .index(Integer.toString(index))
                .paramLabel(label)
                .arity("1")
                .required(true)
                .type(String.class)
                .description(description + ". " + RecordedTime.FORM)
                .build();
    }

    /// A moment, as an option.
    static OptionSpec moment(String name, String description) {
        return Command.option(name, MOMENT, String.class, description + " " + RecordedTime.FORM);
    }

    /// The moment that an option names, if it is there.
    ///
    /// @throws picocli.CommandLine.ParameterException if it names none
    static Optional<RecordedTime> moment(ParseResult line, String option) {
        return line.hasMatchedOption(option)
                ? Optional.of(parsed(line, option, line.matchedOptionValue(option, "")))
                : Optional.empty();
    }

    /// The moment that an argument names.
    ///
    /// @throws picocli.CommandLine.ParameterException if it names none
    static RecordedTime moment(ParseResult line, int index) {
        return parsed(line, "T" + index, line.matchedPositionalValue(index, ""));
    }

    private static RecordedTime parsed(ParseResult line, String what, String text) {
        return RecordedTime.parse(text)
                .orElseThrow(
                        () ->
                                Command.usage(
                                        line,
                                        what + " " + text + " is no moment. " + RecordedTime.FORM));
    }

    /// Opens the recording that the first argument names, for as long as the action lasts.
    static ExitCode with(Session session, ParseResult line, Function<Recorded, ExitCode> action) {
        Path folder = line.matchedPositionalValue(0, Path.of(""));
        if (folder.toString().isBlank()) { // it would be the current one
            throw Command.usage(line, "DIR is empty");
        }
        try (Recorded recorded = Recorded.open(folder, new JsonStatusDecoder(DEPTH_OF_PANELS))) {
            recorded.damages().forEach(what -> session.logger().log(Level.WARNING, what));
            return action.apply(recorded);
        } catch (IOException unreadable) {
            return unreadable(session, unreadable);
        }
    }

    /// Says why a recording cannot be read.
    static ExitCode unreadable(Session session, IOException fault) {
        session.complain("cannot read the recording: " + IoCause.withItsFile(fault));
        return ExitCode.IO;
    }

    /// From when to when there is something.
    static String reach(Recorded recorded) {
        return "the recording reaches from " + recorded.firstAt() + " to " + recorded.lastAt();
    }
}

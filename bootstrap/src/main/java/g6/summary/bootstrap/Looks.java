package g6.summary.bootstrap;

import g6.summary.out.terminal.ColorDepth;
import g6.summary.out.terminal.Theme;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.util.Map;
import java.util.stream.Stream;

/// How the dashboard is to look on standard output, by the options of the command line.
///
/// @param isPlain blocks of text, on a terminal too
/// @param isAccessible a sentence for each change
record Looks(
        boolean isPlain,
        boolean isAccessible,
        boolean isAscii,
        boolean isLowContrast,
        boolean isColorless) {
    private static final String PLAIN = "--plain";
    private static final String ACCESSIBLE = "--accessible";
    private static final String ASCII = "--ascii";
    private static final String LOW_CONTRAST = "--low-contrast";
    private static final String NO_COLOR = "--no-color";

    static void addTo(CommandSpec command) {
        Stream.of(
                        Command.flag(
                                "Print blocks of plain text, on a terminal too.",
                                PLAIN,
                                "--no-rich"),
                        Command.flag("Tell each change in a plain sentence.", ACCESSIBLE),
                        Command.flag("Write ASCII alone.", ASCII),
                        Command.flag("Use few and quiet colors.", LOW_CONTRAST),
                        Command.flag("Use no colors.", NO_COLOR))
                .forEach(command::addOption);
    }

    static Looks of(ParseResult line) {
        return new Looks(
                line.hasMatchedOption(PLAIN),
                line.hasMatchedOption(ACCESSIBLE),
                line.hasMatchedOption(ASCII),
                line.hasMatchedOption(LOW_CONTRAST),
                line.hasMatchedOption(NO_COLOR));
    }

    /// For one frame that stays on the screen when the program has ended.
    Looks plain() {
        return new Looks(true, isAccessible, isAscii, isLowContrast, isColorless);
    }

    ColorDepth depth(Map<String, String> environment) {
        return isColorless ? ColorDepth.NONE : ColorDepth.of(environment);
    }

    Theme theme(Settings settings) {
        return isLowContrast ? Theme.QUIET : settings.get(TerminalSettings.THEME);
    }
}

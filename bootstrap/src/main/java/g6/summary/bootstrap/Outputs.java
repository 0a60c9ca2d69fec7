package g6.summary.bootstrap;

import g6.summary.application.SummaryOutput;
import g6.summary.out.http.SummaryServer;
import g6.summary.out.terminal.PlainTerminal;
import g6.summary.out.terminal.TerminalWidth;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The outputs that there are, by name, and those among them that the settings ask for.
final class Outputs {
    /// The dashboard on standard output, which a service does without.
    static final String STANDARD_OUTPUT = "stdout";

    /// Names that are taken; what they stand for is still to come.
    private static final List<String> NOT_YET = List.of("panels", "metrics", "dossier", "record");

    /// Names of the outputs that come with the program.
    static final List<String> BUILT_IN =
            List.of(STANDARD_OUTPUT, LoggingOutput.NAME, SummaryServer.OUTPUT);

    /// Every name that an output has, those to come and the contributed ones too.
    static List<String> names() {
        return Stream.of(BUILT_IN, NOT_YET, Contributions.outputNames())
                .flatMap(List::stream)
                .toList();
    }

    private final Session session;
    private final Supplier<Settings> settings;
    private final Logger log;
    private final Map<String, Supplier<SummaryOutput>> known = new LinkedHashMap<>();

    private Outputs(Session session, Supplier<Settings> settings, boolean withTerminal) {
        this.session = session;
        this.settings = settings;
        this.log = session.logger();
        if (withTerminal) {
            known.put(STANDARD_OUTPUT, this::plainTerminal);
        }
        known.put(LoggingOutput.NAME, () -> new LoggingOutput(log));
    }

    /// What runs in the foreground: the terminal too.
    static Outputs withTerminal(Session session, Supplier<Settings> settings) {
        return new Outputs(session, settings, true);
    }

    /// What a service has.
    static Outputs ofService(Session session, Supplier<Settings> settings) {
        return new Outputs(session, settings, false);
    }

    /// The outputs to run. One that is asked for and cannot be had is warned about.
    ///
    /// @param contributed outputs that other modules bring
    List<SummaryOutput> chosen(Iterable<SummaryOutput> contributed) {
        contributed.forEach(this::offer);
        List<SummaryOutput> chosen = new ArrayList<>();
        List<String> wanted =
                settings.get().get(OutputSettings.OUTPUTS).stream().distinct().toList();
        for (String name : wanted) {
            Optional.ofNullable(known.get(name)).ifPresent(maker -> chosen.add(maker.get()));
        }
        if (settings.get().isSet(OutputSettings.OUTPUTS)) {
            wanted.stream().filter(NOT_YET::contains).forEach(this::warnOfNotYet);
        }
        return chosen;
    }

    private void offer(SummaryOutput output) {
        boolean isTaken =
                NOT_YET.contains(output.name())
                        || BUILT_IN.contains(output.name())
                        || known.putIfAbsent(output.name(), () -> output) != null;
        if (isTaken) {
            log.log(
                    Level.WARNING,
                    output.getClass().getName()
                            + " has the name of another output, "
                            + output.name()
                            + ", and is left out");
        }
    }

    private void warnOfNotYet(String name) {
        log.log(
                Level.WARNING,
                OutputSettings.OUTPUTS.name()
                        + ": the output "
                        + name
                        + " is not in this version yet");
    }

    private SummaryOutput plainTerminal() {
        return new PlainTerminal(
                session.streams().out(),
                columns(),
                () -> settings.get().get(TerminalSettings.PLAIN_DIFF));
    }

    /// The terminal's columns; without a terminal there is no limit.
    private static IntSupplier columns() {
        return TerminalWidth.ofStandardOutput().<IntSupplier>map(width -> width).orElse(() -> 0);
    }
}

package g6.summary.bootstrap;

import g6.summary.application.DisplayObserver;
import g6.summary.application.SummaryOutput;
import g6.summary.out.http.SummaryServer;
import g6.summary.out.terminal.AccessibleTerminal;
import g6.summary.out.terminal.PlainTerminal;
import g6.summary.out.terminal.RichTerminal;
import g6.summary.out.terminal.TerminalWidth;

import java.io.OutputStream;
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

    /// The figures of the service, on a port of their own.
    static final String METRICS = "metrics";

    /// Names of the outputs that come with the program.
    static final List<String> BUILT_IN =
            Stream.concat(
                            Stream.of(
                                    STANDARD_OUTPUT,
                                    LoggingOutput.NAME,
                                    SummaryServer.OUTPUT,
                                    METRICS),
                            FileOutputs.NAMES.stream())
                    .toList();

    /// Every name that an output has, the contributed ones too.
    static List<String> names() {
        return Stream.concat(BUILT_IN.stream(), Contributions.outputNames().stream()).toList();
    }

    private final Session session;
    private final Supplier<Settings> settings;
    private final Logger log;
    private final FileOutputs files;
    private final DisplayObserver displayObserver;
    private final OutputStream out;
    private final Map<String, Supplier<SummaryOutput>> known = new LinkedHashMap<>();

    private Outputs(
            Session session,
            Supplier<Settings> settings,
            FileOutputs files,
            DisplayObserver displayObserver) {
        this.session = session;
        this.files = files;
        this.displayObserver = displayObserver;
        this.out = new ToldStream(session.streams().out(), displayObserver);
        this.settings = settings;
        this.log = session.logger();
        known.put(LoggingOutput.NAME, () -> new LoggingOutput(log));
    }

    /// What runs in the foreground: the terminal too.
    ///
    /// @param observer is told what happens there
    static Outputs withTerminal(
            Session session,
            Supplier<Settings> settings,
            Origin origin,
            Looks looks,
            FileOutputs files,
            DisplayObserver observer) {
        Outputs outputs = new Outputs(session, settings, files, observer);
        outputs.known.put(STANDARD_OUTPUT, () -> outputs.terminal(looks, origin));
        return outputs;
    }

    /// What a service has.
    static Outputs ofService(Session session, Supplier<Settings> settings, FileOutputs files) {
        return new Outputs(session, settings, files, DisplayObserver.none());
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
        wanted.forEach(this::warnIfNowhereToWrite);
        chosen.addAll(files.outputs());
        return chosen;
    }

    private void offer(SummaryOutput output) {
        boolean isTaken =
                BUILT_IN.contains(output.name())
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

    private void warnIfNowhereToWrite(String name) {
        FileOutputs.missingSetting(name, settings.get())
                .ifPresent(
                        missing ->
                                log.log(
                                        Level.WARNING,
                                        OutputSettings.OUTPUTS.name()
                                                + ": the output "
                                                + name
                                                + " needs "
                                                + missing));
    }

    private SummaryOutput terminal(Looks looks, Origin origin) {
        if (looks.isAccessible()) {
            return new AccessibleTerminal(out, looks.isAscii());
        }
        Optional<TerminalWidth> width = TerminalWidth.ofStandardOutput();
        return width.filter(_ -> !looks.isPlain())
                .flatMap(_ -> richTerminal(looks, origin))
                .<SummaryOutput>map(rich -> rich)
                .orElseGet(() -> plainTerminal(width, looks));
    }

    private Optional<RichTerminal> richTerminal(Looks looks, Origin origin) {
        String type = session.environment().getOrDefault("TERM", "dumb");
        if (type.equals("dumb")) {
            return Optional.empty();
        }
        Optional<RichTerminal> terminal =
                RichTerminal.open(
                        type,
                        out,
                        SystemLineModes.now(),
                        TerminalSettings.options(settings.get(), looks, session.environment()),
                        new Derived<>(settings, TerminalSettings::rules),
                        () -> settings.get().get(TerminalSettings.RICH_DIFF),
                        origin.clock(),
                        displayObserver,
                        origin.playback(),
                        session.end()::begin);
        terminal.ifPresent(this::own);
        return terminal;
    }

    /// The terminal follows the signals that are about it, nothing else is written on it, and on
    /// every way out it is given back.
    private void own(RichTerminal terminal) {
        session.streams().hold();
        session.end()
                .atLast(
                        () -> {
                            terminal.close();
                            session.streams().release();
                        });
        Signals.stayInBackground();
        Signals.on("WINCH", terminal::resized);
        Signals.onStop(terminal::giveBack);
        Signals.on("CONT", terminal::resume);
    }

    /// Without a terminal there is no limit to the columns.
    private SummaryOutput plainTerminal(Optional<TerminalWidth> width, Looks looks) {
        return new PlainTerminal(
                out,
                width.<IntSupplier>map(columns -> columns).orElse(() -> 0),
                () -> settings.get().get(TerminalSettings.PLAIN_DIFF),
                looks.isAscii());
    }
}

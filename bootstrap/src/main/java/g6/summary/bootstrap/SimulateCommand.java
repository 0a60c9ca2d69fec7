package g6.summary.bootstrap;

import g6.summary.in.simulator.Dialect;
import g6.summary.in.simulator.Fault;
import g6.summary.in.simulator.SimulatedCollector;
import g6.summary.in.simulator.Simulator;
import g6.summary.in.simulator.SimulatorOptions;
import g6.summary.in.simulator.SimulatorOptions.Market;
import g6.summary.out.files.DurableFiles;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `simulate`: writes a status file as a collector does.
final class SimulateCommand {
    private static final String STATUS_FILE = "--status-file";
    private static final String INDICES = "--indices";
    private static final String INTERVAL = "--interval";
    private static final String REFRESH = "--refresh";
    private static final String CYCLES = "--cycles";
    private static final String OPEN_MARKET = "--open-market";
    private static final String WITH_ANALYTICS = "--with-analytics";
    private static final String DIALECT = "--dialect";
    private static final String SEED = "--seed";
    private static final String CHANGE_RATIO = "--change-ratio";
    private static final String FAULTS = "--faults";

    private SimulateCommand() {}

    static CommandSpec spec(Session session) {
        CommandSpec command =
                Command.of(
                        "simulate",
                        "Writes a realistic status file, again and again, as a collector does.",
                        options -> simulate(session, options));
        Stream.of(
                        Command.option(
                                STATUS_FILE,
                                "FILE",
                                Path.class,
                                "The file to write, by default the one that run watches."),
                        Command.option(INDICES, "A,B", String.class, "Names of the indices."),
                        Command.option(
                                INTERVAL,
                                "SECONDS",
                                double.class,
                                "The collector's own interval, as the document states it."),
                        Command.option(
                                REFRESH, "SECONDS", double.class, "Time between two documents."),
                        Command.option(CYCLES, "N", long.class, "End after so many documents."),
                        Command.flag("Say that the market is open at any hour.", OPEN_MARKET),
                        Command.flag("Write put/call ratio and max pain too.", WITH_ANALYTICS),
                        Command.option(
                                DIALECT,
                                "DIALECT",
                                String.class,
                                "How the document is laid out, nested or flat."),
                        Command.option(
                                SEED, "N", long.class, "The same seed makes the same figures."),
                        Command.option(
                                CHANGE_RATIO,
                                "RATIO",
                                double.class,
                                "Share of the facts that change from document to document, 0 to"
                                        + " 1."),
                        Command.option(
                                FAULTS,
                                "A,B",
                                String.class,
                                "What goes wrong now and then: truncated, malformed, missing."))
                .forEach(command::addOption);
        return command;
    }

    private static ExitCode simulate(Session session, ParseResult options) {
        return StartUp.with(
                session,
                SettingSources.of(session.environment()),
                false,
                live -> simulate(session, live.get(), options));
    }

    private static ExitCode simulate(Session session, Settings settings, ParseResult options) {
        Path file =
                options.matchedOptionValue(STATUS_FILE, settings.get(CycleSettings.STATUS_FILE));
        long cycles = positive(options, CYCLES, Long.MAX_VALUE);
        SimulatedCollector collector = collector(options, file);
        try {
            collector.run(cycles);
            return ExitCode.FINE;
        } catch (IOException e) {
            session.streams().complain("cannot write " + file + ": " + IoCause.of(e));
            return ExitCode.IO;
        }
    }

    private static SimulatedCollector collector(ParseResult options, Path file) {
        SimulatorOptions simulated = simulated(options);
        return new SimulatedCollector(
                new Simulator(simulated),
                file,
                new DurableFiles(),
                seconds(options, REFRESH, 1),
                faults(options),
                simulated.seed(),
                InstantSource.system());
    }

    private static SimulatorOptions simulated(ParseResult options) {
        SimulatorOptions usual = SimulatorOptions.defaults();
        try {
            return new SimulatorOptions(
                    options.hasMatchedOption(INDICES) ? list(options, INDICES) : usual.indices(),
                    choice(options, DIALECT, Dialect.class, usual.dialect()),
                    seconds(options, INTERVAL, usual.interval().toMillis() / 1e3),
                    options.matchedOptionValue(SEED, usual.seed()),
                    options.matchedOptionValue(CHANGE_RATIO, usual.changeRatio()),
                    options.hasMatchedOption(OPEN_MARKET) ? Market.OPEN : Market.BY_HOURS,
                    options.hasMatchedOption(WITH_ANALYTICS));
        } catch (IllegalArgumentException e) {
            throw Command.usage(options, String.valueOf(e.getMessage()));
        }
    }

    private static Set<Fault> faults(ParseResult options) {
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        for (String name : list(options, FAULTS)) {
            faults.add(constant(options, FAULTS, Fault.class, name));
        }
        return faults;
    }

    private static List<String> list(ParseResult options, String option) {
        return Arrays.stream(options.matchedOptionValue(option, "").split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    private static <E extends Enum<E>> E choice(
            ParseResult options, String option, Class<E> type, E byDefault) {
        return options.hasMatchedOption(option)
                ? constant(options, option, type, options.matchedOptionValue(option, ""))
                : byDefault;
    }

    private static <E extends Enum<E>> E constant(
            ParseResult options, String option, Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                Command.usage(
                                        options,
                                        option + " " + name + " is none of " + names(type)));
    }

    private static String names(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static Duration seconds(ParseResult options, String option, double byDefault) {
        double seconds = options.matchedOptionValue(option, byDefault);
        if (!(seconds > 0 && seconds <= 86_400)) {
            throw Command.usage(options, option + " " + seconds + " is not over 0 and up to 86400");
        }
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    private static long positive(ParseResult options, String option, long byDefault) {
        long number = options.matchedOptionValue(option, byDefault);
        if (number < 1) {
            throw Command.usage(options, option + " " + number + " is under 1");
        }
        return number;
    }
}

package g6.summary.bootstrap;

import g6.summary.domain.CanonicalJson;
import g6.summary.domain.Value;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// `bench cycle`: how long cycles take on this machine, as JSON.
final class BenchCommand {
    private static final String WARMUP = "--warmup";
    private static final String MEASURE = "--measure";
    private static final String INDICES = "--indices";
    private static final String CHURN = "--churn";
    private static final String SAMPLES = "--emit-samples";

    /// Beyond them, documents and figures would not fit into the memory that the program has.
    private static final int MOST_INDICES = 100_000;

    private static final int MOST_CYCLES = 10_000_000;

    private BenchCommand() {}

    static CommandSpec spec(Session session) {
        CommandSpec cycle =
                Command.of(
                        "cycle",
                        "Measures cycles on a status file: from reading it to a published frame.",
                        options -> benchCycle(session, options));
        Stream.of(
                        Command.option(WARMUP, "N", long.class, "Cycles before the measurement."),
                        Command.option(MEASURE, "N", long.class, "Cycles measured."),
                        Command.option(INDICES, "N", long.class, "Indices in the file, usually 4."),
                        Command.option(
                                CHURN,
                                "PCT,PCT",
                                String.class,
                                "Percent of the facts that change from cycle to cycle, usually 100;"
                                        + " several are measured one after the other."),
                        Command.flag("Print every single measurement too.", SAMPLES))
                .forEach(cycle::addOption);
        return Command.group(
                "bench",
                "Measures how fast the program is here.",
                cycle,
                NotYetCommand.spec(session, "sse", "Measures clients of a stream."));
    }

    private static ExitCode benchCycle(Session session, ParseResult options) {
        return StartUp.with(
                session,
                SettingSources.of(session.environment()),
                false,
                live -> benchCycle(session, live.get(), options));
    }

    private static ExitCode benchCycle(Session session, Settings settings, ParseResult options) {
        long warmup = settings.get(ServiceSettings.BENCH_WARMUP);
        long measure = settings.get(ServiceSettings.BENCH_MEASURE);
        CycleBench bench =
                new CycleBench(
                        within(options, INDICES, 4, 0, MOST_INDICES),
                        within(options, WARMUP, warmup, 0, MOST_CYCLES),
                        within(options, MEASURE, measure, 1, MOST_CYCLES));
        List<Integer> churns = churns(options);
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            Map<Integer, CycleFigures> byChurn = new LinkedHashMap<>();
            for (int churn : churns) {
                Path place = folder.path();
                byChurn.put(churn, bench.run(place, churn / 100.0));
            }
            session.streams()
                    .writer()
                    .println(CanonicalJson.text(json(byChurn, options.hasMatchedOption(SAMPLES))));
            return ExitCode.FINE;
        } catch (InterruptedException _) {
            // A signal: there is no figure worth printing.
            return ExitCode.INTERRUPTED;
        } catch (IOException e) {
            session.streams().complain("cannot write the status file: " + IoCause.of(e));
            return ExitCode.IO;
        }
    }

    /// All cycles together and, where there were several, those of each churn.
    private static Value.Object json(Map<Integer, CycleFigures> byChurn, boolean withSamples) {
        Map<String, Value> all =
                byChurn.values().stream()
                        .reduce(CycleFigures::plus)
                        .orElseThrow()
                        .byName(withSamples);
        if (byChurn.size() > 1) {
            Map<String, Value> each = new LinkedHashMap<>();
            byChurn.forEach(
                    (churn, figures) ->
                            each.put(
                                    churn.toString(),
                                    new Value.Object(figures.byName(withSamples))));
            all.put("by_churn", new Value.Object(each));
        }
        return new Value.Object(all);
    }

    private static List<Integer> churns(ParseResult options) {
        List<Integer> churns = new ArrayList<>();
        for (String text : options.matchedOptionValue(CHURN, "100").split(",", -1)) {
            try {
                churns.add(percent(Integer.parseInt(text.strip())));
            } catch (IllegalArgumentException _) { // the complaint says it
                throw Command.usage(
                        options, CHURN + " " + text + " is not a whole number from 0 to 100");
            }
        }
        return churns;
    }

    private static int percent(int number) {
        if (number < 0 || number > 100) {
            throw new IllegalArgumentException("percent " + number);
        }
        return number;
    }

    private static int within(
            ParseResult options, String option, long byDefault, int least, int most) {
        long number = options.matchedOptionValue(option, byDefault);
        if (number < least || number > most) {
            throw Command.usage(
                    options, option + " " + number + " is not from " + least + " to " + most);
        }
        return (int) number;
    }
}

package g6.summary.bootstrap;

import g6.summary.application.CycleObserver;
import g6.summary.application.Liveness;
import g6.summary.application.Playback;
import g6.summary.application.SummaryOutput;
import g6.summary.application.Ticker;
import g6.summary.bootstrap.CycleFigures.Features;
import g6.summary.domain.CanonicalJson;
import g6.summary.domain.Value;
import g6.summary.out.metrics.PrometheusMetrics;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// `bench`: how long cycles take on this machine, and what clients see of a stream, as JSON.
final class BenchCommand {
    private static final String WARMUP = "--warmup";
    private static final String MEASURE = "--measure";
    private static final String INDICES = "--indices";
    private static final String CHURN = "--churn";
    private static final String SAMPLES = "--emit-samples";
    private static final String PACE = "--pace";
    private static final String FEATURES = "--features";
    private static final String BOTH = "baseline,all";
    private static final String CLIENTS = "--clients";
    private static final String DURATION = "--duration";
    private static final String URL = "--url";
    private static final String TOKEN = "--token";
    private static final String COLUMNS = "--columns";
    private static final String ROWS = "--rows";
    private static final String STREAM = "http://127.0.0.1:9329/summary/events";

    /// Beyond them, documents and figures would not fit into the memory that the program has.
    private static final int MOST_INDICES = 100_000;

    private static final int MOST_COLUMNS = 1000;
    private static final int MOST_CYCLES = 10_000_000;
    private static final int MOST_CLIENTS = 100_000;
    private static final int LONGEST_PACE = 60_000;
    private static final int LONGEST_DURATION = 86_400;

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
                        Command.option(
                                PACE, "MS", long.class, "Pause between two cycles, usually none."),
                        Command.option(
                                FEATURES,
                                BOTH,
                                String.class,
                                "Measure cycles alone and with everything switched on."),
                        Command.flag("Print every single measurement too.", SAMPLES))
                .forEach(cycle::addOption);
        CommandSpec stream =
                Command.of(
                        "sse",
                        "Measures a stream as its clients see it.",
                        options -> benchStream(session, options));
        Stream.of(
                        Command.option(CLIENTS, "N", long.class, "How many, usually 10."),
                        Command.option(DURATION, "SECONDS", long.class, "How long, usually 10 s."),
                        Command.option(URL, "URL", String.class, "The stream, usually " + STREAM),
                        Command.option(TOKEN, "TOKEN", String.class, "What lets the clients in."))
                .forEach(stream::addOption);
        return Command.group(
                "bench", "Measures how fast the program is here.", cycle, stream, screen(session));
    }

    private static CommandSpec screen(Session session) {
        CommandSpec screen =
                Command.of(
                        "screen",
                        "Measures how long the rich display takes for a frame.",
                        options -> benchScreen(session, options));
        Stream.of(
                        Command.option(COLUMNS, "N", long.class, "Of the screen, usually 160."),
                        Command.option(ROWS, "N", long.class, "Of the screen, usually 45."),
                        Command.option(INDICES, "N", long.class, "Indices shown, usually 4."),
                        Command.option(WARMUP, "N", long.class, "Frames before, usually 2000."),
                        Command.option(MEASURE, "N", long.class, "Frames, usually 2000."))
                .forEach(screen::addOption);
        return screen;
    }

    private static ExitCode benchScreen(Session session, ParseResult options) {
        ScreenBench bench =
                new ScreenBench(
                        within(options, COLUMNS, 160, 1, MOST_COLUMNS),
                        within(options, ROWS, 45, 1, MOST_COLUMNS),
                        within(options, INDICES, 4, 0, MOST_INDICES),
                        within(options, WARMUP, 2000, 0, MOST_CYCLES),
                        within(options, MEASURE, 2000, 1, MOST_CYCLES));
        print(session, bench.run());
        return ExitCode.FINE;
    }

    private static ExitCode benchCycle(Session session, ParseResult options) {
        return StartUp.with(
                session,
                SettingSources.of(session.environment()),
                false,
                live -> benchCycle(session, live.get(), options));
    }

    private static ExitCode benchCycle(Session session, Settings settings, ParseResult options) {
        CycleBench bench = bench(settings, options);
        List<Integer> churns = churns(options);
        boolean isComparing = isComparing(options);
        boolean withSamples = options.hasMatchedOption(SAMPLES);
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            Value.Object figures =
                    isComparing
                            ? compared(session, bench, folder.path(), churns, withSamples)
                            : measured(session, settings, bench, folder.path(), churns)
                                    .json(withSamples);
            print(session, figures);
            return ExitCode.FINE;
        } catch (InterruptedException _) {
            // A signal: there is no figure worth printing.
            return ExitCode.INTERRUPTED;
        } catch (IOException e) {
            session.streams().complain("cannot measure: " + IoCause.of(e));
            return ExitCode.IO;
        }
    }

    private static void print(Session session, Value.Object figures) {
        session.streams().writer().println(CanonicalJson.text(figures));
    }

    private static CycleBench bench(Settings settings, ParseResult options) {
        return new CycleBench(
                within(options, INDICES, 4, 0, MOST_INDICES),
                within(options, WARMUP, settings.get(ServiceSettings.BENCH_WARMUP), 0, MOST_CYCLES),
                within(
                        options,
                        MEASURE,
                        settings.get(ServiceSettings.BENCH_MEASURE),
                        1,
                        MOST_CYCLES),
                Duration.ofMillis(within(options, PACE, 0, 0, LONGEST_PACE)));
    }

    private static boolean isComparing(ParseResult options) {
        String features = options.matchedOptionValue(FEATURES, "");
        if (!features.isEmpty() && !features.equals(BOTH)) {
            throw Command.usage(options, FEATURES + " " + features + " is not " + BOTH);
        }
        return !features.isEmpty();
    }

    /// What was measured, by churn.
    private record Measured(Map<Integer, CycleFigures> byChurn, Features features) {
        CycleFigures all() {
            return byChurn.values().stream().reduce(CycleFigures::plus).orElseThrow();
        }

        /// All cycles together and, where there were several, those of each churn.
        Value.Object json(boolean withSamples) {
            Map<String, Value> all = all().byName(withSamples, features);
            if (byChurn.size() > 1) {
                Map<String, Value> each = new LinkedHashMap<>();
                byChurn.forEach(
                        (churn, figures) ->
                                each.put(
                                        churn.toString(),
                                        new Value.Object(figures.byName(withSamples, features))));
                all.put("by_churn", new Value.Object(each));
            }
            return new Value.Object(all);
        }
    }

    private static Measured measured(
            Session session, Settings settings, CycleBench bench, Path folder, List<Integer> churns)
            throws IOException, InterruptedException {
        Map<Integer, CycleFigures> byChurn = new LinkedHashMap<>();
        for (int churn : churns) {
            Liveness liveness =
                    new Liveness(() -> settings.get(CycleSettings.REFRESH), Ticker.system());
            List<SummaryOutput> outputs = new ArrayList<>();
            Instruments instruments =
                    Instruments.of(settings, InstantSource.system(), Playback.none());
            HttpService.start(
                            () -> settings,
                            session.logger(),
                            instruments,
                            liveness,
                            InstantSource.system())
                    .ifPresent(outputs::add);
            CycleObserver observer = CycleObserver.all(instruments.ofCycles());
            byChurn.put(churn, bench.run(folder, churn / 100.0, outputs, observer));
            instruments.metrics().ifPresent(PrometheusMetrics::close);
        }
        Features features =
                new Features(
                        HttpSettings.areServed(settings), HttpSettings.areMetricsServed(settings));
        return new Measured(byChurn, features);
    }

    /// Cycles alone, and with everything switched on.
    private static Value.Object compared(
            Session session,
            CycleBench bench,
            Path folder,
            List<Integer> churns,
            boolean withSamples)
            throws IOException, InterruptedException {
        Measured baseline = measured(session, with("off", session), bench, folder, churns);
        Measured features = measured(session, with("on", session), bench, folder, churns);
        double regression =
                (features.all().medianMillis() / baseline.all().medianMillis() - 1) * 100;
        return Value.Object.builder()
                .put("baseline", baseline.json(withSamples))
                .put("features", features.json(withSamples))
                .put(
                        "regression_pct",
                        new Value.Number(
                                BigDecimal.valueOf(regression).setScale(2, RoundingMode.HALF_UP)))
                .build();
    }

    private static Settings with(String http, Session session) {
        String name = HttpSettings.UNIFIED.name();
        SettingText text = new SettingText(name, http, Layer.OPTION, FEATURES);
        return new SettingSources(session.environment(), Optional.empty(), Map.of(name, text))
                .read();
    }

    private static ExitCode benchStream(Session session, ParseResult options) {
        SseBench bench =
                new SseBench(
                        url(options),
                        Optional.<String>ofNullable(options.matchedOptionValue(TOKEN, null))
                                .map(Secret::new),
                        within(options, CLIENTS, 10, 1, MOST_CLIENTS),
                        Duration.ofSeconds(within(options, DURATION, 10, 1, LONGEST_DURATION)));
        try {
            SseBench.Result result = bench.run();
            print(session, result.figures());
            return result.isComplete() ? ExitCode.FINE : ExitCode.FAILED;
        } catch (InterruptedException _) {
            // A signal: there is no figure worth printing.
            return ExitCode.INTERRUPTED;
        }
    }

    private static URI url(ParseResult options) {
        String text = options.matchedOptionValue(URL, STREAM);
        return AddressTypes.url()
                .parse(text)
                .value()
                .map(URI::create)
                .orElseThrow(
                        () -> Command.usage(options, URL + " is not a URL without a password"));
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

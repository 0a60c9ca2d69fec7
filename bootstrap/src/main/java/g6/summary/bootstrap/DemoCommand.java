package g6.summary.bootstrap;

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
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// `demo`: the dashboard on a collector that does not exist, in one process.
final class DemoCommand {
    private static final String NAME = "demo";
    private static final Duration PACE = Duration.ofSeconds(1);

    private static final SettingOptions SETTINGS = SettingOptions.ofDemo();

    private DemoCommand() {}

    static CommandSpec spec(Session session) {
        CommandSpec command =
                Command.of(
                        NAME,
                        "Shows the dashboard on simulated data, here and over HTTP: nothing to"
                                + " prepare.",
                        options -> demo(session, options));
        SETTINGS.addTo(command);
        DisplayOptions.addTo(command);
        return command;
    }

    private static ExitCode demo(Session session, ParseResult options) {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            Path status = folder.path().resolve("runtime_status.json");
            SimulatedCollector collector = collector(status);
            collector.run(1); // the dashboard has something to show from its first frame on
            Thread collecting =
                    Thread.ofPlatform()
                            .daemon()
                            .name("g6-simulator")
                            .start(() -> collect(session, collector));
            try {
                return DisplayOptions.show(session, sources(session, options, status), options);
            } finally {
                collecting.interrupt();
                joinBriefly(collecting);
            }
        } catch (IOException e) {
            session.streams().complain("cannot write the simulated status: " + IoCause.of(e));
            return ExitCode.IO;
        }
    }

    private static SettingSources sources(Session session, ParseResult line, Path status) {
        Map<Setting<?>, String> texts = new HashMap<>();
        texts.put(CycleSettings.STATUS_FILE, status.toString());
        Map<String, String> environment = new HashMap<>(session.environment());
        if (DisplayOptions.isOnce(line)) {
            texts.put(OutputSettings.NO_WRITE_PANELS, "on");
        } else {
            texts.putAll(files(status.resolveSibling("files")));
            environment.putIfAbsent(HttpSettings.UNIFIED.name(), "on");
        }
        return SETTINGS.sources(line, environment).unlessSaid(texts, NAME);
    }

    /// What is simulated must not get where a service writes, whatever the environment says.
    private static Map<Setting<?>, String> files(Path folder) {
        return Map.of(
                OutputSettings.PANELS_FOLDER, folder.resolve("panels").toString(),
                OutputSettings.DOSSIER, folder.resolve("dossier.json").toString(),
                OutputSettings.INDICES_LOG, folder.resolve("indices.log").toString(),
                OutputSettings.RECORDING, folder.resolve("recording").toString());
    }

    private static SimulatedCollector collector(Path status) {
        SimulatorOptions usual = SimulatorOptions.defaults();
        SimulatorOptions lively =
                new SimulatorOptions(
                        usual.indices(),
                        usual.dialect(),
                        PACE,
                        usual.seed(),
                        usual.changeRatio(),
                        Market.OPEN,
                        true);
        return new SimulatedCollector(
                new Simulator(lively),
                status,
                new DurableFiles(),
                PACE,
                Set.of(),
                lively.seed(),
                InstantSource.system());
    }

    private static void collect(Session session, SimulatedCollector collector) {
        try {
            Thread.sleep(PACE);
            collector.run(Long.MAX_VALUE);
        } catch (InterruptedException _) {
            // The dashboard has ended.
        } catch (IOException e) {
            session.streams().complain("cannot write the simulated status: " + IoCause.of(e));
        }
    }

    private static void joinBriefly(Thread collecting) {
        try {
            collecting.join(PACE);
        } catch (InterruptedException _) {
            // A signal while ending: the thread is a daemon and ends with the process.
        }
    }
}

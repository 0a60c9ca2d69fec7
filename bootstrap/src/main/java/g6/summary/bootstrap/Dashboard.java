package g6.summary.bootstrap;

import g6.summary.application.CycleObserver;
import g6.summary.application.FrameFeed;
import g6.summary.application.Liveness;
import g6.summary.application.PanelRegistry;
import g6.summary.application.RenderOutliers;
import g6.summary.application.SummaryCycle;
import g6.summary.application.SummaryOutput;
import g6.summary.application.SummaryService;
import g6.summary.application.Ticker;
import g6.summary.domain.PanelProvider;
import g6.summary.domain.StandardPanels;
import g6.summary.domain.StatusFault;
import g6.summary.domain.StatusFault.Outcome;
import g6.summary.out.http.SummaryServer;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The dashboard from its settings to its end: panels, outputs, service.
final class Dashboard {
    private static final Duration FOR_EVER = Duration.ofDays(100_000);

    private final Supplier<Settings> settings;
    private final Session session;
    private final Logger log;
    private final Origin origin;
    private final Instruments instruments;
    private final List<SummaryOutput> outputs;
    private final Liveness liveness;
    private final FrameFeed feed = new FrameFeed();

    /// @param settings asked for whatever may change from cycle to cycle
    Dashboard(
            Supplier<Settings> settings,
            Session session,
            Origin origin,
            Instruments instruments,
            List<SummaryOutput> outputs) {
        this.settings = settings;
        this.session = session;
        this.log = session.logger();
        this.origin = origin;
        this.instruments = instruments;
        this.outputs = List.copyOf(outputs);
        this.liveness = new Liveness(origin.refresh(), Ticker.system());
    }

    /// Whether its loop lives.
    Liveness liveness() {
        return liveness;
    }

    /// Shows so many cycles as the settings say, until it is interrupted.
    ///
    /// @param observers are told what happens besides
    ExitCode run(List<CycleObserver> observers) {
        return run(setting(CycleSettings.MAX_CYCLES).orElse(Long.MAX_VALUE), observers);
    }

    /// Shows so many cycles, until it is interrupted.
    ExitCode run(long cycles, List<CycleObserver> observers) {
        List<CycleObserver> told = new ArrayList<>(observers);
        told.addAll(instruments.ofCycles());
        told.add(liveness);
        try {
            Optional<SummaryServer> server =
                    HttpService.start(settings, log, instruments, liveness, origin.clock());
            server.ifPresent(http -> session.end().onEnd(http::drain));
            server.ifPresent(told::add);
            return show(cycles, told, server.stream().<SummaryOutput>map(http -> http).toList());
        } catch (IOException refused) {
            session.complain(
                    "cannot listen on "
                            + refused.getMessage()
                            + "; another port is had with --http PORT, or by its setting");
            return ExitCode.IO;
        }
    }

    /// Shows one frame and ends: fine if the status could be read.
    ExitCode runOnce() {
        ExitCode ended = show(1, List.of(), List.of());
        Optional<StatusFault> fault = feed.latest().source().fault();
        fault.ifPresent(
                f ->
                        session.complain(
                                setting(CycleSettings.STATUS_FILE)
                                        + " could not be read, "
                                        + f.cause()));
        return ended == ExitCode.FINE ? fault.map(Dashboard::exitCode).orElse(ended) : ended;
    }

    private static ExitCode exitCode(StatusFault fault) {
        return fault.outcome() == Outcome.INTERNAL ? ExitCode.INTERNAL : ExitCode.IO;
    }

    private <T> T setting(Setting<T> setting) {
        return settings.get().get(setting);
    }

    private ExitCode show(long cycles, List<CycleObserver> observers, List<SummaryOutput> besides) {
        StandardOutputWatch watch =
                new StandardOutputWatch(Outputs.STANDARD_OUTPUT, Thread.currentThread());
        List<CycleObserver> told = new ArrayList<>(List.of(new FaultReport(log), watch));
        if (setting(ServiceSettings.FIRST_SNAPSHOT)) {
            told.add(new FirstSnapshot(log));
        }
        told.addAll(observers);
        told.add(new RenderOutliers(this::outlierThreshold, CycleObserver.all(told)));
        SummaryService service = service(cycles, besides, CycleObserver.all(told));
        if (Thread.interrupted()) {
            return ExitCode.INTERRUPTED;
        }
        service.start();
        return end(service, watch);
    }

    private Optional<Double> outlierThreshold() {
        return setting(ThresholdSettings.ANOMALY_ZSCORE).map(BigDecimal::doubleValue);
    }

    private ExitCode end(SummaryService service, StandardOutputWatch watch) {
        try {
            service.awaitEnd(setting(CycleSettings.MAX_SECONDS).orElse(FOR_EVER));
        } catch (InterruptedException _) {
            // A signal, or standard output is gone: either way the end begins now.
        }
        try {
            List<String> undelivered = service.stop(setting(ServiceSettings.SHUTDOWN_TIMEOUT));
            if (watch.isLost()) {
                return ExitCode.IO; // reported when it happened
            }
            if (!undelivered.isEmpty()) {
                log.log(Level.ERROR, "without the last frame: " + String.join(", ", undelivered));
            }
            return undelivered.isEmpty() ? ExitCode.FINE : ExitCode.IO;
        } catch (InterruptedException _) {
            // Standard output broke, or a signal came, while the last frame was on its way: it may
            // not have been shown, which is what the code says.
            return ExitCode.IO;
        }
    }

    private SummaryService service(
            long cycles, List<SummaryOutput> besides, CycleObserver observer) {
        PanelRegistry registry =
                new PanelRegistry(
                        providers(), () -> settings.get().panels(), Ticker.system(), observer);
        return new SummaryService(
                origin.source(),
                new SummaryCycle(registry, () -> settings.get().thresholds(), origin.frames()),
                feed,
                Stream.concat(outputs.stream(), besides.stream()).toList(),
                origin.refresh(),
                cycles,
                Ticker.system(),
                observer);
    }

    private List<PanelProvider> providers() {
        Path statusFile = setting(CycleSettings.STATUS_FILE);
        StandardPanels.Links links =
                new StandardPanels.Links(
                        Optional.ofNullable(statusFile.getFileName()).map(Path::toString),
                        Optional.of(setting(OutputSettings.METRICS_URL)));
        List<PanelProvider> providers = new ArrayList<>(StandardPanels.all(links));
        providers.addAll(Contributions.panels(log));
        return providers;
    }
}

package g6.summary.bootstrap;

import g6.summary.application.CycleObserver;
import g6.summary.application.FrameFeed;
import g6.summary.application.PanelRegistry;
import g6.summary.application.StatusSource;
import g6.summary.application.SummaryCycle;
import g6.summary.application.SummaryOutput;
import g6.summary.application.SummaryService;
import g6.summary.application.Ticker;
import g6.summary.domain.PanelProvider;
import g6.summary.domain.StandardPanels;
import g6.summary.domain.StatusFault;
import g6.summary.domain.StatusFault.Outcome;
import g6.summary.in.file.WatchedFile;
import g6.summary.in.json.JsonStatusDecoder;
import g6.summary.out.terminal.PlainTerminal;
import g6.summary.out.terminal.TerminalWidth;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.IntSupplier;

/// The dashboard from its settings to its end: source, panels, outputs, service.
final class Dashboard {
    private final Settings settings;
    private final StandardStreams streams;
    private final FrameFeed feed = new FrameFeed();

    Dashboard(Settings settings, StandardStreams streams) {
        this.settings = settings;
        this.streams = streams;
    }

    /// Shows so many cycles as the settings say, until it is interrupted.
    ExitCode run() {
        return show(settings.get(Settings.MAX_CYCLES));
    }

    /// Shows one frame and ends: fine if the status could be read.
    ExitCode runOnce() {
        ExitCode ended = show(1);
        Optional<StatusFault> fault = feed.latest().source().fault();
        fault.ifPresent(
                f ->
                        streams.complain(
                                settings.get(Settings.STATUS_FILE)
                                        + " could not be read, "
                                        + f.cause()));
        return ended == ExitCode.FINE ? fault.map(Dashboard::exitCode).orElse(ended) : ended;
    }

    private static ExitCode exitCode(StatusFault fault) {
        return fault.outcome() == Outcome.INTERNAL ? ExitCode.INTERNAL : ExitCode.IO;
    }

    private ExitCode show(long cycles) {
        settings.warnings().forEach(w -> streams.complain("warning: " + w.message()));
        SummaryOutput plain =
                new PlainTerminal(streams.out(), columns(), settings.get(Settings.PLAIN_DIFF));
        StandardOutputWatch watch = new StandardOutputWatch(plain.name(), Thread.currentThread());
        CycleObserver faults = new FaultReport(System.getLogger("g6.summary"));
        CycleObserver observer = CycleObserver.all(List.of(faults, watch));
        SummaryService service = service(List.of(plain), cycles, observer);
        if (Thread.interrupted()) {
            return ExitCode.INTERRUPTED;
        }
        service.start();
        return end(service, watch);
    }

    /// The terminal's columns; without a terminal there is no limit.
    private static IntSupplier columns() {
        Optional<TerminalWidth> width = TerminalWidth.ofStandardOutput();
        return width.isPresent() ? width.get() : () -> 0;
    }

    private ExitCode end(SummaryService service, StandardOutputWatch watch) {
        Duration timeout = settings.get(Settings.SHUTDOWN_TIMEOUT);
        try {
            service.awaitEnd();
        } catch (InterruptedException _) {
            // A signal, or standard output is gone: either way the end begins now.
        }
        try {
            List<String> undelivered = service.stop(timeout);
            if (watch.isLost()) {
                return ExitCode.IO; // reported when it happened
            }
            if (!undelivered.isEmpty()) {
                streams.complain("without the last frame: " + String.join(", ", undelivered));
            }
            return undelivered.isEmpty() ? ExitCode.FINE : ExitCode.IO;
        } catch (InterruptedException _) {
            // Standard output broke, or a signal came, while the last frame was on its way: it may
            // not have been shown, which is what the code says.
            return ExitCode.IO;
        }
    }

    private SummaryService service(
            List<SummaryOutput> outputs, long cycles, CycleObserver observer) {
        PanelRegistry registry =
                new PanelRegistry(providers(), settings::panels, Ticker.system(), observer);
        return new SummaryService(
                source(),
                new SummaryCycle(registry, settings::thresholds, InstantSource.system()),
                feed,
                outputs,
                () -> settings.get(Settings.REFRESH),
                cycles,
                Ticker.system(),
                observer);
    }

    private StatusSource source() {
        return WatchedFile.at(
                settings.get(Settings.STATUS_FILE),
                new JsonStatusDecoder(),
                () ->
                        new WatchedFile.Limits(
                                Math.toIntExact(settings.get(Settings.STATUS_MAX_BYTES)),
                                settings.get(Settings.STATUS_READ_TIMEOUT)),
                settings.get(Settings.WATCH),
                InstantSource.system());
    }

    private List<PanelProvider> providers() {
        Path statusFile = settings.get(Settings.STATUS_FILE);
        StandardPanels.Links links =
                new StandardPanels.Links(
                        Optional.ofNullable(statusFile.getFileName()).map(Path::toString),
                        Optional.of(settings.get(Settings.METRICS_URL)));
        List<PanelProvider> providers = new ArrayList<>(StandardPanels.all(links));
        ServiceLoader.load(PanelProvider.class).stream()
                .forEach(contributed -> add(contributed, providers));
        return providers;
    }

    private void add(
            ServiceLoader.Provider<PanelProvider> contributed, List<PanelProvider> providers) {
        try {
            providers.add(contributed.get());
        } catch (ServiceConfigurationError fault) { // another module's fault, which ends nothing
            streams.complain("warning: " + fault.getMessage() + ", its panel is left out");
        }
    }
}

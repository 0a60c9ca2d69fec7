package g6.summary.bootstrap;

import g6.summary.application.CycleObserver;
import g6.summary.application.FrameFeed;
import g6.summary.application.PanelRegistry;
import g6.summary.application.StatusSource;
import g6.summary.application.SummaryCycle;
import g6.summary.application.SummaryOutput;
import g6.summary.application.SummaryService;
import g6.summary.application.Ticker;
import g6.summary.domain.Frame;
import g6.summary.domain.PanelProvider;
import g6.summary.domain.StandardPanels;
import g6.summary.domain.StatusFault.Outcome;
import g6.summary.in.file.WatchedFile;
import g6.summary.in.json.JsonStatusDecoder;
import g6.summary.out.terminal.PlainTerminal;
import g6.summary.out.terminal.TerminalColumns;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

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
        return ended == ExitCode.FINE ? exitCodeOf(feed.latest()) : ended;
    }

    private static ExitCode exitCodeOf(Frame frame) {
        return frame.source()
                .fault()
                .map(f -> f.outcome() == Outcome.INTERNAL ? ExitCode.INTERNAL : ExitCode.IO)
                .orElse(ExitCode.FINE);
    }

    private ExitCode show(long cycles) {
        settings.warnings().forEach(w -> streams.complain("warning: " + w.message()));
        try (TerminalColumns columns = TerminalColumns.ofStandardOutput()) {
            SummaryOutput plain =
                    new PlainTerminal(streams.out(), columns, settings.get(Settings.PLAIN_DIFF));
            StandardOutputWatch watch =
                    new StandardOutputWatch(plain.name(), Thread.currentThread());
            CycleObserver observer = CycleObserver.all(List.of(new FaultReport(), watch));
            SummaryService service = service(List.of(plain), cycles, observer);
            if (Thread.interrupted()) {
                return ExitCode.INTERRUPTED;
            }
            service.start();
            return end(service, watch);
        }
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
            if (!undelivered.isEmpty()) {
                streams.complain("without the last frame: " + String.join(", ", undelivered));
            }
            return undelivered.isEmpty() && !watch.isLost() ? ExitCode.FINE : ExitCode.IO;
        } catch (InterruptedException _) {
            // Standard output broke with the very last frame, which is what the code says.
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
        return new WatchedFile(
                settings.get(Settings.STATUS_FILE),
                new JsonStatusDecoder(),
                () -> settings.get(Settings.STATUS_MAX_BYTES),
                () -> settings.get(Settings.STATUS_READ_TIMEOUT),
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
        ServiceLoader.load(PanelProvider.class).forEach(providers::add);
        return providers;
    }
}

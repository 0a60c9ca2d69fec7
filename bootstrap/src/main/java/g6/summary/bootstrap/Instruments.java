package g6.summary.bootstrap;

import g6.summary.application.CycleObserver;
import g6.summary.application.DisplayObserver;
import g6.summary.application.Exposition;
import g6.summary.application.PanelFilesObserver;
import g6.summary.application.Playback;
import g6.summary.application.ServiceFigures;
import g6.summary.application.StreamObserver;
import g6.summary.application.Ticker;
import g6.summary.out.http.SummaryServer;
import g6.summary.out.metrics.MetricsOptions;
import g6.summary.out.metrics.PrometheusMetrics;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What counts how the program does: for its health, and for the metrics where they are served.
///
/// @param health what it says of itself
record Instruments(ServiceFigures health, Optional<PrometheusMetrics> metrics) {
    /// Those that the settings ask for.
    ///
    /// @param clock tells what time it is for whoever looks
    /// @param playback tells where in the past that is
    static Instruments of(Settings settings, InstantSource clock, Playback playback) {
        return new Instruments(
                new ServiceFigures(clock, playback::position),
                HttpSettings.areMetricsServed(settings)
                        ? Optional.of(metrics(settings, clock))
                        : Optional.empty());
    }

    /// Those of a program that serves nothing.
    static Instruments ofHealthAlone(InstantSource clock) {
        return new Instruments(new ServiceFigures(clock, Optional::empty), Optional.empty());
    }

    private static PrometheusMetrics metrics(Settings settings, InstantSource clock) {
        return new PrometheusMetrics(
                new MetricsOptions(
                        Command.versionNumber().orElse("unknown"),
                        Runtime.version().toString(),
                        Set.copyOf(Settings.panelKeys()),
                        Set.of(SummaryServer.OUTPUT),
                        settings.deprecated().size()),
                clock,
                Ticker.system());
    }

    List<CycleObserver> ofCycles() {
        return Stream.concat(
                        Stream.of(health),
                        metrics.stream().flatMap(served -> served.cycles().stream()))
                .toList();
    }

    List<StreamObserver> ofStreams() {
        return Stream.concat(Stream.of(health), metrics.stream().map(PrometheusMetrics::stream))
                .toList();
    }

    DisplayObserver ofDisplay() {
        return metrics.map(PrometheusMetrics::display).orElse(DisplayObserver.none());
    }

    PanelFilesObserver ofPanelFiles() {
        return metrics.map(PrometheusMetrics::files).orElse(PanelFilesObserver.none());
    }

    Optional<Exposition> exposition() {
        return metrics.map(served -> served);
    }
}

package g6.summary.bootstrap;

import g6.summary.application.CycleObserver;
import g6.summary.application.PanelRegistry;
import g6.summary.application.PanelSelection;
import g6.summary.application.SummaryCycle;
import g6.summary.application.Ticker;
import g6.summary.domain.StandardPanels;
import g6.summary.domain.Thresholds;
import g6.summary.in.simulator.Dialect;
import g6.summary.in.simulator.Simulator;
import g6.summary.in.simulator.SimulatorOptions;
import g6.summary.in.simulator.SimulatorOptions.Market;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;

/// The market on which benchmarks measure: the same with every run.
final class BenchedMarket {
    /// The moment of its first document.
    static final Instant START = Instant.parse("2026-01-05T05:00:00Z");

    /// A second later, so that the first document is fresh; benchmarks have no time to pass.
    static final InstantSource CLOCK = InstantSource.fixed(START.plusSeconds(1));

    private BenchedMarket() {}

    /// Its documents.
    ///
    /// @param changeRatio the share of the facts that change from cycle to cycle, 0 to 1
    static Simulator documents(int indices, double changeRatio) {
        List<String> names = IntStream.rangeClosed(1, indices).mapToObj(n -> "INDEX" + n).toList();
        return new Simulator(
                new SimulatorOptions(
                        names,
                        Dialect.NESTED,
                        Duration.ofMinutes(1),
                        1,
                        changeRatio,
                        Market.OPEN,
                        true));
    }

    /// Cycles with all panels.
    ///
    /// @param observer is told of them
    static SummaryCycle cycle(CycleObserver observer) {
        PanelRegistry registry =
                new PanelRegistry(
                        StandardPanels.all(StandardPanels.Links.none()),
                        PanelSelection::standard,
                        Ticker.system(),
                        observer);
        return new SummaryCycle(registry, Thresholds::defaults, CLOCK);
    }
}

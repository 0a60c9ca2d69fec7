package g6.summary.out.metrics;

import g6.summary.application.CycleObserver;

import io.micrometer.core.instrument.Counter;

import java.util.List;

/// What goes wrong for a reason that nobody expected.
final class FaultMeters implements CycleObserver {
    private static final String PANEL = "panel";
    private static final String OUTPUT = "output";
    private static final String OBSERVER = "observer";

    private final Labelled<Counter> faults;

    FaultMeters(Meters meters) {
        faults =
                meters.counters(
                                "g6.summary.faults",
                                "part",
                                "Faults that nobody expected, by the part of the program")
                        .with(List.of(PANEL, OUTPUT, OBSERVER));
    }

    @Override
    public void panelFailed(String key, Throwable fault) {
        faults.of(PANEL).increment();
    }

    @Override
    public void outputFailedToClose(String output, Throwable fault) {
        faults.of(OUTPUT).increment();
    }

    @Override
    public void observerFailed(String observer, RuntimeException fault) {
        faults.of(OBSERVER).increment();
    }
}

package g6.summary.application;

import g6.summary.domain.HashedPanel;
import g6.summary.domain.Panel;
import g6.summary.domain.PanelDescriptor;
import g6.summary.domain.PanelProvider;
import g6.summary.domain.SummarySnapshot;
import g6.summary.domain.Value;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One panel's place: its provider, what it made last, and how often it failed in a row.
final class PanelSlot {
    private static final int FAILURES_TO_SUPPRESS = 3;
    private static final Duration COOLDOWN = Duration.ofSeconds(30);
    private static final String FAILED_TITLE = "ERROR";

    private final PanelProvider provider;
    private final PanelDescriptor descriptor;
    private final Ticker ticker;
    private final CycleObserver observer;

    private Optional<Object> builtFrom = Optional.empty();
    private Optional<HashedPanel> last = Optional.empty();
    private int failures;
    private boolean suppressed;
    private long suppressedSince;

    PanelSlot(
            PanelProvider provider,
            PanelDescriptor descriptor,
            Ticker ticker,
            CycleObserver observer) {
        this.provider = provider;
        this.descriptor = descriptor;
        this.ticker = ticker;
        this.observer = observer;
    }

    PanelDescriptor descriptor() {
        return descriptor;
    }

    boolean isSuppressed() {
        return suppressed && ticker.nanos() - suppressedSince < COOLDOWN.toNanos();
    }

    HashedPanel panel(SummarySnapshot snapshot) {
        if (isSuppressed()) {
            return remember(failed("provider suppressed (cooldown)"));
        }
        try {
            return current(snapshot);
        } catch (RuntimeException | Error fault) { // a contributed provider may throw anything
            return remember(failed(fault));
        }
    }

    private HashedPanel current(SummarySnapshot snapshot) {
        Object facts = provider.facts(snapshot);
        if (last.isPresent() && builtFrom.filter(facts::equals).isPresent()) {
            return last.get();
        }
        long start = ticker.nanos();
        HashedPanel panel = remember(checked(provider.build(snapshot)));
        observer.panelBuilt(descriptor.key(), Duration.ofNanos(ticker.nanos() - start));
        builtFrom = Optional.of(facts);
        failures = 0;
        suppressed = false;
        return panel;
    }

    private Panel checked(Panel panel) {
        if (!panel.key().equals(descriptor.key())) {
            throw new IllegalStateException(
                    "panel has the key " + panel.key() + " instead of " + descriptor.key());
        }
        return panel;
    }

    private Panel failed(Throwable fault) {
        failures++;
        builtFrom = Optional.empty();
        observer.panelFailed(descriptor.key(), fault);
        if (failures >= FAILURES_TO_SUPPRESS) {
            suppressed = true;
            suppressedSince = ticker.nanos();
        }
        String message = fault.getMessage();
        return failed(
                "provider error: "
                        + (message == null ? fault.getClass().getSimpleName() : message));
    }

    private Panel failed(String line) {
        return new Panel(descriptor.key(), FAILED_TITLE, List.of(line), Value.Null.NULL);
    }

    private HashedPanel remember(Panel panel) {
        HashedPanel hashed =
                last.map(former -> HashedPanel.of(panel, former))
                        .orElseGet(() -> HashedPanel.of(panel));
        last = Optional.of(hashed);
        return hashed;
    }
}

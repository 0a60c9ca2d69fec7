package g6.summary.application;

import g6.summary.domain.HashedPanel;
import g6.summary.domain.PanelDescriptor;
import g6.summary.domain.PanelProvider;
import g6.summary.domain.SummarySnapshot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;

/// The panels in their order, and what becomes of a provider that fails: its panel says so, and
/// after three failures in a row it is left alone for a while. One provider's failure never touches
/// another panel. Used by the loop's thread alone.
public final class PanelRegistry {
    private final List<PanelSlot> slots;
    private final Supplier<PanelSelection> selection;

    /// A registry of providers, in the order of display. Of two with the same key the first counts;
    /// the other, like one that cannot describe itself, is reported to the observer and left out.
    public PanelRegistry(
            List<PanelProvider> providers,
            Supplier<PanelSelection> selection,
            Ticker ticker,
            CycleObserver observer) {
        this.slots = slots(providers, ticker, observer);
        this.selection = selection;
    }

    private static List<PanelSlot> slots(
            List<PanelProvider> providers, Ticker ticker, CycleObserver observer) {
        SequencedMap<String, PanelSlot> slots = new LinkedHashMap<>();
        for (PanelProvider provider : providers) {
            String name = provider.getClass().getName();
            try {
                PanelDescriptor descriptor = provider.descriptor();
                PanelSlot slot = new PanelSlot(provider, descriptor, ticker, observer);
                PanelSlot former = slots.putIfAbsent(descriptor.key(), slot);
                if (former != null) {
                    observer.panelFailed(
                            descriptor.key(),
                            new IllegalArgumentException(
                                    name + " has the key of another panel and is left out"));
                }
            } catch (RuntimeException | LinkageError fault) {
                observer.panelFailed(name, fault);
            }
        }
        return List.copyOf(slots.values());
    }

    /// What is known of the panels, shown or not, in the order of display.
    public List<PanelDescriptor> descriptors() {
        return slots.stream().map(PanelSlot::descriptor).toList();
    }

    /// The shown panels for this snapshot. Those whose facts are what they were are not built
    /// again.
    public List<HashedPanel> build(SummarySnapshot snapshot) {
        PanelSelection shown = selection.get();
        List<HashedPanel> panels = new ArrayList<>(slots.size());
        for (PanelSlot slot : slots) {
            if (shown.includes(slot.descriptor())) {
                panels.add(slot.panel(snapshot));
            }
        }
        return panels;
    }

    /// Keys of the panels whose provider is left alone after repeated failures.
    public List<String> suppressed() {
        return slots.stream()
                .filter(PanelSlot::isSuppressed)
                .map(slot -> slot.descriptor().key())
                .toList();
    }
}

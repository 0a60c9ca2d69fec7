package g6.summary.bootstrap;

import g6.summary.application.SummaryOutput;
import g6.summary.domain.PanelProvider;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/// What other modules contribute. What cannot be made is another module's fault, which is warned
/// about and ends nothing.
final class Contributions {
    private Contributions() {}

    static List<PanelProvider> panels(Logger log) {
        return made(PanelProvider.class, fault -> warn(log, fault));
    }

    static List<SummaryOutput> outputs(Logger log) {
        return made(SummaryOutput.class, fault -> warn(log, fault));
    }

    private static void warn(Logger log, Error fault) {
        log.log(Level.WARNING, "a contribution is left out", fault);
    }

    /// Keys of the contributed panels. What cannot be made is warned about where it is to run.
    static List<String> panelKeys() {
        return made(PanelProvider.class, _ -> {}).stream()
                .map(panel -> panel.descriptor().key())
                .toList();
    }

    /// Names of the contributed outputs. What cannot be made is warned about where it is to run.
    static List<String> outputNames() {
        return made(SummaryOutput.class, _ -> {}).stream().map(SummaryOutput::name).toList();
    }

    /// The program's own layer. To look beside it, on the class path, would open every jar.
    private static ModuleLayer modules() {
        return ModuleLayer.boot();
    }

    private static <T> ServiceLoader<T> loader(Class<T> kind) {
        return ServiceLoader.load(modules(), kind);
    }

    private static <T> List<T> made(Class<T> kind, Consumer<Error> onFault) {
        List<T> made = new ArrayList<>();
        Iterator<T> next = loader(kind).iterator();
        boolean hasNext = true;
        while (hasNext) {
            try {
                hasNext = next.hasNext();
                if (hasNext) {
                    made.add(next.next());
                }
            } catch (ServiceConfigurationError | LinkageError fault) {
                onFault.accept(fault);
            }
        }
        return made;
    }
}

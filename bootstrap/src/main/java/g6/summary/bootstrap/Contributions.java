package g6.summary.bootstrap;

import g6.summary.application.SummaryOutput;
import g6.summary.domain.PanelProvider;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/// What other modules contribute. What cannot be made is another module's fault, which is warned
/// about and ends nothing.
final class Contributions {
    private Contributions() {}

    static List<PanelProvider> panels(Logger log) {
        return made(ServiceLoader.load(modules(), PanelProvider.class), log);
    }

    static List<SummaryOutput> outputs(Logger log) {
        return made(ServiceLoader.load(modules(), SummaryOutput.class), log);
    }

    /// The program's own layer. To look beside it, on the class path, would open every jar.
    private static ModuleLayer modules() {
        return ModuleLayer.boot();
    }

    private static <T> List<T> made(ServiceLoader<T> contributions, Logger log) {
        List<T> made = new ArrayList<>();
        contributions.stream()
                .forEach(
                        contributed -> {
                            try {
                                made.add(contributed.get());
                            } catch (ServiceConfigurationError fault) { // said by the warning
                                log.log(Level.WARNING, fault.getMessage() + ", it is left out");
                            }
                        });
        return made;
    }
}

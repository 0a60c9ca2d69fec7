package g6.summary.bootstrap;

import g6.summary.application.CycleObserver;
import g6.summary.domain.Frame;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Logs what goes wrong in the core: once per cause, and once when it is over.
final class FaultReport implements CycleObserver {
    private final Logger log;

    /// The last cause by the name of what failed; as many entries as there are outputs and panels.
    private final Map<String, String> standing = new ConcurrentHashMap<>();

    FaultReport(Logger log) {
        this.log = log;
    }

    @Override
    public void panelFailed(String key, Throwable fault) {
        report("panel " + key + " could not be built", fault);
    }

    @Override
    public void cycleBroken(Frame frame, Throwable fault) {
        report("cycle broke and shows the last good frame", fault);
    }

    @Override
    public void deliveryFailed(String output, Frame frame, Throwable fault) {
        report(delivery(output), fault);
    }

    @Override
    public void delivered(String output, Frame frame, Duration took) {
        if (!standing.isEmpty() && standing.remove(delivery(output)) != null) {
            log.log(Level.INFO, "output {0} delivers again", output);
        }
    }

    @Override
    public void outputFailedToClose(String output, Throwable fault) {
        report("output " + output + " could not be closed", fault);
    }

    @Override
    public void observerFailed(String observer, RuntimeException fault) {
        report("observer " + observer + " failed, its figures may be wrong", fault);
    }

    private static String delivery(String output) {
        return "output " + output + " could not deliver";
    }

    private void report(String what, Throwable fault) {
        String cause = String.valueOf(fault);
        if (cause.equals(standing.put(what, cause))) {
            return;
        }
        if (fault instanceof IOException expected) {
            log.log(Level.ERROR, what + ": " + IoCause.withItsFile(expected));
        } else {
            log.log(Level.ERROR, what, fault); // a fault of the program: where it happened counts
        }
    }
}

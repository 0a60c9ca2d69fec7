package g6.summary.bootstrap;

import g6.summary.application.CycleObserver;
import g6.summary.domain.CanonicalJson;
import g6.summary.domain.Frame;
import g6.summary.domain.Value;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/// Logs the facts of the first frame, for whoever wonders what was understood of the document. Told
/// by the loop's thread alone.
final class FirstSnapshot implements CycleObserver {
    private final Logger log;
    private boolean isLogged;

    FirstSnapshot(Logger log) {
        this.log = log;
    }

    @Override
    public void cycleCompleted(Frame frame, Duration build, Duration whole) {
        if (!isLogged) {
            isLogged = true;
            Value.Object.Builder facts = Value.Object.builder();
            frame.panels()
                    .forEach(hashed -> facts.put(hashed.panel().key(), hashed.panel().data()));
            log.log(Level.INFO, "first snapshot: {0}", CanonicalJson.text(facts.build()));
        }
    }
}

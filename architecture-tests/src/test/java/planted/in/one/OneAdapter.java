package planted.in.one;

import planted.application.BasePort;
import planted.in.two.TwoAdapter;

import java.time.Instant;

/// Breaks the rules of adapters: knows another one, inherits, injects, looks around by itself.
@SuppressWarnings("all")
public final class OneAdapter extends BasePort {
    @interface Inject {}

    @Inject TwoAdapter other;

    Instant now() {
        System.getLogger("planted").log(System.Logger.Level.INFO, System.getenv("HOME"));
        return Instant.now();
    }
}

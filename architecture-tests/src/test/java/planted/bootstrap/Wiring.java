package planted.bootstrap;

import java.util.logging.Logger;

/// What nothing may depend on; breaks the rules of bootstrap itself.
@SuppressWarnings("all")
public final class Wiring {
    void run() {
        Logger.getLogger("planted").info(System.getenv("HOME"));
        Runtime.getRuntime().halt(1);
    }
}

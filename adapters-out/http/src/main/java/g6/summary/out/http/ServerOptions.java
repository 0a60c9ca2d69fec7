package g6.summary.out.http;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Everything that is decided elsewhere. What is supplied is asked for whenever it matters, and may
/// change while the server runs.
///
/// @param listeners at least one, each of another kind
/// @param bind the address of all of them
/// @param limits what connections may cost
/// @param access who gets in
/// @param stream how the stream is served
/// @param endTimeout how long an end may take
/// @param panels keys of the panels that may be shown
/// @param version of this program
public record ServerOptions(
        List<Listener> listeners,
        InetAddress bind,
        ConnectionLimits limits,
        Supplier<AccessRules> access,
        Supplier<StreamRules> stream,
        Supplier<Duration> endTimeout,
        Set<String> panels,
        String version) {
    /// Copies what it is given.
    public ServerOptions {
        listeners = List.copyOf(listeners);
        panels = Set.copyOf(panels);
        if (listeners.isEmpty()) {
            throw new IllegalArgumentException("no listener");
        }
    }
}

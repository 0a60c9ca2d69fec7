package g6.summary.bootstrap;

import g6.summary.domain.HashedPanel;
import g6.summary.domain.Panel;
import g6.summary.domain.Value;

import java.util.List;

/// Sets up what the first frame needs of the JDK and takes long the first time, beside the reading
/// of the command line instead of after it: decimals (their class computes powers of five up to the
/// 65,536th), the switch over kinds of values, SHA-256. Nothing waits for it, and whoever comes
/// first waits for the other, as the JDK's class initialisation has it.
final class HeadStart {
    private HeadStart() {}

    /// Begins on a daemon thread of its own.
    static void begin() {
        Thread.ofPlatform().daemon().name("g6-head-start").start(HeadStart::hashAPanel);
    }

    private static void hashAPanel() {
        Value number = Value.number("0.5");
        HashedPanel _ = HashedPanel.of(new Panel("", "", List.of(), number));
    }
}

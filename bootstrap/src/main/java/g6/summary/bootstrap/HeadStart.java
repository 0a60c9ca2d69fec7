package g6.summary.bootstrap;

import g6.summary.application.StatusDecoder.Decoded;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.Panel;
import g6.summary.domain.Value;
import g6.summary.in.json.JsonStatusDecoder;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Sets up what the first frame needs of the JDK and takes long the first time, beside the reading
/// of the command line instead of after it: decimals (their class computes powers of five up to the
/// 65,536th), switches over types, the equality of records, SHA-256. It does so by making a panel
/// of a small document. Nothing waits for it: who needs the same waits only for what is being set
/// up, as the JDK's class initialisation has it.
final class HeadStart {
    private static final byte[] DOCUMENT =
            "{\"number\":0.5,\"list\":[]}".getBytes(StandardCharsets.UTF_8);

    private HeadStart() {}

    /// Begins on a daemon thread of its own.
    static void begin() {
        Thread.ofPlatform().daemon().name("g6-head-start").start(HeadStart::makeAPanel);
    }

    private static void makeAPanel() {
        if (new JsonStatusDecoder().decode(DOCUMENT) instanceof Decoded.Document(var document)) {
            HashedPanel hashed = HashedPanel.of(panel(document.root()));
            HashedPanel _ = HashedPanel.of(panel(document.root()), hashed);
        }
    }

    private static Panel panel(Value data) {
        return new Panel("", "", List.of(), data);
    }
}

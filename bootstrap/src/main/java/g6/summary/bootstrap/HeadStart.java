package g6.summary.bootstrap;

import g6.summary.application.Exposition;
import g6.summary.application.StatusDecoder.Decoded;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.Panel;
import g6.summary.domain.Value;
import g6.summary.in.json.JsonStatusDecoder;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Does beside everything else what takes long the first time. Nothing waits for it: who needs the
/// same waits only for what is being set up, as the JDK's class initialisation has it.
final class HeadStart {
    private static final byte[] DOCUMENT =
            "{\"number\":0.5,\"list\":[]}".getBytes(StandardCharsets.UTF_8);

    private static final int UNTIL_COMPILED = 20;

    private HeadStart() {}

    /// Sets up what the first frame needs of the JDK, while the command line is read: decimals
    /// (their class computes powers of five up to the 65,536th), switches over types, the equality
    /// of records, SHA-256. Making a panel of a small document takes all of them.
    static void ofTheFirstFrame() {
        begin(HeadStart::makeAPanel);
    }

    /// Writes the figures some times, for which a thousand classes are loaded and the loops are
    /// compiled: the first ones to collect them would wait for that.
    static void ofTheFigures(Exposition exposition) {
        begin(() -> writeAgainAndAgain(exposition));
    }

    private static void begin(Runnable work) {
        Thread.ofPlatform().daemon().name("g6-head-start").start(work);
    }

    private static void writeAgainAndAgain(Exposition exposition) {
        for (int i = 0; i < UNTIL_COMPILED; i++) {
            exposition.document(Optional.empty());
        }
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

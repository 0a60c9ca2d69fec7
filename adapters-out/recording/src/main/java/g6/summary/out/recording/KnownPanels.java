package g6.summary.out.recording;

import g6.summary.application.StatusDecoder;
import g6.summary.application.StatusDecoder.Decoded;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.Panel;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Panels made of their bodies, each as seldom as possible: those of the last moment are kept, and
/// some of earlier ones.
final class KnownPanels {
    /// Bodies of so many bytes in all are kept, whatever is on show.
    private static final long KEPT_BYTES = 1 << 20;

    private final StatusDecoder decoder;
    private final Map<ByteBuffer, HashedPanel> panels = new LinkedHashMap<>(64, 0.75F, true);
    private long bytes;

    KnownPanels(StatusDecoder decoder) {
        this.decoder = decoder;
    }

    /// The panels of one moment.
    ///
    /// @throws Damaged if a body is no panel, or not the one that was shown
    List<HashedPanel> of(List<byte[]> bodies) throws Damaged {
        List<HashedPanel> shown = new ArrayList<>(bodies.size());
        for (byte[] body : bodies) {
            shown.add(panel(body));
        }
        if (shown.stream().map(HashedPanel::key).distinct().count() < shown.size()) {
            throw new Damaged("two panels have the same key");
        }
        forgetBefore(shown.size());
        return shown;
    }

    private HashedPanel panel(byte[] body) throws Damaged {
        ByteBuffer content = ByteBuffer.wrap(body);
        HashedPanel known = panels.get(content);
        if (known != null) {
            return known;
        }
        HashedPanel panel = HashedPanel.of(decode(body));
        if (!panel.canonicalBytes().equals(content)) {
            throw new Damaged("a panel is not in its canonical form");
        }
        panels.put(content, panel);
        bytes += body.length;
        return panel;
    }

    private Panel decode(byte[] body) throws Damaged {
        return switch (decoder.decode(body)) {
            case Decoded.Document(var document) ->
                    Panel.from(document.root())
                            .orElseThrow(() -> new Damaged("the content of a panel is none"));
            case Decoded.Fault(var fault) ->
                    throw new Damaged("the content of a panel is " + fault.cause());
        };
    }

    /// Those used last stand at the end.
    private void forgetBefore(int shown) {
        Iterator<ByteBuffer> oldest = panels.keySet().iterator();
        while (bytes > KEPT_BYTES && panels.size() > shown) {
            bytes -= oldest.next().remaining();
            oldest.remove();
        }
    }
}

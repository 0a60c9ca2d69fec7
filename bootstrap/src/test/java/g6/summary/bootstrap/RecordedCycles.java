package g6.summary.bootstrap;

import static g6.summary.bootstrap.PanelFolder.member;

import g6.summary.domain.Panel;
import g6.summary.domain.Value;
import g6.summary.in.json.JsonStatusDecoder;
import g6.summary.out.recording.Moment;
import g6.summary.out.recording.Recorded;

import java.io.IOException;
import java.nio.file.Path;

/// Which of the collector's cycles a recording shows.
final class RecordedCycles {
    private RecordedCycles() {}

    static Recorded open(Path folder) throws IOException {
        return Recorded.open(folder, new JsonStatusDecoder(JsonStatusDecoder.MAX_DEPTH + 2));
    }

    /// The number that the panel `cycle` had.
    static long number(Moment moment) {
        Panel cycle =
                moment.panels().stream()
                        .map(hashed -> hashed.panel())
                        .filter(panel -> panel.key().equals("cycle"))
                        .findFirst()
                        .orElseThrow();
        return ((Value.Number) member(cycle.data(), "number")).decimal().longValueExact();
    }
}

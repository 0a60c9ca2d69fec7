package g6.summary.out.http;

import g6.summary.application.StreamEvent;
import g6.summary.domain.CanonicalJson;
import g6.summary.domain.Cursor;
import g6.summary.domain.Frame;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.PanelFormat;
import g6.summary.domain.SourceState.Freshness;
import g6.summary.domain.Value;
import g6.summary.out.http.Encoded.Part;
import g6.summary.out.http.Wire.Item;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Packs panels of one frame into events, none larger than allowed: what does not fit goes into the
/// next, and the last one has the id. A panel that fits into none is only referred to.
final class EventPacker {
    private static final String ID = "id: ";
    private static final int ID_LINE = ID.length() + Cursor.LONGEST + 1;

    private final Frame frame;
    private final int eventBytes;
    private final String common;

    EventPacker(Frame frame, int eventBytes) {
        this.frame = frame;
        this.eventBytes = eventBytes;
        this.common = Wire.frame(frame);
    }

    /// How an event is written around its panels.
    ///
    /// @param isByKey whether its panels are members of an object rather than of a list
    private record Shape(StreamEvent type, String open, String close, boolean isByKey) {
        int length() {
            return "event: \ndata: \n\n".length()
                    + type.label().length()
                    + Wire.utf8(open).length
                    + Wire.utf8(close).length;
        }
    }

    Encoded full(Selection selection) {
        Shape full =
                new Shape(
                        StreamEvent.FULL_SNAPSHOT,
                        "{\"schema_version\":\""
                                + Wire.SCHEMA_VERSION
                                + "\","
                                + common
                                + ",\"panels\":{",
                        "}}",
                        true);
        return packed(selection, full, shapeOfChanges(selection, List.of()), selection.of(frame));
    }

    /// @param isSourceTold whether there is something to say where no panel changed
    Encoded changes(
            Selection selection,
            List<HashedPanel> changed,
            List<String> removed,
            boolean isSourceTold) {
        if (changed.isEmpty() && removed.isEmpty() && !isSourceTold) {
            return Encoded.nothing();
        }
        Shape first = shapeOfChanges(selection, removed);
        return packed(selection, first, shapeOfChanges(selection, List.of()), changed);
    }

    /// The event that tells of changes in this format.
    static StreamEvent typeOfChanges(PanelFormat format) {
        return switch (format) {
            case LINES -> StreamEvent.PANEL_UPDATE;
            case STRUCTURED -> StreamEvent.PANEL_DIFF;
        };
    }

    private Shape shapeOfChanges(Selection selection, List<String> removed) {
        String gone =
                CanonicalJson.text(Value.of(removed.stream().map(key -> Value.of(key)).toList()));
        StreamEvent type = typeOfChanges(selection.format());
        return switch (selection.format()) {
            case LINES ->
                    new Shape(
                            type,
                            "{" + common + ",\"updates\":[",
                            "],\"removed\":" + gone + "}",
                            false);
            case STRUCTURED ->
                    new Shape(
                            type,
                            "{" + common + ",\"structured\":true,\"panels\":{",
                            "},\"removed\":" + gone + "}",
                            true);
        };
    }

    private Encoded packed(Selection selection, Shape first, Shape next, List<HashedPanel> panels) {
        List<List<Entry>> loads = loads(selection.format(), first, next, panels);
        String id = selection.isTracked() ? idLine(selection) : "";
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < loads.size(); i++) {
            boolean isLast = i == loads.size() - 1;
            Shape shape = i == 0 ? first : next;
            parts.add(Part.of(shape.type(), event(shape, isLast ? id : "", loads.get(i))));
        }
        return new Encoded(parts, panels.stream().map(HashedPanel::key).toList());
    }

    private String idLine(Selection selection) {
        Cursor cursor = Cursor.of(selection.format(), selection.of(frame), frame.id());
        return ID + cursor.text() + "\n";
    }

    /// A panel as it stands in an event.
    ///
    /// @param name its name and a colon, where it is a member of an object
    private record Entry(String name, Item item) {
        /// In bytes, with a comma.
        int length() {
            return name.length() + item.length() + 1;
        }
    }

    private List<List<Entry>> loads(
            PanelFormat format, Shape first, Shape next, List<HashedPanel> panels) {
        List<List<Entry>> loads = new ArrayList<>();
        List<Entry> load = new ArrayList<>();
        loads.add(load);
        int room = room(first);
        for (HashedPanel panel : panels) {
            Entry entry = entry(panel, format, loads.size() == 1 ? first : next);
            if (entry.length() > room && !load.isEmpty()) {
                load = new ArrayList<>();
                loads.add(load);
                room = room(next);
                entry = entry(panel, format, next);
            }
            if (entry.length() > room) {
                entry = new Entry(entry.name(), Wire.reference(panel));
            }
            load.add(entry);
            room -= entry.length();
        }
        return loads;
    }

    private int room(Shape shape) {
        return eventBytes - shape.length() - ID_LINE;
    }

    private static Entry entry(HashedPanel panel, PanelFormat format, Shape shape) {
        String name = shape.isByKey() ? "\"" + panel.key() + "\":" : "";
        return new Entry(name, Wire.item(panel, format));
    }

    private static byte[] event(Shape shape, String id, List<Entry> load) {
        byte[] head =
                Wire.utf8("event: " + shape.type().label() + "\n" + id + "data: " + shape.open());
        return written(head, load, Wire.utf8(shape.close() + "\n\n"));
    }

    private static byte[] written(byte[] head, List<Entry> load, byte[] foot) {
        int length = head.length + foot.length + Math.max(0, load.size() - 1);
        for (Entry entry : load) {
            length += entry.length() - 1;
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        bytes.put(head);
        for (int i = 0; i < load.size(); i++) {
            if (i > 0) {
                bytes.put((byte) ',');
            }
            bytes.put(Wire.utf8(load.get(i).name()));
            Wire.put(bytes, load.get(i).item());
        }
        return bytes.put(foot).array();
    }

    /// Everything that is selected, with its data, as one document.
    byte[] document(Selection selection) {
        Freshness freshness = frame.source().freshness();
        boolean isStale = freshness == Freshness.STALE || freshness == Freshness.FAILED;
        String head =
                "{\"schema_version\":\""
                        + Wire.SCHEMA_VERSION
                        + "\","
                        + common
                        + ",\"stale\":"
                        + isStale
                        + ",\"panels\":{";
        Shape asMembers = new Shape(StreamEvent.FULL_SNAPSHOT, "", "", true);
        List<Entry> entries =
                selection.of(frame).stream()
                        .map(panel -> entry(panel, PanelFormat.STRUCTURED, asMembers))
                        .toList();
        return written(Wire.utf8(head), entries, Wire.utf8("}}"));
    }
}

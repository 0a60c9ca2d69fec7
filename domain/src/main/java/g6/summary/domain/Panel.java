package g6.summary.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What every output shows of one subject: plain lines, complete in themselves, and the same facts
/// as data for outputs that draw tables. It holds moments, never ages, so it changes only when its
/// facts do.
///
/// @param key names the panel among all others
/// @param title for people
/// @param lines plain text, as in the document: whoever shows it makes control characters harmless
/// @param data the facts; `Null` in a panel that only says what went wrong
public record Panel(String key, String title, List<String> lines, Value data) {
    /// Copies what it is given and repairs text that is not well-formed Unicode.
    public Panel {
        title = new Value.Text(title).text();
        lines = lines.stream().map(line -> new Value.Text(line).text()).toList();
    }

    /// The panel whose content this object is; empty where it is that of none.
    public static Optional<Panel> from(Value.Object content) {
        Optional<String> key = text(content, "key");
        Optional<String> title = text(content, "title");
        Optional<List<String>> lines = content.get("lines").flatMap(Panel::texts);
        Optional<Value> data = content.get("data");
        boolean isPanel =
                key.isPresent()
                        && title.isPresent()
                        && lines.isPresent()
                        && data.isPresent()
                        && content.members().size() == 4;
        return isPanel
                ? Optional.of(new Panel(key.get(), title.get(), lines.get(), data.get()))
                : Optional.empty();
    }

    private static Optional<String> text(Value.Object content, String name) {
        return content.get(name).map(value -> value instanceof Value.Text(var text) ? text : null);
    }

    private static Optional<List<String>> texts(Value value) {
        if (!(value instanceof Value.Array(var items))) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>(items.size());
        for (Value item : items) {
            if (!(item instanceof Value.Text(var text))) {
                return Optional.empty();
            }
            texts.add(text);
        }
        return Optional.of(texts);
    }

    /// The object that identifies the panel: what is hashed and sent.
    Value.Object content() {
        return Value.Object.builder()
                .put("data", data)
                .put("key", Value.of(key))
                .put("lines", Value.of(lines.stream().map(Value::of).toList()))
                .put("title", Value.of(title))
                .build();
    }
}

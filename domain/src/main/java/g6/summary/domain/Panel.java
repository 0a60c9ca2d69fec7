package g6.summary.domain;

import java.util.List;

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

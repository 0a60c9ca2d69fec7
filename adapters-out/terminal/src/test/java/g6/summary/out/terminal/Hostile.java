package g6.summary.out.terminal;

import g6.summary.domain.StatusDocument;
import g6.summary.domain.Value;

import java.util.List;
import java.util.Set;

/// Documents of somebody who wants the terminal to do something else.
final class Hostile {
    static final List<String> TEXTS =
            List.of(
                    "\u001b[2J\u001b[31mred",
                    "\u001b]0;title\u0007",
                    "\u001b]52;c;aGVsbG8=\u001b\\",
                    "\u009b2J\u009d0;t\u009c",
                    "a\u202eb\u2066c\u2069\u200f",
                    "a\r\nb\tc\bd\u007f\u0000",
                    "a\u200bb\u200dc\ufeff",
                    "😀👩‍💻🇮🇳漢字",
                    "z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308".repeat(4),
                    "word".repeat(2_500),
                    "שלום עולם",
                    "\ue000\uffff");

    /// Below these, names are the collector's own.
    private static final Set<String> FREE_NAMES =
            Set.of(
                    "indices",
                    "indices_detail",
                    "indices_info",
                    "max_pain",
                    "health",
                    "sinks",
                    "performance",
                    "categories",
                    "analytics",
                    "links");

    private static final Set<String> ARE_OBEYED =
            Set.of("OPEN", Market.start(90).toString(), "last_write", "pcr", "max_pain");

    private int next;

    private Hostile() {}

    /// The same document with hostile text in whatever is shown as it stands.
    static StatusDocument in(StatusDocument document) {
        return new StatusDocument((Value.Object) new Hostile().of(document.root(), false));
    }

    private Value of(Value value, boolean isNamedFreely) {
        return switch (value) {
            case Value.Object(var members) -> {
                Value.Object.Builder object = Value.Object.builder();
                members.forEach(
                        (name, member) ->
                                object.put(
                                        isNamedFreely && !ARE_OBEYED.contains(name)
                                                ? named(name)
                                                : name,
                                        of(member, FREE_NAMES.contains(name))));
                yield object.build();
            }
            case Value.Array(var items) ->
                    Value.of(items.stream().map(item -> of(item, false)).toList());
            case Value.Text(var text) ->
                    ARE_OBEYED.contains(text)
                            ? value
                            : Value.of(text + TEXTS.get(next++ % TEXTS.size()));
            case Value.Number _, Value.Bool _, Value.Null _ -> value;
        };
    }

    /// The same index has the same name everywhere.
    private static String named(String name) {
        return name + TEXTS.get(Math.floorMod(name.hashCode(), TEXTS.size()));
    }
}

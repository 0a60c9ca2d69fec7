package g6.summary.domain;

import java.util.List;
import java.util.Optional;

/// A status document as its collector wrote it: any JSON object. Look-ups never throw; what is not
/// there, or lies below something that is no object, is absent.
///
/// @param root the whole document
public record StatusDocument(Value.Object root) {
    private static final StatusDocument EMPTY = new StatusDocument(Value.Object.empty());

    /// The document that says nothing.
    public static StatusDocument empty() {
        return EMPTY;
    }

    /// The value at the end of the path of keys, from the root on.
    public Optional<Value> at(String... path) {
        return at(root, List.of(path));
    }

    static Optional<Value> at(Value start, List<String> path) {
        Value here = start;
        for (String key : path) {
            if (!(here instanceof Value.Object object)) {
                return Optional.empty();
            }
            Optional<Value> next = object.get(key);
            if (next.isEmpty()) {
                return next;
            }
            here = next.get();
        }
        return Optional.of(here);
    }
}

package g6.summary.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A place in a document, keys and positions from the root on, and the document with that one place
/// edited.
record ValuePath(List<String> steps) {

    /// Every place but the root, branches before what is below them.
    static List<ValuePath> all(Value root) {
        List<ValuePath> paths = new ArrayList<>();
        collect(root, List.of(), paths);
        return paths;
    }

    /// The places of scalars, `null` and empty branches.
    static List<ValuePath> leaves(Value root) {
        return all(root).stream().filter(path -> all(path.in(root)).isEmpty()).toList();
    }

    private static void collect(Value value, List<String> steps, List<ValuePath> paths) {
        if (!steps.isEmpty()) {
            paths.add(new ValuePath(steps));
        }
        members(value).forEach((step, child) -> collect(child, longer(steps, step), paths));
    }

    private static List<String> longer(List<String> steps, String step) {
        List<String> longer = new ArrayList<>(steps);
        longer.add(step);
        return List.copyOf(longer);
    }

    private static Map<String, Value> members(Value value) {
        return switch (value) {
            case Value.Object(var members) -> members;
            case Value.Array(var items) -> {
                Map<String, Value> byPosition = new LinkedHashMap<>();
                items.forEach(item -> byPosition.put(String.valueOf(byPosition.size()), item));
                yield byPosition;
            }
            case Value.Text _, Value.Number _, Value.Bool _, Value.Null _ -> Map.of();
        };
    }

    Value in(Value root) {
        Value here = root;
        for (String step : steps) {
            here = members(here).getOrDefault(step, Value.Null.NULL);
        }
        return here;
    }

    StatusDocument replacedIn(StatusDocument document, Value replacement) {
        return edited(document, _ -> Optional.of(replacement));
    }

    StatusDocument removedFrom(StatusDocument document) {
        return edited(document, _ -> Optional.empty());
    }

    private StatusDocument edited(
            StatusDocument document, Function<Value, Optional<Value>> change) {
        return edited(document.root(), steps, change)
                .filter(Value.Object.class::isInstance)
                .map(root -> new StatusDocument((Value.Object) root))
                .orElseThrow();
    }

    private static Optional<Value> edited(
            Value value, List<String> steps, Function<Value, Optional<Value>> change) {
        if (steps.isEmpty()) {
            return change.apply(value);
        }
        Map<String, Value> members = new LinkedHashMap<>(members(value));
        String step = steps.getFirst();
        Value child = members.get(step);
        if (child == null) {
            return Optional.of(value); // an earlier edit took the place away
        }
        edited(child, steps.subList(1, steps.size()), change)
                .ifPresentOrElse(
                        replacement -> members.put(step, replacement), () -> members.remove(step));
        return Optional.of(
                value instanceof Value.Array
                        ? Value.of(List.copyOf(members.values()))
                        : new Value.Object(members));
    }

    @Override
    public String toString() {
        return String.join(".", steps);
    }
}

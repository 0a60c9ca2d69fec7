package g6.summary.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One fact of the snapshot and where a document may state it: the first place that holds a value
/// of the right type wins, and a value of the wrong type counts as absent.
///
/// @param <T> what the fact is read as
/// @param places the places, best first
record Fact<T>(List<Place<T>> places) {

    /// One place.
    ///
    /// @param path keys from the root on
    /// @param type reads a value of the right type, and nothing else
    record Place<T>(List<String> path, Function<Value, Optional<T>> type) {
        Optional<T> in(Value root) {
            return StatusDocument.at(root, path).flatMap(type);
        }
    }

    /// A fact of one type; paths as [#or] reads them.
    static <T> Fact<T> of(Function<Value, Optional<T>> type, String... paths) {
        return new Fact<T>(List.of()).or(type, paths);
    }

    /// The same fact, at further places.
    ///
    /// @param paths keys joined by `.`; `a|b` is key a, else key b
    Fact<T> or(Function<Value, Optional<T>> type, String... paths) {
        List<Place<T>> all = new ArrayList<>(places);
        for (String path : paths) {
            alternatives(path).forEach(keys -> all.add(new Place<>(keys, type)));
        }
        return new Fact<>(List.copyOf(all));
    }

    /// What the object below which the places lie says.
    Optional<T> in(Value root) {
        for (Place<T> place : places) {
            Optional<T> found = place.in(root);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static List<List<String>> alternatives(String path) {
        List<List<String>> paths = List.of(List.of());
        for (String segment : path.split("\\.", -1)) {
            paths =
                    paths.stream()
                            .flatMap(
                                    start ->
                                            Arrays.stream(segment.split("\\|", -1))
                                                    .map(key -> extended(start, key)))
                            .toList();
        }
        return paths;
    }

    private static List<String> extended(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return List.copyOf(longer);
    }
}

package g6.summary.out.terminal;

import g6.summary.domain.Figures;
import g6.summary.domain.Value;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The members of an object of a panel's data, read without surprise: what is absent, or of another
/// kind than expected, is empty.
record Fields(Value.Object object) {
    static final Fields NONE = new Fields(Value.Object.empty());

    static Fields of(Value value) {
        return value instanceof Value.Object object ? new Fields(object) : NONE;
    }

    boolean isEmpty() {
        return object.members().isEmpty();
    }

    Optional<String> text(String name) {
        return object.get(name).flatMap(Fields::scalar);
    }

    Optional<BigDecimal> number(String name) {
        return object.get(name)
                .map(value -> value instanceof Value.Number(var decimal) ? decimal : null);
    }

    boolean isTrue(String name) {
        return object.get(name).filter(Value.of(true)::equals).isPresent();
    }

    boolean isFalse(String name) {
        return object.get(name).filter(Value.of(false)::equals).isPresent();
    }

    Fields fields(String name) {
        return object.get(name).map(Fields::of).orElse(NONE);
    }

    Map<String, Value> members() {
        return object.members();
    }

    List<Value> items(String name) {
        return object.get(name)
                .map(value -> value instanceof Value.Array(var items) ? items : null)
                .orElse(List.of());
    }

    /// Whole numbers and texts as they stand, with a dash for none.
    String shown(String name) {
        return Figures.text(text(name));
    }

    /// A value without parts as text; empty for `null` and for what has parts.
    static Optional<String> scalar(Value value) {
        return switch (value) {
            case Value.Text(var text) -> Optional.of(text);
            case Value.Number(var decimal) -> Optional.of(Figures.plain(decimal));
            case Value.Bool(var truth) -> Optional.of(String.valueOf(truth));
            case Value.Object _, Value.Array _, Value.Null _ -> Optional.empty();
        };
    }
}

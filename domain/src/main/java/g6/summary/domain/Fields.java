package g6.summary.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The members of an object of a panel's data, read without surprise: what is absent, or of another
/// kind than expected, is empty. [Facts] writes what this reads. Immutable.
///
/// @param object the members as they are
public record Fields(Value.Object object) {
    private static final Fields NONE = new Fields(Value.Object.empty());

    /// Those of a value; none where it is no object.
    public static Fields of(Value value) {
        return value instanceof Value.Object object ? new Fields(object) : NONE;
    }

    /// Those of one panel's data; none where the frame does not have it, or it could not be built.
    public static Fields of(Frame frame, String key) {
        return frame.panel(key).map(HashedPanel::panel).map(p -> of(p.data())).orElse(NONE);
    }

    /// Whether there are none.
    public boolean isEmpty() {
        return object.members().isEmpty();
    }

    /// All of them, by name.
    public Map<String, Value> members() {
        return object.members();
    }

    /// A member as it is; `null` where there is none.
    public Value value(String name) {
        return Value.orNull(object.get(name));
    }

    /// A member that is a text, a number or a truth, as text.
    public Optional<String> text(String name) {
        return scalar(value(name));
    }

    /// A member that is a number.
    public Optional<BigDecimal> number(String name) {
        return value(name) instanceof Value.Number(var decimal)
                ? Optional.of(decimal)
                : Optional.empty();
    }

    /// Whether a member is `true`.
    public boolean isTrue(String name) {
        return value(name).equals(Value.of(true));
    }

    /// Whether a member is `false`, which one that is absent is not.
    public boolean isFalse(String name) {
        return value(name).equals(Value.of(false));
    }

    /// The members of a member.
    public Fields fields(String name) {
        return of(value(name));
    }

    /// The items of a member that is a list.
    public List<Value> items(String name) {
        return value(name) instanceof Value.Array(var items) ? items : List.of();
    }

    /// The items of a member that is a list, each for its own members.
    public List<Fields> rows(String name) {
        return items(name).stream().map(Fields::of).toList();
    }

    /// A member as people read it: [#text], or a dash.
    public String shown(String name) {
        return Figures.text(text(name));
    }

    /// A text, a number or a truth as text; empty for `null` and for what has parts.
    public static Optional<String> scalar(Value value) {
        return switch (value) {
            case Value.Text(var text) -> Optional.of(text);
            case Value.Number(var decimal) -> Optional.of(Figures.plain(decimal));
            case Value.Bool(var truth) -> Optional.of(String.valueOf(truth));
            case Value.Object _, Value.Array _, Value.Null _ -> Optional.empty();
        };
    }
}

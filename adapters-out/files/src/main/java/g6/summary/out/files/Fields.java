package g6.summary.out.files;

import g6.summary.domain.Figures;
import g6.summary.domain.Frame;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.Value;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// The members of an object of a panel's data, read without surprise: what is absent, or of another
/// kind than expected, is empty.
record Fields(Value.Object object) {
    private static final Fields NONE = new Fields(Value.Object.empty());

    static Fields of(Value value) {
        return value instanceof Value.Object object ? new Fields(object) : NONE;
    }

    /// The data of one panel; nothing where the frame does not have it, or it could not be built.
    static Fields of(Frame frame, String key) {
        return frame.panel(key).map(HashedPanel::panel).map(p -> of(p.data())).orElse(NONE);
    }

    /// A member as it is, `null` where there is none.
    Value value(String name) {
        return Value.orNull(object.get(name));
    }

    /// A member that is an object, empty where it is none.
    Value.Object part(String name) {
        return of(value(name)).object;
    }

    /// A member that is a text, or a number, or a truth, as text.
    Optional<String> text(String name) {
        return text(value(name));
    }

    static Optional<String> text(Value value) {
        return switch (value) {
            case Value.Text(var text) -> Optional.of(text);
            case Value.Number(var decimal) -> Optional.of(Figures.plain(decimal));
            case Value.Bool(var truth) -> Optional.of(String.valueOf(truth));
            case Value.Object _, Value.Array _, Value.Null _ -> Optional.empty();
        };
    }

    Optional<BigDecimal> number(String name) {
        return value(name) instanceof Value.Number(var decimal)
                ? Optional.of(decimal)
                : Optional.empty();
    }

    List<Value> items(String name) {
        return value(name) instanceof Value.Array(var items) ? items : List.of();
    }

    List<Fields> rows(String name) {
        return items(name).stream().map(Fields::of).toList();
    }
}

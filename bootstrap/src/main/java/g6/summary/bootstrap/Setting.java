package g6.summary.bootstrap;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// One setting, declared once: everything that is parsed, printed or explained comes from here.
///
/// @param <T> what it is read as
/// @param name its name in the environment and in files
/// @param otherNames older names, which count only where the name is unset, in this order
/// @param type how its text is read and its value shown
/// @param byDefault the value where nobody sets it, which may follow from other settings
/// @param meaning what it is for, in one sentence
/// @param effect when a change takes effect
/// @param neverFallsBack whether another value than the one that is written would do harm, because
///   it says who may see or write, or what is read
record Setting<T>(
        String name,
        List<String> otherNames,
        SettingType<T> type,
        Function<Settings, T> byDefault,
        String meaning,
        Effect effect,
        boolean neverFallsBack) {
    /// Stands in the name of a family for the panel that one of its settings is about.
    private static final String ANY_PANEL = "<NAME>";

    Setting {
        otherNames = List.copyOf(otherNames);
    }

    static <T> Setting<T> of(String name, SettingType<T> type, T byDefault, String meaning) {
        return derived(name, type, _ -> byDefault, meaning);
    }

    /// A setting that follows from others where nobody sets it.
    static <T> Setting<T> derived(
            String name, SettingType<T> type, Function<Settings, T> byDefault, String meaning) {
        return new Setting<>(
                name, List.of(), type, byDefault, meaning, Effect.AT_NEXT_CYCLE, false);
    }

    Setting<T> orElse(String... names) {
        return new Setting<>(
                name, List.of(names), type, byDefault, meaning, effect, neverFallsBack);
    }

    Setting<T> atStart() {
        return with(Effect.AT_START);
    }

    Setting<T> notYet() {
        return with(Effect.NOT_YET);
    }

    private Setting<T> with(Effect when) {
        return new Setting<>(name, otherNames, type, byDefault, meaning, when, neverFallsBack);
    }

    Setting<T> withoutFallback() {
        return new Setting<>(name, otherNames, type, byDefault, meaning, effect, true);
    }

    /// Whether this stands for one setting per panel, `G6_PANEL_W_<NAME>`.
    boolean isFamily() {
        return name.endsWith(ANY_PANEL);
    }

    /// Whether a name is that of a member of this family.
    boolean hasMember(String candidate) {
        return isFamily() && candidate.startsWith(prefix()) && !candidate.equals(prefix());
    }

    /// The member of this family that is about one panel.
    Setting<T> member(String panel) {
        return new Setting<>(
                prefix() + panel, otherNames, type, byDefault, meaning, effect, neverFallsBack);
    }

    /// What the names of this family's members begin with.
    String prefix() {
        return name.substring(0, name.length() - ANY_PANEL.length());
    }

    /// Every name under which it can be set.
    Stream<String> names() {
        return Stream.concat(Stream.of(name), otherNames.stream());
    }
}

package g6.summary.bootstrap;

import java.util.List;

/// One setting, declared once: everything that is parsed, printed or explained comes from here.
///
/// @param <T> what it is read as
/// @param name its name in the environment and in files
/// @param otherNames older names, which count only where the name is unset, in this order
/// @param type how its text is read
/// @param byDefault the value where nobody sets it
/// @param meaning what it is for, in one sentence
record Setting<T>(
        String name, List<String> otherNames, SettingType<T> type, T byDefault, String meaning) {
    Setting {
        otherNames = List.copyOf(otherNames);
    }

    static <T> Setting<T> of(String name, SettingType<T> type, T byDefault, String meaning) {
        return new Setting<>(name, List.of(), type, byDefault, meaning);
    }

    Setting<T> orElse(String... names) {
        return new Setting<>(name, List.of(names), type, byDefault, meaning);
    }
}

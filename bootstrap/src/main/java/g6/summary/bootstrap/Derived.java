package g6.summary.bootstrap;

import java.util.function.Function;
import java.util.function.Supplier;

/// Something that is made of the settings, and made anew only when they changed. Thread-safe.
///
/// @param <T> what it is
final class Derived<T> implements Supplier<T> {
    private record Made<T>(Settings from, T value) {}

    private final Supplier<Settings> settings;
    private final Function<Settings, T> making;
    private volatile Made<T> last;

    Derived(Supplier<Settings> settings, Function<Settings, T> making) {
        this.settings = settings;
        this.making = making;
        this.last = made(settings.get());
    }

    private Made<T> made(Settings from) {
        return new Made<>(from, making.apply(from));
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // settings that were read again are others
    public T get() {
        Settings now = settings.get();
        Made<T> made = last;
        if (made.from() != now) {
            made = made(now);
            last = made;
        }
        return made.value();
    }
}

package g6.summary.bootstrap;

import java.util.Comparator;

/// What one layer says about one setting, as it is written there.
///
/// @param name the name that is written, which may be an older one
/// @param text what is written
/// @param layer who says so
/// @param place where in that layer, such as a file and its line; empty where the layer tells all
record SettingText(String name, String text, Layer layer, String place) {
    /// In the order of their names, so that nothing depends on that of a map.
    static final Comparator<SettingText> BY_NAME =
            (one, other) -> one.name().compareTo(other.name()); // comparing() starts slowly

    /// Says nothing, which is as good as not being there.
    boolean isBlank() {
        return text.isBlank();
    }

    /// Layer and place, for messages.
    String origin() {
        return place.isEmpty() ? layer.label() : layer.label() + " " + place;
    }

    /// Without the text, which may be a secret.
    @Override
    public String toString() {
        return name + " (" + origin() + ")";
    }
}

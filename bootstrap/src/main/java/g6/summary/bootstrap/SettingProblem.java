package g6.summary.bootstrap;

/// Something that the operator should know about a setting.
///
/// @param name the setting's name as it is written; empty where a file or a line tells none
/// @param layer who wrote it
/// @param place where it stands in that layer, such as a file and its line; empty where the layer
///   tells all
/// @param complaint what is wrong
/// @param instead what holds or can be done instead; empty where there is nothing to say
/// @param severity how bad that is
record SettingProblem(
        String name,
        Layer layer,
        String place,
        String complaint,
        String instead,
        Severity severity) {

    /// How bad a problem is.
    enum Severity {
        /// The setting has no effect any more.
        DEPRECATED,
        /// Another value holds than the one that is written.
        WARNING,
        /// Nothing can hold instead, or nothing may: who can see or write is never guessed.
        REFUSAL
    }

    static SettingProblem of(
            SettingText written, String complaint, String instead, Severity severity) {
        return new SettingProblem(
                written.name(), written.layer(), written.place(), complaint, instead, severity);
    }

    /// What a whole file suffers from, or one of its lines.
    static SettingProblem inFile(Layer layer, String place, String complaint, Severity severity) {
        return new SettingProblem("", layer, place, complaint, "", severity);
    }

    /// Which setting, where it stands, what is wrong, and what holds instead.
    String message() {
        return instead.isEmpty() ? refusal() : refusal() + "; " + instead;
    }

    /// The same for somebody who is refused: nothing holds instead.
    String refusal() {
        String origin = place.isEmpty() ? layer.label() : layer.label() + " " + place;
        return (name.isEmpty() ? origin : name + " (" + origin + ")") + " " + complaint;
    }

    /// Whether the other says the same of the same setting in the same layer, wherever it stands.
    boolean isLike(SettingProblem other) {
        return name.equals(other.name)
                && layer == other.layer
                && complaint.equals(other.complaint)
                && severity == other.severity;
    }
}

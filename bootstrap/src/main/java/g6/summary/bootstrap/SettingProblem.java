package g6.summary.bootstrap;

/// Something that the operator should know about a setting.
///
/// @param name the setting's name as it is written; a file's, where no setting can be told
/// @param layer who wrote it
/// @param message where it stands, what is wrong, and what holds instead
/// @param severity how bad that is
record SettingProblem(String name, Layer layer, String message, Severity severity) {

    /// How bad a problem is.
    enum Severity {
        /// The setting has no effect any more.
        DEPRECATED,
        /// Another value holds than the one that is written.
        WARNING,
        /// Nothing can hold instead, or nothing may: who can see or write is never guessed.
        REFUSAL
    }

    static SettingProblem of(SettingText written, String complaint, Severity severity) {
        return new SettingProblem(
                written.name(), written.layer(), written + " " + complaint, severity);
    }

    /// What a whole file suffers from.
    ///
    /// @param place the file, and the line where one is to blame
    static SettingProblem inFile(Layer layer, String place, String complaint, Severity severity) {
        return new SettingProblem(
                place, layer, layer.label() + " " + place + " " + complaint, severity);
    }

    /// Whether the other is about the same setting in the same layer, wherever it stands there;
    /// what is wrong with a line that names none is the same on the same line alone.
    boolean isLike(SettingProblem other) {
        return name.equals(other.name) && layer == other.layer && severity == other.severity;
    }
}

package g6.summary.bootstrap;

import g6.summary.application.PanelSelection;
import g6.summary.bootstrap.SettingProblem.Severity;
import g6.summary.domain.StandardPanels;
import g6.summary.domain.Thresholds;
import g6.summary.domain.Value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What the operator wants: typed, immutable, built once from names and texts.
///
/// A text that cannot be understood is never replaced in silence: a problem says which value holds
/// instead, and why.
final class Settings {
    /// What was made of one text.
    ///
    /// @param value the value; empty where the default holds
    /// @param written where it comes from
    private record Read(Optional<Object> value, SettingText written) {}

    private final List<Setting<?>> settings = new ArrayList<>();
    private final Map<String, Read> readings = new HashMap<>();
    private final List<SettingProblem> problems = new ArrayList<>();
    private final List<DeprecatedSetting> deprecated = new ArrayList<>();
    private final PanelSelection panels;
    private final Thresholds thresholds;

    private Settings(Map<String, SettingText> texts, List<SettingProblem> before) {
        problems.addAll(before);
        for (Setting<?> setting : KnownSettings.ALL) {
            settings.add(setting);
            read(setting, texts);
            if (setting.isFamily()) {
                members(setting, texts);
            }
        }
        texts.values().stream().sorted(SettingText.BY_NAME).forEach(this::noteStranger);
        noteUnknown(OutputSettings.OUTPUTS, "output", Outputs::names);
        noteUnknown(OutputSettings.PANELS_SHOW, "panel", Settings::panelKeys);
        noteUnknown(OutputSettings.PANELS_HIDE, "panel", Settings::panelKeys);
        noteOpenDoor();
        WrittenFiles.inTheWay(this).forEach(this::refuse);
        panels =
                new PanelSelection(
                        Set.copyOf(get(OutputSettings.PANELS_SHOW)),
                        Set.copyOf(get(OutputSettings.PANELS_HIDE)),
                        get(OutputSettings.PANELS_EXPERIMENTAL));
        thresholds = ThresholdSettings.thresholds(this);
    }

    /// Settings as these texts say, by name.
    ///
    /// @param problems what went wrong while the texts were collected
    static Settings of(Map<String, SettingText> texts, List<SettingProblem> problems) {
        return new Settings(texts, problems);
    }

    private void read(Setting<?> setting, Map<String, SettingText> texts) {
        setting.names()
                .filter(texts::containsKey)
                .findFirst()
                .map(texts::get)
                .ifPresent(written -> read(setting, written));
    }

    private void members(Setting<?> family, Map<String, SettingText> texts) {
        texts.values().stream()
                .filter(written -> family.hasMember(written.name()))
                .sorted(SettingText.BY_NAME)
                .forEach(
                        written -> {
                            String panel = written.name().substring(family.prefix().length());
                            Setting<?> member = family.member(panel);
                            settings.add(member);
                            read(member, written);
                        });
    }

    private <T> void read(Setting<T> setting, SettingText written) {
        var parsed = setting.type().parse(written.text().strip());
        readings.put(setting.name(), new Read(parsed.value().map(value -> value), written));
        parsed.complaint()
                .map(complaint -> problem(setting, written, complaint, parsed.value().isPresent()))
                .ifPresent(problems::add);
    }

    private <T> SettingProblem problem(
            Setting<T> setting, SettingText written, String complaint, boolean hasValue) {
        return setting.neverFallsBack()
                ? SettingProblem.of(written, complaint, "", Severity.REFUSAL)
                : SettingProblem.of(
                        written, complaint, whatHolds(setting, hasValue), Severity.WARNING);
    }

    private <T> String whatHolds(Setting<T> setting, boolean hasValue) {
        String text = text(setting);
        if (hasValue) {
            return text + " holds";
        }
        return text.isEmpty() ? "it counts as not set" : "the default, " + text + ", holds";
    }

    /// A name that no setting has.
    private void noteStranger(SettingText written) {
        String name = written.name();
        Optional<DeprecatedSetting> old = KnownSettings.deprecated(name);
        if (old.isPresent()) {
            deprecated.add(old.get());
            problems.add(
                    SettingProblem.of(
                            written,
                            "is deprecated and has no effect",
                            old.get().instead(),
                            Severity.DEPRECATED));
        } else if (isForUs(written) && KnownSettings.named(name).isEmpty()) {
            problems.add(
                    SettingProblem.of(
                            written, "is no setting", KnownSettings.hint(name), Severity.WARNING));
        }
    }

    /// A properties file is the program's own; the environment is shared with others.
    private static boolean isForUs(SettingText written) {
        return written.layer() == Layer.FILE || KnownSettings.isOurs(written.name());
    }

    /// Names in a list that nothing has: they would hide what they should show.
    private void noteUnknown(
            Setting<List<String>> setting, String what, Supplier<List<String>> known) {
        if (!isSet(setting)) {
            return;
        }
        List<String> names = known.get();
        get(setting).stream()
                .distinct()
                .filter(name -> !names.contains(name))
                .forEach(
                        name ->
                                written(setting)
                                        .map(Read::written)
                                        .map(
                                                text ->
                                                        SettingProblem.of(
                                                                text,
                                                                "names no " + what + ": " + name,
                                                                NearName.hint(names.stream(), name),
                                                                Severity.WARNING))
                                        .ifPresent(problems::add));
    }

    /// A service that other machines can reach asks them for a token.
    private void noteOpenDoor() {
        if (HttpSettings.areOpenToOthers(this)) {
            refuse(
                    HttpSettings.BIND,
                    "lets other machines in, and no "
                            + HttpSettings.TOKEN.name()
                            + " is set; without one only "
                            + HttpSettings.ALLOW_INSECURE.name()
                            + "=1 allows that");
        }
    }

    private void refuse(Setting<?> setting, String complaint) {
        written(setting)
                .map(read -> SettingProblem.of(read.written(), complaint, "", Severity.REFUSAL))
                .ifPresent(problems::add);
    }

    /// Keys of every panel that may be shown.
    static List<String> panelKeys() {
        return Stream.concat(
                        StandardPanels.all(StandardPanels.Links.none()).stream()
                                .map(panel -> panel.descriptor().key()),
                        Contributions.panelKeys().stream())
                .toList();
    }

    /// The value that holds.
    @SuppressWarnings("unchecked") // read() puts nothing but the setting's own type
    <T> T get(Setting<T> setting) {
        return (T) written(setting).flatMap(Read::value).orElseGet(() -> fallback(setting));
    }

    private <T> Object fallback(Setting<T> setting) {
        return setting.byDefault().apply(this);
    }

    private Optional<Read> written(Setting<?> setting) {
        return Optional.ofNullable(readings.get(setting.name()));
    }

    /// Whether somebody has set it, and in a way that is understood.
    boolean isSet(Setting<?> setting) {
        return written(setting).flatMap(Read::value).isPresent();
    }

    /// Who has set the value that holds.
    Layer layer(Setting<?> setting) {
        return written(setting)
                .filter(reading -> reading.value().isPresent())
                .map(reading -> reading.written().layer())
                .orElse(Layer.DEFAULT);
    }

    /// The value that holds, for programs.
    <T> Value json(Setting<T> setting) {
        return setting.type().json(get(setting));
    }

    /// The value that holds, for people; empty where there is none.
    <T> String text(Setting<T> setting) {
        return setting.type().text(get(setting));
    }

    /// The value that would hold if nobody had set it, for programs.
    <T> Value defaultJson(Setting<T> setting) {
        return setting.type().json(setting.byDefault().apply(this));
    }

    /// Every setting, and for a family each member that somebody has set.
    List<Setting<?>> all() {
        return List.copyOf(settings);
    }

    /// What could not be taken as it was written.
    List<SettingProblem> problems() {
        return List.copyOf(problems);
    }

    /// The problems with which the program does not start.
    ///
    /// @param strict whether a value that was replaced is one of them
    List<SettingProblem> refusals(boolean strict) {
        return problems.stream().filter(problem -> isRefused(problem, strict)).toList();
    }

    private boolean isRefused(SettingProblem problem, boolean strict) {
        return switch (problem.severity()) {
            case REFUSAL -> true;
            case WARNING -> strict;
            case DEPRECATED -> get(ServiceSettings.STRICT_DEPRECATIONS);
        };
    }

    /// Names of the settings that somebody has set, and that this version knows nothing to do with.
    List<String> withoutEffect() {
        return settings.stream()
                .filter(setting -> setting.effect() == Effect.NOT_YET && isSet(setting))
                .map(Setting::name)
                .toList();
    }

    /// Deprecated settings that somebody has set.
    List<DeprecatedSetting> deprecated() {
        return List.copyOf(deprecated);
    }

    PanelSelection panels() {
        return panels;
    }

    Thresholds thresholds() {
        return thresholds;
    }

    /// Names and values; secrets are masked.
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        settings.forEach(setting -> lines.add(setting.name() + "=" + text(setting)));
        return String.join(", ", lines);
    }
}

package g6.summary.bootstrap;

import g6.summary.domain.CanonicalJson;
import g6.summary.domain.Value;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What the declarations of the settings say, as pages to read and as a schema for programs.
final class SettingsPage {
    private static final String GENERATED =
            "<!-- Made from the declarations by `g6-summary generate`; a test keeps it so. -->\n";

    private SettingsPage() {}

    /// Every setting with its default, what may be written, and when a change takes effect.
    static String settings() {
        Settings defaults = Settings.of(Map.of(), List.of());
        StringBuilder page = new StringBuilder(GENERATED);
        page.append(
                """
                # Settings

                Five layers, of which the later wins: defaults, a properties file (`--config` or \
                `G6_CONFIG_FILE`), an environment file of lines `NAME=value` (`--env-file`), \
                environment variables, options of the command line. A blank text sets nothing. \
                `g6-summary config` shows the value of each and where it comes from, \
                `g6-summary config --check` what is wrong with what is written.

                What is not understood or out of range is never replaced in silence: a warning says \
                which value holds instead, and `--strict-config` makes it an error (exit code 78). \
                Settings marked **no fallback** decide who may see or write, or what is read: not \
                understood, they keep the program from starting.

                The last column tells when a change takes effect: after a *reload* (SIGHUP to \
                `serve`), after a *restart*, or *not yet*: then what the setting is for is still to \
                come, and setting it is warned about.

                Truth is written `1`, `true`, `yes`, `on`, or `0`, `false`, `no`, `off`, in any \
                letter case; whole numbers also as `15.0`. A [JSON Schema](settings.schema.json) \
                says the same for programs. What is out of use stands in \
                [deprecations.md](deprecations.md).
                """);
        for (KnownSettings.Group group : KnownSettings.GROUPS) {
            page.append("\n## ").append(group.title()).append('\n');
            page.append("| setting | meaning | may be | default | change |\n");
            page.append("| --- | --- | --- | --- | --- |\n");
            group.settings().forEach(setting -> page.append(row(setting, defaults)));
        }
        return page.toString();
    }

    private static String row(Setting<?> setting, Settings defaults) {
        String text = defaults.text(setting);
        return "| "
                + setting.names().map(SettingsPage::code).collect(Collectors.joining(", else "))
                + " | "
                + cell(setting.meaning())
                + (setting.neverFallsBack() ? " **No fallback.**" : "")
                + " | "
                + cell(setting.type().words())
                + " | "
                + (text.isEmpty() ? "none" : code(text))
                + " | "
                + setting.effect().label()
                + " |\n";
    }

    private static String code(String text) {
        return "`" + cell(text) + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    /// Settings without effect, and what to do instead.
    static String deprecations() {
        StringBuilder page = new StringBuilder(GENERATED);
        page.append(
                """
                # Deprecated settings

                They have no effect. Each that is set is warned about once, and listed by \
                `g6-summary config --json` under `deprecated_seen`; with \
                `G6_STRICT_DEPRECATIONS=1` the program does not start (exit code 78).

                | setting | deprecated in | removed in | instead |
                | --- | --- | --- | --- |
                """);
        DeprecatedSetting.ALL.forEach(
                old ->
                        page.append("| ")
                                .append(code(old.name()))
                                .append(" | ")
                                .append(old.since())
                                .append(" | ")
                                .append(old.removedIn())
                                .append(" | ")
                                .append(cell(old.instead()))
                                .append(" |\n"));
        return page.toString();
    }

    /// A schema of an object that has settings as its members, with their values as `config --json`
    /// shows them.
    static String schema() {
        Settings defaults = Settings.of(Map.of(), List.of());
        Value.Object.Builder properties = Value.Object.builder();
        Value.Object.Builder patterns = Value.Object.builder();
        for (Setting<?> setting : KnownSettings.ALL) {
            Value.Object schema = schema(setting, defaults);
            if (setting.isFamily()) {
                patterns.put("^" + setting.prefix() + ".+$", schema);
            } else {
                setting.names().forEach(name -> properties.put(name, schema));
            }
        }
        DeprecatedSetting.ALL.forEach(old -> properties.put(old.name(), schema(old)));
        return CanonicalJson.text(
                        Value.Object.builder()
                                .put(
                                        "$schema",
                                        Value.of("https://json-schema.org/draft/2020-12/schema"))
                                .put("title", Value.of("Settings of G6 Summary"))
                                .put("type", Value.of("object"))
                                .put("properties", properties.build())
                                .put("patternProperties", patterns.build())
                                .build())
                + "\n";
    }

    private static Value.Object schema(Setting<?> setting, Settings defaults) {
        Value.Object.Builder schema = Value.Object.builder();
        setting.type().schema().members().forEach(schema::put);
        Value byDefault = defaults.defaultJson(setting);
        if (byDefault instanceof Value.Null) {
            setting.type().schema().get("type").ifPresent(type -> schema.put("type", orNull(type)));
        }
        return schema.put("description", Value.of(setting.meaning()))
                .put("default", byDefault)
                .build();
    }

    private static Value orNull(Value type) {
        return Value.of(List.of(type, Value.of("null")));
    }

    private static Value.Object schema(DeprecatedSetting old) {
        return Value.Object.builder()
                .put("deprecated", Value.of(true))
                .put("description", Value.of(old.instead()))
                .build();
    }
}

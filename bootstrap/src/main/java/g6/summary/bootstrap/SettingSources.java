package g6.summary.bootstrap;

import g6.summary.bootstrap.SettingProblem.Severity;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the settings of one command come from. They can be read again, which reads the files
/// again.
///
/// @param environment the environment variables
/// @param envFile the environment file, where there is one
/// @param options what the command line says, by the setting's name
record SettingSources(
        Map<String, String> environment, Optional<Path> envFile, Map<String, SettingText> options) {
    private static final String TOKEN = HttpSettings.TOKEN.name();
    private static final String TOKEN_FILE = HttpSettings.TOKEN_FILE.name();
    private static final String CONFIG_FILE = ServiceSettings.CONFIG_FILE.name();

    SettingSources {
        environment = Map.copyOf(environment);
        options = Map.copyOf(options);
    }

    /// What the environment alone says.
    static SettingSources of(Map<String, String> environment) {
        return new SettingSources(environment, Optional.empty(), Map.of());
    }

    /// The same, with what a command says of itself where its options do not.
    ///
    /// @param command its name
    SettingSources unlessSaid(Map<Setting<?>, String> texts, String command) {
        Map<String, SettingText> said = new HashMap<>(options);
        texts.forEach(
                (setting, text) ->
                        said.putIfAbsent(
                                setting.name(),
                                new SettingText(setting.name(), text, Layer.OPTION, command)));
        return new SettingSources(environment, envFile, said);
    }

    /// Reads all layers.
    Settings read() {
        List<SettingProblem> problems = new ArrayList<>();
        Map<String, SettingText> upper = new HashMap<>();
        envFile.ifPresent(path -> put(new SettingFile(path, Layer.ENV_FILE).read(problems), upper));
        put(variables(), upper);
        put(options.values(), upper);
        Map<String, SettingText> texts = new HashMap<>();
        configFile(upper)
                .ifPresent(path -> put(new SettingFile(path, Layer.FILE).read(problems), texts));
        warnOfNestedFile(texts, problems);
        texts.putAll(upper);
        putToken(texts, problems);
        return Settings.of(texts, problems);
    }

    private List<SettingText> variables() {
        return environment.entrySet().stream()
                .map(
                        variable ->
                                new SettingText(
                                        variable.getKey(),
                                        variable.getValue(),
                                        Layer.ENVIRONMENT,
                                        ""))
                .toList();
    }

    private static void put(Iterable<SettingText> written, Map<String, SettingText> texts) {
        for (SettingText text : written) {
            if (!text.isBlank()) {
                texts.put(text.name(), text);
            } else if (isOfLayer(text.layer(), texts.get(text.name()))) {
                texts.remove(text.name()); // an earlier line of the same file
            }
        }
    }

    private static boolean isOfLayer(Layer layer, @Nullable SettingText former) {
        return former != null && former.layer() == layer;
    }

    private static Optional<Path> configFile(Map<String, SettingText> texts) {
        try {
            return Optional.ofNullable(texts.get(CONFIG_FILE))
                    .map(written -> Path.of(written.text().strip()));
        } catch (InvalidPathException _) { // refused as a setting like any other
            return Optional.empty();
        }
    }

    private static void warnOfNestedFile(
            Map<String, SettingText> texts, List<SettingProblem> problems) {
        Optional.ofNullable(texts.remove(CONFIG_FILE))
                .map(
                        written ->
                                SettingProblem.of(
                                        written,
                                        "has no effect in a properties file",
                                        "",
                                        Severity.WARNING))
                .ifPresent(problems::add);
    }

    /// Makes the token of what stands in the token's file.
    private static void putToken(Map<String, SettingText> texts, List<SettingProblem> problems) {
        Optional.ofNullable(texts.get(TOKEN_FILE))
                .ifPresent(
                        written -> {
                            if (texts.containsKey(TOKEN)) {
                                problems.add(refusal(written, "is set beside " + TOKEN));
                            } else {
                                putToken(written, texts, problems);
                            }
                        });
    }

    private static void putToken(
            SettingText written, Map<String, SettingText> texts, List<SettingProblem> problems) {
        try {
            String token = TextFile.read(Path.of(written.text().strip())).strip();
            if (token.isEmpty()) {
                problems.add(refusal(written, "names an empty file"));
            } else {
                texts.put(TOKEN, new SettingText(TOKEN, token, written.layer(), written.place()));
            }
        } catch (IOException fault) {
            problems.add(
                    refusal(written, "names a file that cannot be read: " + IoCause.of(fault)));
        } catch (InvalidPathException _) { // refused as a setting like any other
            return;
        }
    }

    private static SettingProblem refusal(SettingText written, String complaint) {
        return SettingProblem.of(written, complaint, "", Severity.REFUSAL);
    }
}

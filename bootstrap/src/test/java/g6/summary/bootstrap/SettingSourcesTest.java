package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.bootstrap.SettingProblem.Severity;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class SettingSourcesTest {
    private static final String BYTES = "G6_STATUS_MAX_BYTES";
    private static final String CONFIG_FILE = "G6_CONFIG_FILE";
    private static final String TOKEN = "G6_SSE_API_TOKEN";
    private static final String TOKEN_FILE = "G6_SSE_API_TOKEN_FILE";

    @TempDir private Path folder;

    /// What a layer says about a setting.
    enum Said {
        NOTHING(""),
        BLANK(BYTES + "= \n"),
        VALUE(BYTES + "=%d\n");

        private final String line;

        Said(String line) {
            this.line = line;
        }

        String line(Layer layer) {
            return line.replace("%d", Long.toString(bytesOf(layer)));
        }

        void putInto(Map<String, String> texts, Layer layer) {
            if (this != NOTHING) {
                texts.put(BYTES, line(layer).strip().substring(BYTES.length() + 1));
            }
        }
    }

    private static long bytesOf(Layer layer) {
        return switch (layer) {
            case DEFAULT -> 16L << 20;
            case FILE -> 1001;
            case ENV_FILE -> 1002;
            case ENVIRONMENT -> 1003;
            case OPTION -> 1004;
        };
    }

    @Property
    void theHighestLayerThatSaysSomethingWins(
            @ForAll Said file, @ForAll Said envFile, @ForAll Said environment, @ForAll Said option)
            throws IOException {
        EnumMap<Layer, Said> said = new EnumMap<>(Layer.class);
        said.put(Layer.DEFAULT, Said.VALUE);
        said.put(Layer.FILE, file);
        said.put(Layer.ENV_FILE, envFile);
        said.put(Layer.ENVIRONMENT, environment);
        said.put(Layer.OPTION, option);
        Layer winner = Layer.DEFAULT;
        for (Map.Entry<Layer, Said> layer : said.entrySet()) {
            winner = layer.getValue() == Said.VALUE ? layer.getKey() : winner;
        }

        Settings settings = read(file, envFile, environment, option);

        assertThat(settings.layer(CycleSettings.STATUS_MAX_BYTES)).isEqualTo(winner);
        assertThat(settings.get(CycleSettings.STATUS_MAX_BYTES)).isEqualTo(bytesOf(winner));
        assertThat(settings.isSet(CycleSettings.STATUS_MAX_BYTES))
                .isEqualTo(winner != Layer.DEFAULT);
        assertThat(settings.problems()).isEmpty();
    }

    private static Settings read(Said file, Said envFile, Said environment, Said option)
            throws IOException {
        try (TemporaryFolder own = TemporaryFolder.create()) {
            Path properties = own.path().resolve("properties");
            Files.writeString(properties, file.line(Layer.FILE));
            Path assignments = own.path().resolve("env");
            Files.writeString(assignments, envFile.line(Layer.ENV_FILE));
            Map<String, String> variables = new HashMap<>();
            variables.put(CONFIG_FILE, properties.toString());
            environment.putInto(variables, Layer.ENVIRONMENT);
            Map<String, String> options = new HashMap<>();
            option.putInto(options, Layer.OPTION);
            return new SettingSources(variables, Optional.of(assignments), ofOptions(options))
                    .read();
        }
    }

    private static Map<String, SettingText> ofOptions(Map<String, String> texts) {
        Map<String, SettingText> options = new HashMap<>();
        texts.forEach(
                (name, text) ->
                        options.put(name, new SettingText(name, text, Layer.OPTION, "--option")));
        return options;
    }

    @Test
    void withoutAnyNameThereIsNoConfigFile() {
        Settings settings = SettingSources.of(Map.of()).read();

        assertThat(settings.get(ServiceSettings.CONFIG_FILE)).isEmpty();
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void theConfigFileIsNamedByTheHighestLayer() throws IOException {
        Path ofEnvFile = write("a.properties", BYTES + "=1\n");
        Path ofEnvironment = write("b.properties", BYTES + "=2\n");
        Path ofOption = write("c.properties", BYTES + "=3\n");
        Optional<Path> envFile = Optional.of(write("env", CONFIG_FILE + "=" + ofEnvFile + "\n"));
        Map<String, String> environment = Map.of(CONFIG_FILE, " " + ofEnvironment + " ");
        Map<String, SettingText> options = ofOptions(Map.of(CONFIG_FILE, ofOption.toString()));

        assertThat(bytes(new SettingSources(Map.of(), envFile, Map.of()))).isEqualTo(1);
        assertThat(bytes(new SettingSources(environment, envFile, Map.of()))).isEqualTo(2);
        assertThat(bytes(new SettingSources(environment, envFile, options))).isEqualTo(3);
    }

    private static long bytes(SettingSources sources) {
        return sources.read().get(CycleSettings.STATUS_MAX_BYTES);
    }

    @Test
    void aConfigFileNamesNoOther() throws IOException {
        Path other = write("other.properties", BYTES + "=1\n");
        Path file = write("a.properties", CONFIG_FILE + "=" + other + "\n" + BYTES + "=2\n");

        Settings settings = SettingSources.of(Map.of(CONFIG_FILE, file.toString())).read();

        assertThat(settings.get(CycleSettings.STATUS_MAX_BYTES)).isEqualTo(2);
        assertThat(settings.get(ServiceSettings.CONFIG_FILE)).contains(file);
        assertThat(settings.problems())
                .containsExactly(
                        new SettingProblem(
                                CONFIG_FILE,
                                Layer.FILE,
                                file + " line 1",
                                "has no effect in a properties file",
                                "",
                                Severity.WARNING));
    }

    @Test
    void aFileThatIsNamedMustBeThere() {
        Path missing = folder.resolve("missing");

        assertThat(
                        SettingSources.of(Map.of(CONFIG_FILE, missing.toString()))
                                .read()
                                .refusals(false))
                .extracting(SettingProblem::message)
                .containsExactly(
                        "file "
                                + missing
                                + " cannot be read: "
                                + missing
                                + ": no such file or folder");
        assertThat(
                        new SettingSources(Map.of(), Optional.of(missing), Map.of())
                                .read()
                                .refusals(false))
                .extracting(SettingProblem::message)
                .containsExactly(
                        "env-file "
                                + missing
                                + " cannot be read: "
                                + missing
                                + ": no such file or folder");
    }

    @Test
    void aConfigFileWithoutAPathIsRefused() {
        Settings settings = SettingSources.of(Map.of(CONFIG_FILE, "a\0b")).read();

        assertThat(settings.refusals(false))
                .extracting(SettingProblem::message)
                .containsExactly("G6_CONFIG_FILE (environment) is not a path");
    }

    @Test
    void aMessageNamesFileAndLine() throws IOException {
        Path file = write("a.properties", "\n" + BYTES + "=many\n");

        assertThat(SettingSources.of(Map.of(CONFIG_FILE, file.toString())).read().problems())
                .extracting(SettingProblem::message)
                .containsExactly(
                        BYTES
                                + " (file "
                                + file
                                + " line 2) is not a number; the default, 16777216, holds");
    }

    @Test
    void inOneFileTheLaterLineWins() throws IOException {
        Path file = write("env", BYTES + "=1\n" + BYTES + "=2\n");

        assertThat(bytes(new SettingSources(Map.of(), Optional.of(file), Map.of()))).isEqualTo(2);
    }

    @Test
    void inOneFileALaterBlankUnsetsWhatStoodBefore() throws IOException {
        Path file = Files.writeString(folder.resolve("env"), BYTES + "=5\n" + BYTES + "=\n");
        Settings settings = new SettingSources(Map.of(), Optional.of(file), Map.of()).read();

        assertThat(settings.layer(CycleSettings.STATUS_MAX_BYTES)).isEqualTo(Layer.DEFAULT);
    }

    @Test
    void everyReadingReadsTheFilesAgain() throws IOException {
        Path file = write("env", BYTES + "=1\n");
        SettingSources sources = new SettingSources(Map.of(), Optional.of(file), Map.of());
        assertThat(bytes(sources)).isEqualTo(1);

        write("env", BYTES + "=2\n");

        assertThat(bytes(sources)).isEqualTo(2);
    }

    @Test
    void theTokenIsWhatStandsInItsFile() throws IOException {
        Path file = write("token", " \n open-sesame \r\n");
        SettingSources sources = SettingSources.of(Map.of(TOKEN_FILE, file.toString()));

        Settings settings = sources.read();

        assertThat(settings.get(HttpSettings.TOKEN)).contains(new Secret("open-sesame"));
        assertThat(settings.layer(HttpSettings.TOKEN)).isEqualTo(Layer.ENVIRONMENT);
        assertThat(settings.problems()).isEmpty();

        write("token", "other");
        assertThat(sources.read().get(HttpSettings.TOKEN)).contains(new Secret("other"));
    }

    @Test
    void aBlankTokenIsNoneBesideItsFile() throws IOException {
        Map<String, String> environment =
                Map.of(TOKEN, " ", TOKEN_FILE, write("token", "open-sesame").toString());

        Settings settings = SettingSources.of(environment).read();

        assertThat(settings.get(HttpSettings.TOKEN)).contains(new Secret("open-sesame"));
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void aTokensFileThatIsMissingIsRefused() {
        Path missing = folder.resolve("token");

        assertThat(refusals(Map.of(TOKEN_FILE, missing.toString())))
                .containsExactly(
                        "G6_SSE_API_TOKEN_FILE (environment) names a file that cannot be read: "
                                + missing
                                + ": no such file or folder");
    }

    @Test
    void aTokensFileThatIsEmptyIsRefused() throws IOException {
        assertThat(refusals(Map.of(TOKEN_FILE, write("token", " \n").toString())))
                .containsExactly("G6_SSE_API_TOKEN_FILE (environment) names an empty file");
    }

    @Test
    void aTokensFileWithoutAPathIsRefused() {
        assertThat(refusals(Map.of(TOKEN_FILE, "a\0b")))
                .containsExactly("G6_SSE_API_TOKEN_FILE (environment) is not a path");
    }

    @Test
    void aTokensFileThatHoldsNoTokenIsRefused() throws IOException {
        assertThat(refusals(Map.of(TOKEN_FILE, write("token", "two words").toString())))
                .containsExactly(
                        "G6_SSE_API_TOKEN (environment) is not of visible ASCII characters alone,"
                                + " 4096 at most");
    }

    @Test
    void twoTokensAreRefusedWhateverTheirLayers() throws IOException {
        Path file = write("token", "open-sesame");
        Path properties = write("a.properties", TOKEN + "=other\n");

        assertThat(refusals(Map.of(TOKEN_FILE, file.toString(), TOKEN, "other")))
                .containsExactly(
                        "G6_SSE_API_TOKEN_FILE (environment) is set beside G6_SSE_API_TOKEN");
        assertThat(
                        refusals(
                                Map.of(
                                        TOKEN_FILE,
                                        file.toString(),
                                        CONFIG_FILE,
                                        properties.toString())))
                .containsExactly(
                        "G6_SSE_API_TOKEN_FILE (environment) is set beside G6_SSE_API_TOKEN");
    }

    private static List<String> refusals(Map<String, String> environment) {
        return SettingSources.of(environment).read().refusals(false).stream()
                .map(SettingProblem::message)
                .toList();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}

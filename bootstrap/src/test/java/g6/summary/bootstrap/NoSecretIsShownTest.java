package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whatever the token is and wherever it is written, it is shown nowhere.
final class NoSecretIsShownTest {
    private static final String TOKEN = "G6_SSE_API_TOKEN";

    /// Where an operator may have written the token, rightly or wrongly.
    enum Written {
        IN_ENVIRONMENT {
            @Override
            SettingSources by(String token, Path folder) {
                return SettingSources.of(Map.of(TOKEN, token));
            }
        },
        IN_ENV_FILE {
            @Override
            SettingSources by(String token, Path folder) throws IOException {
                return ofEnvFile(folder, TOKEN + "=" + token);
            }
        },
        IN_ENV_FILE_WITH_A_COLON {
            @Override
            SettingSources by(String token, Path folder) throws IOException {
                return ofEnvFile(folder, TOKEN + ": " + token);
            }
        },
        ALONE_IN_ENV_FILE {
            @Override
            SettingSources by(String token, Path folder) throws IOException {
                return ofEnvFile(folder, "- " + token);
            }
        },
        IN_PROPERTIES {
            @Override
            SettingSources by(String token, Path folder) throws IOException {
                Path file = Files.writeString(folder.resolve("a"), TOKEN + " = " + token + "\n");
                return SettingSources.of(Map.of("G6_CONFIG_FILE", file.toString()));
            }
        },
        IN_A_FILE_OF_ITS_OWN {
            @Override
            SettingSources by(String token, Path folder) throws IOException {
                return SettingSources.of(Map.of(TOKEN + "_FILE", file(token, folder)));
            }
        },
        TWICE {
            @Override
            SettingSources by(String token, Path folder) throws IOException {
                return SettingSources.of(
                        Map.of(TOKEN + "_FILE", file(token, folder), TOKEN, token));
            }
        },
        AS_THE_PASSWORD_OF_A_URL {
            @Override
            SettingSources by(String token, Path folder) {
                String url = "http://me:" + token + "@ops.example/";
                return SettingSources.of(Map.of("G6_METRICS_URL", url, "G6_SUMMARY_SSE_URL", url));
            }
        };

        abstract SettingSources by(String token, Path folder) throws IOException;

        private static SettingSources ofEnvFile(Path folder, String line) throws IOException {
            Path file = Files.writeString(folder.resolve("env"), line + "\n");
            return new SettingSources(Map.of(), Optional.of(file), Map.of());
        }

        private static String file(String token, Path folder) throws IOException {
            return Files.writeString(folder.resolve("token"), token + "\n").toString();
        }
    }

    /// Long enough that no other text holds it by chance.
    private static Arbitrary<String> marked(Arbitrary<String> middle) {
        Arbitrary<String> ends = Arbitraries.of("qZ", "Zq9", "\"Zq", "{Zq}", "\\Zq", "'Zq'");
        return Combinators.combine(ends, middle, ends)
                .as((start, text, end) -> start + "7kX0" + text + end);
    }

    @Provide
    static Arbitrary<String> tokens() {
        return marked(
                Arbitraries.strings().withCharRange('!', '~').excludeChars('*').ofMaxLength(40));
    }

    /// Most of them are refused.
    @Provide
    static Arbitrary<String> textsOfAnyKind() {
        return marked(
                Arbitraries.strings()
                        .withCharRange(' ', '~')
                        .withChars('\t', 'é', '₹', '\u007F', '\u009B')
                        .ofMaxLength(40));
    }

    @Property(tries = 400)
    void noSettingAndNoComplaintShowsIt(
            @ForAll("textsOfAnyKind") String token, @ForAll Written written) throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            Settings settings = written.by(token, folder.path()).read();

            assertThat(settings.toString()).doesNotContain(token);
            assertThat(settings.problems().toString()).doesNotContain(token);
            assertThat(settings.all())
                    .noneMatch(setting -> settings.text(setting).contains(token))
                    .noneMatch(setting -> settings.json(setting).toString().contains(token));
            assertThat(settings.get(HttpSettings.TOKEN).toString()).doesNotContain(token);
        }
    }

    @Property(tries = 100)
    void noFormOfConfigShowsIt(@ForAll("textsOfAnyKind") String token, @ForAll Written written)
            throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            SettingSources sources = written.by(token, folder.path());
            for (List<String> form :
                    List.of(List.<String>of(), List.of("--json"), List.of("--check"))) {
                Spoken spoken = config(sources, form);

                assertThat(spoken.out() + spoken.err()).isNotEmpty().doesNotContain(token);
            }
        }
    }

    private static Spoken config(SettingSources sources, List<String> form) {
        Spoken spoken = new Spoken();
        List<String> arguments = new ArrayList<>(List.of("config"));
        arguments.addAll(form);
        sources.envFile()
                .ifPresent(file -> arguments.addAll(List.of("--env-file", file.toString())));
        new CommandLineInterface(spoken.session(sources.environment()))
                .execute(arguments.toArray(String[]::new));
        return spoken;
    }

    @Property(tries = 200)
    void noLineOfTheLogShowsIt(@ForAll("tokens") String token, @ForAll LogLayout layout)
            throws IOException {
        Map<String, String> texts = new HashMap<>();
        texts.put(TOKEN, token);
        texts.put("G6_LOG_LEVEL", "trace");
        texts.put("G6_LOG_FORMAT", layout.name());
        Spoken spoken = new Spoken();
        ProcessLog log = spoken.session(Map.of()).log();
        Settings settings = SettingSources.of(texts).read();
        assertThat(settings.problems()).isEmpty();
        log.follow(settings);
        Logger logger = log.logger("the logger " + token);
        IOException cause = new IOException("cause " + token);
        RuntimeException fault = new IllegalStateException("fault " + token, cause);

        for (Level level :
                List.of(Level.TRACE, Level.DEBUG, Level.INFO, Level.WARNING, Level.ERROR)) {
            logger.log(level, "message " + token + token);
            logger.log(level, "parameter {0}", "x" + token);
            logger.log(level, "parameter {0}", List.of(new Secret(token)));
            logger.log(level, "settings {0}", settings);
            logger.log(level, "broken " + token, fault);
            logger.log(level, () -> "supplied " + token);
        }

        assertThat(spoken.err())
                .contains("message ******", "parameter x***", "parameter [***]")
                .contains("IllegalStateException: fault ***", "IOException: cause ***")
                .contains("supplied ***", TOKEN + "=***")
                .doesNotContain(token)
                .doesNotContain(escaped(token));
    }

    /// As it would stand in a text of JSON.
    private static String escaped(String token) {
        return token.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}

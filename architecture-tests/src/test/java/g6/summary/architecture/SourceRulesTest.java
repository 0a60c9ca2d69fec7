package g6.summary.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class SourceRulesTest {
    private static final Path ROOT = Path.of(System.getProperty("project.root"));

    private static final Map<SourceRules, Map.Entry<String, String>> PLANTED =
            Map.of(
                    SourceRules.THROWABLE_IS_CAUGHT_BY_THE_LOOPS_ONE_GUARD_ALONE,
                    Map.entry("Careless.java", "try { go(); } catch (final Throwable t) { }"),
                    SourceRules.EVERY_PACKAGE_AND_MODULE_SAYS_WHAT_LIVES_THERE,
                    Map.entry("package-info.java", "/// Things.\npackage things;\n"),
                    SourceRules.NO_TYPE_IS_NAMED_AFTER_NOTHING,
                    Map.entry("StringUtils.java", "/// Strings.\nfinal class StringUtils {}"),
                    SourceRules.SIGNALS_ARE_TAKEN_IN_ONE_PLACE,
                    Map.entry("Reload.java", "import sun.misc.Signal;\n\nfinal class Reload {}"),
                    SourceRules.PUBLIC_TYPES_HAVE_A_DOC_COMMENT,
                    Map.entry("Bare.java", "package bare;\n\npublic final class Bare {}"));

    @Test
    void theWholeProgramIsLookedAt() throws IOException {
        assertThat(sources()).hasSizeGreaterThan(80);
        assertThat(PLANTED.keySet()).containsExactlyInAnyOrder(SourceRules.values());
    }

    @ParameterizedTest
    @EnumSource
    void theProgramKeepsTheRule(SourceRules rule) throws IOException {
        for (Path source : sources()) {
            String name = source.getFileName().toString();
            assertThat(rule.isBrokenBy(name, Files.readString(source))).as("%s", source).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPlantedViolationIsFound(SourceRules rule) {
        Map.Entry<String, String> planted = PLANTED.get(rule);
        assertThat(rule.isBrokenBy(planted.getKey(), planted.getValue())).isTrue();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/java/"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
        }
    }
}

package g6.summary.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.stream.Stream;

class CodeRulesTest {
    private static final JavaClasses PROGRAM = program();
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("planted");

    private static JavaClasses program() {
        Path modules = Path.of(System.getProperty("project.root"), "target/modules");
        try (Stream<Path> jars = Files.list(modules)) {
            return new ClassFileImporter()
                    .importJars(
                            jars.filter(jar -> jar.getFileName().toString().startsWith("g6-"))
                                    .map(CodeRulesTest::opened)
                                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JarFile opened(Path jar) {
        try {
            return new JarFile(jar.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theWholeProgramIsLookedAt() {
        assertThat(PROGRAM.stream().filter(type -> type.getPackageName().contains(".domain")))
                .hasSizeGreaterThan(50);
        assertThat(PROGRAM.stream().filter(type -> type.getPackageName().contains(".application")))
                .hasSizeGreaterThan(20);
        for (String module : new String[] {"in.json", "in.file", "in.simulator", "bootstrap"}) {
            assertThat(PROGRAM.stream().filter(t -> t.getPackageName().endsWith(module)))
                    .as(module)
                    .isNotEmpty();
        }
        for (String module : new String[] {"out.terminal", "out.files"}) {
            assertThat(PROGRAM.stream().filter(t -> t.getPackageName().endsWith(module)))
                    .as(module)
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theProgramKeepsTheRule(CodeRules rule) {
        rule.in("g6.summary").check(PROGRAM);
    }

    @ParameterizedTest
    @EnumSource
    void aPlantedViolationIsFound(CodeRules rule) {
        assertThatThrownBy(() -> rule.in("planted").check(PLANTED))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("planted");
    }
}

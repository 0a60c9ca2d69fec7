package g6.summary.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodeRulesTest {
    private static final JavaClasses PROGRAM =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_JARS)
                    .importPackages("g6.summary");
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("planted");

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

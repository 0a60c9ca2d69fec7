package g6.summary.architecture;

import static g6.summary.architecture.ModuleRules.byName;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

class ModuleRulesTest {
    private static final Map<String, ModuleDescriptor> PROGRAM =
            byName(
                    ModuleFinder.of(Path.of(System.getProperty("project.root"), "target/modules"))
                            .findAll()
                            .stream()
                            .map(ModuleReference::descriptor));

    /// Breaks every rule.
    private static final Map<String, ModuleDescriptor> PLANTED =
            byName(
                    Stream.of(
                            ModuleDescriptor.newModule("g6.summary.domain")
                                    .requires("some.library")
                                    .requires("g6.summary.application")
                                    .packages(Set.of("g6.summary.domain"))
                                    .build(),
                            ModuleDescriptor.newModule("g6.summary.application")
                                    .requires("g6.summary.domain")
                                    .requires("some.library")
                                    .packages(Set.of("g6.summary.application"))
                                    .build(),
                            ModuleDescriptor.newOpenModule("g6.summary.in.one")
                                    .requires("g6.summary.in.two")
                                    .exports("g6.summary.in.one")
                                    .packages(Set.of("g6.summary.elsewhere"))
                                    .build(),
                            ModuleDescriptor.newAutomaticModule("some.library").build()));

    @Test
    void theWholeProgramIsLookedAt() {
        assertThat(PROGRAM.keySet())
                .contains(
                        "g6.summary.domain",
                        "g6.summary.application",
                        "g6.summary.bootstrap",
                        "g6.summary.in.file",
                        "g6.summary.in.json",
                        "g6.summary.in.simulator",
                        "g6.summary.out.files",
                        "g6.summary.out.terminal");
    }

    @ParameterizedTest
    @EnumSource
    void theProgramKeepsTheRule(ModuleRules rule) {
        assertThat(rule.violations(PROGRAM)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aPlantedViolationIsFound(ModuleRules rule) {
        assertThat(rule.violations(PLANTED)).isNotEmpty();
    }
}

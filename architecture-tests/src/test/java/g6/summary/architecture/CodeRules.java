package g6.summary.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;

import java.util.Set;

/// What the code of each layer may do. `root` is the package below which the layers lie.
enum CodeRules {
    DOMAIN_DEPENDS_ON_VALUES_ALONE {
        @Override
        ArchRule in(String root) {
            return classes()
                    .that()
                    .resideInAPackage(root + ".domain..")
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(
                                    root + ".domain..",
                                    "java.lang",
                                    "java.lang.invoke",
                                    "java.lang.runtime",
                                    "java.math",
                                    "java.nio",
                                    "java.nio.charset",
                                    "java.security",
                                    "java.time..",
                                    "java.util",
                                    "java.util.function",
                                    "java.util.regex",
                                    "java.util.stream",
                                    "org.jspecify.annotations"))
                    .because("the domain does no I/O, has no threads and needs no library");
        }
    },
    DOMAIN_TOUCHES_NO_MACHINE {
        private static final Set<String> MACHINE =
                Set.of(
                        "java.lang.Process",
                        "java.lang.ProcessBuilder",
                        "java.lang.ProcessHandle",
                        "java.lang.Runtime",
                        "java.lang.System",
                        "java.lang.System$Logger",
                        "java.lang.Thread",
                        "java.lang.ThreadLocal",
                        "java.util.ServiceLoader",
                        "java.util.Timer");

        @Override
        ArchRule in(String root) {
            return noClasses()
                    .that()
                    .resideInAPackage(root + ".domain..")
                    .should()
                    .dependOnClassesThat(
                            describe("are the machine", type -> MACHINE.contains(type.getName())))
                    .because("time, environment, logs and threads come from outside the domain");
        }
    },
    DOMAIN_RECORDS_ARE_IMMUTABLE {
        private static final Set<String> MUTABLE =
                Set.of(
                        "java.lang.StringBuilder",
                        "java.nio.ByteBuffer",
                        "java.util.ArrayList",
                        "java.util.BitSet",
                        "java.util.Date",
                        "java.util.HashMap",
                        "java.util.LinkedHashMap",
                        "java.util.TreeMap");

        @Override
        ArchRule in(String root) {
            return noFields()
                    .that()
                    .areDeclaredInClassesThat(
                            resideInAPackage(root + ".domain..")
                                    .and(describe("are records", JavaClass::isRecord)))
                    .should()
                    .haveRawType(
                            describe(
                                    "can be changed",
                                    type -> type.isArray() || MUTABLE.contains(type.getName())))
                    .because("what is shared between threads never changes");
        }
    },
    DOMAIN_FIELDS_ARE_FINAL {
        // They make or walk one value within one call, and are seen by one thread.
        private static final DescribedPredicate<JavaClass> SHORT_LIVED =
                named("CanonicalJson").or(named("Builder")).or(named("InOrder"));

        @Override
        ArchRule in(String root) {
            return fields().that()
                    .areDeclaredInClassesThat(
                            resideInAPackage(root + ".domain..").and(not(SHORT_LIVED)))
                    .should()
                    .beFinal()
                    .because("values never change");
        }
    },
    APPLICATION_DEPENDS_ON_THE_DOMAIN_ALONE {
        @Override
        ArchRule in(String root) {
            return classes()
                    .that()
                    .resideInAPackage(root + ".application..")
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(
                                            root + ".application..",
                                            root + ".domain..",
                                            "java.lang",
                                            "java.lang.invoke",
                                            "java.lang.runtime",
                                            "java.nio.file",
                                            "java.time..",
                                            "java.util..",
                                            "org.jspecify.annotations")
                                    .or(
                                            describe(
                                                    "IOException",
                                                    t ->
                                                            t.isEquivalentTo(
                                                                    java.io.IOException.class))))
                    .because("arrows point inwards, and ports speak in the program's own types");
        }
    },
    ADAPTERS_DO_NOT_KNOW_EACH_OTHER {
        @Override
        ArchRule in(String root) {
            return slices().matching(root + ".(in|out).(*)..")
                    .should()
                    .notDependOnEachOther()
                    .because("what two adapters need in common is a port of the application");
        }
    },
    NOTHING_DEPENDS_ON_BOOTSTRAP {
        @Override
        ArchRule in(String root) {
            return noClasses()
                    .that()
                    .resideOutsideOfPackage(root + ".bootstrap..")
                    .should()
                    .dependOnClassesThat(resideInAPackage(root + ".bootstrap.."))
                    .because("bootstrap wires the others, which do without it");
        }
    },
    PORTS_ARE_INTERFACES {
        @Override
        ArchRule in(String root) {
            return noClasses()
                    .that()
                    .resideInAnyPackage(root + ".in..", root + ".out..")
                    .should()
                    .beAssignableTo(resideInAPackage(root + ".application..").and(not(INTERFACES)))
                    .because("an adapter implements a port and inherits no behaviour");
        }
    },
    ONLY_BOOTSTRAP_READS_THE_ENVIRONMENT {
        @Override
        ArchRule in(String root) {
            return noClasses()
                    .that()
                    .resideOutsideOfPackage(root + ".bootstrap..")
                    .should()
                    .accessTargetWhere(
                            call(
                                    "reads the environment",
                                    "java.lang.System",
                                    "getenv",
                                    "getProperty",
                                    "getProperties"))
                    .because("whatever can be set is a setting, declared in bootstrap");
        }
    },
    ONLY_MAIN_TAKES_THE_ENVIRONMENT {
        @Override
        ArchRule in(String root) {
            return noClasses()
                    .that(areInBootstrapApartFrom(root, "Main"))
                    .should()
                    .accessTargetWhere(call("reads the environment", "java.lang.System", "getenv"))
                    .because("tests bring an environment of their own, in a Session");
        }
    },
    ONLY_PROCESS_END_ENDS_THE_PROCESS {
        @Override
        ArchRule in(String root) {
            return noClasses()
                    .that(areInBootstrapApartFrom(root, "ProcessEnd"))
                    .should()
                    .accessTargetWhere(
                            call("ends the process", "java.lang.System", "exit")
                                    .or(
                                            call(
                                                    "ends the process",
                                                    "java.lang.Runtime",
                                                    "exit",
                                                    "halt")))
                    .because("a command returns an ExitCode, and the log is written to its end");
        }
    },
    ONLY_ONE_CLASS_KNOWS_THE_LOG_OF_LIBRARIES {
        @Override
        ArchRule in(String root) {
            return noClasses()
                    .that(areInBootstrapApartFrom(root, "LegacyLogHandler"))
                    .should()
                    .dependOnClassesThat(resideInAPackage("java.util.logging.."))
                    .because("the program's own log is behind System.Logger");
        }
    },
    ONLY_BOOTSTRAP_TAKES_THE_SYSTEM_CLOCK {
        @Override
        ArchRule in(String root) {
            return noClasses()
                    .that()
                    .resideOutsideOfPackage(root + ".bootstrap..")
                    .should()
                    .accessTargetWhere(
                            call("reads a clock", "java.lang.System", "currentTimeMillis")
                                    .or(nowOf("Instant"))
                                    .or(nowOf("LocalDateTime"))
                                    .or(nowOf("ZonedDateTime"))
                                    .or(nowOf("OffsetDateTime"))
                                    .or(nowOf("LocalDate"))
                                    .or(call("takes a clock", "java.time.InstantSource", "system"))
                                    .or(
                                            call(
                                                    "takes a clock",
                                                    "java.time.Clock",
                                                    "systemUTC",
                                                    "systemDefaultZone",
                                                    "system")))
                    .because("tests own the clock, which comes in as an InstantSource");
        }
    },
    ONLY_BOOTSTRAP_LOGS {
        @Override
        ArchRule in(String root) {
            return noClasses()
                    .that()
                    .resideOutsideOfPackage(root + ".bootstrap..")
                    .should()
                    .dependOnClassesThat(
                            describe(
                                    "are loggers",
                                    type ->
                                            type.getName().startsWith("java.lang.System$Logger")
                                                    || type.getPackageName()
                                                            .startsWith("java.util.logging")))
                    .because("what happened is told to an observer, and bootstrap's one logs it");
        }
    },
    ONLY_THE_TERMINAL_HAS_STANDARD_OUTPUT {
        @Override
        ArchRule in(String root) {
            return noClasses()
                    .that()
                    .resideOutsideOfPackage(root + ".out.terminal..")
                    .should()
                    .accessTargetWhere(
                            call("writes to standard output", "java.lang.System", "out", "err"))
                    .because("the terminal belongs to the dashboard that is drawn on it");
        }
    },
    NO_FIELD_IS_INJECTED {
        @Override
        ArchRule in(String root) {
            return noFields()
                    .that()
                    .areDeclaredInClassesThat(resideInAPackage(root + ".."))
                    .should()
                    .beAnnotatedWith(
                            describe(
                                    "injects",
                                    annotation ->
                                            Set.of("Inject", "Autowired", "Resource", "Injected")
                                                    .contains(
                                                            annotation
                                                                    .getRawType()
                                                                    .getSimpleName())))
                    .because("constructors say what is needed");
        }
    };

    /// The rule for the layers below a package.
    abstract ArchRule in(String root);

    private static DescribedPredicate<JavaClass> named(String simpleName) {
        return describe("is " + simpleName, type -> type.getSimpleName().equals(simpleName));
    }

    private static DescribedPredicate<JavaClass> areInBootstrapApartFrom(
            String root, String simpleName) {
        return resideInAPackage(root + ".bootstrap..").and(not(named(simpleName)));
    }

    private static DescribedPredicate<JavaAccess<?>> nowOf(String type) {
        return call("reads a clock", "java.time." + type, "now");
    }

    private static DescribedPredicate<JavaAccess<?>> call(
            String description, String owner, String... members) {
        Set<String> names = Set.of(members);
        return describe(
                description,
                access ->
                        access.getTargetOwner().getName().equals(owner)
                                && names.contains(access.getName()));
    }
}

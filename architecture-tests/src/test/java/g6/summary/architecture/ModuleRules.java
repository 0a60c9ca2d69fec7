package g6.summary.architecture;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Requires;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the module descriptors may say: the first line of enforcement, held to its own rules. Each
/// rule gives a sentence per violation.
enum ModuleRules {
    DOMAIN_REQUIRES_NOTHING {
        @Override
        List<String> violations(Map<String, ModuleDescriptor> modules) {
            return unlessWithin(modules, "g6.summary.domain", Set.of());
        }
    },
    APPLICATION_REQUIRES_THE_DOMAIN_ALONE {
        @Override
        List<String> violations(Map<String, ModuleDescriptor> modules) {
            return unlessWithin(modules, "g6.summary.application", Set.of("g6.summary.domain"));
        }
    },
    ADAPTERS_REQUIRE_THE_APPLICATION_AND_NO_OTHER_MODULE_OF_OURS {
        @Override
        List<String> violations(Map<String, ModuleDescriptor> modules) {
            Set<String> inner = Set.of("g6.summary.application", "g6.summary.domain");
            return adapters(modules)
                    .flatMap(
                            adapter ->
                                    required(adapter)
                                            .filter(name -> name.startsWith("g6.summary."))
                                            .filter(name -> !inner.contains(name))
                                            .map(name -> adapter.name() + " requires " + name))
                    .toList();
        }
    },
    A_LIBRARY_STAYS_IN_ONE_MODULE {
        @Override
        List<String> violations(Map<String, ModuleDescriptor> modules) {
            Map<String, Set<String>> users = new TreeMap<>();
            ours(modules)
                    .forEach(
                            module ->
                                    required(module)
                                            .filter(ModuleRules::isLibrary)
                                            .forEach(
                                                    library ->
                                                            users.computeIfAbsent(
                                                                            library,
                                                                            _ -> new TreeSet<>())
                                                                    .add(module.name())));
            return users.entrySet().stream()
                    .filter(use -> use.getValue().size() > 1)
                    .map(use -> use.getKey() + " is required by " + use.getValue())
                    .toList();
        }
    },
    THE_CORE_EXPORTS_ONE_PACKAGE_AND_ADAPTERS_EXPORT_TO_BOOTSTRAP_ALONE {
        @Override
        List<String> violations(Map<String, ModuleDescriptor> modules) {
            List<String> violations = new ArrayList<>();
            ours(modules)
                    .forEach(
                            module ->
                                    module.exports().stream()
                                            .filter(exports -> !mayExport(module, exports))
                                            .map(exports -> module.name() + " exports " + exports)
                                            .forEach(violations::add));
            return violations;
        }

        private static boolean mayExport(ModuleDescriptor module, Exports exports) {
            boolean ownPackage = exports.source().equals(module.name());
            boolean toAll = !exports.isQualified();
            boolean toBootstrap = exports.targets().equals(Set.of("g6.summary.bootstrap"));
            return ownPackage && (isCore(module) ? toAll : toBootstrap && isAdapter(module));
        }
    },
    NOTHING_IS_OPEN_TO_REFLECTION {
        @Override
        List<String> violations(Map<String, ModuleDescriptor> modules) {
            return ours(modules)
                    .filter(module -> module.isOpen() || !module.opens().isEmpty())
                    .map(module -> module.name() + " opens " + module.opens())
                    .toList();
        }
    },
    OUR_MODULES_ARE_EXPLICIT_AND_NAMED_AFTER_THEIR_PACKAGE {
        @Override
        List<String> violations(Map<String, ModuleDescriptor> modules) {
            return ours(modules)
                    .filter(
                            module ->
                                    module.isAutomatic()
                                            || !module.packages().equals(Set.of(module.name())))
                    .map(module -> module.name() + " holds " + module.packages())
                    .toList();
        }
    },
    AUTOMATIC_MODULES_ARE_ACKNOWLEDGED {
        // They have no descriptors of their own.
        private static final Set<String> ACKNOWLEDGED =
                Set.of(
                        "HdrHistogram",
                        "io.prometheus.metrics.config",
                        "io.prometheus.metrics.core",
                        "io.prometheus.metrics.model",
                        "io.prometheus.metrics.tracer.common",
                        "io.prometheus.writer.text",
                        "micrometer.commons",
                        "micrometer.core",
                        "micrometer.observation",
                        "micrometer.registry.prometheus",
                        "org.jline");

        @Override
        List<String> violations(Map<String, ModuleDescriptor> modules) {
            return modules.values().stream()
                    .filter(ModuleDescriptor::isAutomatic)
                    .map(ModuleDescriptor::name)
                    .filter(name -> !ACKNOWLEDGED.contains(name))
                    .map(name -> name + " is an automatic module")
                    .toList();
        }
    },
    NO_MODULE_REQUIRES_ITSELF_BY_WAY_OF_OTHERS {
        @Override
        List<String> violations(Map<String, ModuleDescriptor> modules) {
            return ours(modules)
                    .map(ModuleDescriptor::name)
                    .filter(name -> reachable(name, modules).contains(name))
                    .map(name -> name + " requires itself")
                    .toList();
        }

        private static Set<String> reachable(String start, Map<String, ModuleDescriptor> modules) {
            Set<String> reached = new HashSet<>();
            Deque<String> open = new ArrayDeque<>(List.of(start));
            while (!open.isEmpty()) {
                ModuleDescriptor module = modules.get(open.pop());
                if (module != null) {
                    required(module).filter(reached::add).forEach(open::push);
                }
            }
            return reached;
        }
    };

    /// One sentence for each violation among these modules, by name.
    abstract List<String> violations(Map<String, ModuleDescriptor> modules);

    static Map<String, ModuleDescriptor> byName(Stream<ModuleDescriptor> modules) {
        return modules.collect(Collectors.toMap(ModuleDescriptor::name, Function.identity()));
    }

    private static List<String> unlessWithin(
            Map<String, ModuleDescriptor> modules, String name, Set<String> allowed) {
        ModuleDescriptor module = modules.get(name);
        if (module == null) {
            return List.of(name + " is missing");
        }
        return required(module)
                .filter(required -> !allowed.contains(required))
                .map(required -> name + " requires " + required)
                .toList();
    }

    private static Stream<String> required(ModuleDescriptor module) {
        return module.requires().stream()
                .filter(requires -> !requires.modifiers().contains(Requires.Modifier.STATIC))
                .map(Requires::name)
                .filter(name -> !name.equals("java.base"));
    }

    private static Stream<ModuleDescriptor> ours(Map<String, ModuleDescriptor> modules) {
        return modules.values().stream().filter(m -> m.name().startsWith("g6.summary."));
    }

    private static Stream<ModuleDescriptor> adapters(Map<String, ModuleDescriptor> modules) {
        return ours(modules).filter(ModuleRules::isAdapter);
    }

    private static boolean isAdapter(ModuleDescriptor module) {
        return module.name().startsWith("g6.summary.in.")
                || module.name().startsWith("g6.summary.out.");
    }

    private static boolean isCore(ModuleDescriptor module) {
        return module.name().equals("g6.summary.domain")
                || module.name().equals("g6.summary.application");
    }

    private static boolean isLibrary(String name) {
        return !name.startsWith("g6.summary.")
                && !name.startsWith("java.")
                && !name.startsWith("jdk.");
    }
}

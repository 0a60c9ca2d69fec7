package g6.summary.architecture;

import java.util.Set;
import java.util.regex.Pattern;

/// What only the sources tell: javac writes catch blocks of its own, and comments are gone.
enum SourceRules {
    THROWABLE_IS_CAUGHT_BY_THE_LOOPS_ONE_GUARD_ALONE {
        // Calls of foreign functions declare it, whatever the function.
        private static final Set<String> MAY = Set.of("SummaryLoop.java", "CLibrary.java");

        private static final Pattern CATCH =
                Pattern.compile("catch\\s*\\([^)]*\\b(java\\.lang\\.)?Throwable\\b[^)]*\\)");

        @Override
        boolean isBrokenBy(String fileName, String source) {
            return !MAY.contains(fileName) && CATCH.matcher(source).find();
        }
    },
    EVERY_PACKAGE_AND_MODULE_SAYS_WHAT_LIVES_THERE {
        private static final int SHORTEST = 100;

        @Override
        boolean isBrokenBy(String fileName, String source) {
            boolean isInfo =
                    fileName.equals("package-info.java") || fileName.equals("module-info.java");
            return isInfo && commentBeforeDeclaration(source) < SHORTEST;
        }

        private static int commentBeforeDeclaration(String source) {
            return source.lines()
                    .takeWhile(line -> line.startsWith("///"))
                    .mapToInt(String::length)
                    .sum();
        }
    },
    NO_TYPE_IS_NAMED_AFTER_NOTHING {
        private static final Pattern EMPTY_NAMES =
                Pattern.compile(".*(Utils?|Manager|Helper|Impl|Dto)\\.java");

        @Override
        boolean isBrokenBy(String fileName, String source) {
            return EMPTY_NAMES.matcher(fileName).matches();
        }
    },
    SIGNALS_ARE_TAKEN_IN_ONE_PLACE {
        @Override
        boolean isBrokenBy(String fileName, String source) {
            return !fileName.equals("Signals.java") && source.contains("sun.misc");
        }
    },
    PUBLIC_TYPES_HAVE_A_DOC_COMMENT {
        private static final Pattern BARE =
                Pattern.compile(
                        "(?m)(?:^|\\n"
                                + ")(?!///)[^\\n"
                                + "]*\\n"
                                + "(?:@[^\\n"
                                + "]*\\n"
                                + ")*public (?:final |sealed |abstract"
                                + " )*(?:class|interface|record|enum) ");

        @Override
        boolean isBrokenBy(String fileName, String source) {
            return BARE.matcher(withoutAnnotations(source)).find();
        }

        private static String withoutAnnotations(String source) {
            return source.replaceAll("(?m)^@[^\\n]*\\n", "");
        }
    };

    /// Whether one source file of the program breaks the rule.
    abstract boolean isBrokenBy(String fileName, String source);
}

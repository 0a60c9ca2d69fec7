package g6.summary.testkit;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// A program that a test needs to be real, such as `tmux` or `bindfs`.
public final class RealComponent {
    private RealComponent() {}

    /// Skips the running test where the program is not installed, or fails it where
    /// `G6_TEST_REQUIRE=all` says that it must be.
    public static void require(String program) {
        boolean isThere =
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, program))
                        .anyMatch(Files::isExecutable);
        if (!isThere) {
            missing(program + " is not installed");
        }
    }

    /// Skips the running test, or fails it under `G6_TEST_REQUIRE=all`, unless it runs as root.
    public static void requireRoot() {
        if (!System.getProperty("user.name").equals("root")) {
            missing("this test changes users and must run as root");
        }
    }

    private static void missing(String what) {
        if ("all".equals(System.getenv("G6_TEST_REQUIRE"))) {
            fail(what + ", and G6_TEST_REQUIRE=all asks for it");
        }
        abort(what);
    }
}

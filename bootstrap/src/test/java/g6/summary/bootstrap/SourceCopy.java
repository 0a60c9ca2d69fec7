package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// The sources as somebody gets them who builds for the first time, and programs that run on them.
final class SourceCopy {
    private static final Set<String> NOT_SOURCES = Set.of("target", ".git");

    private static final String STEERING = "(G6|MAVEN|JAVA|JDK|_JAVA)_.*";

    private SourceCopy() {}

    /// How a program ended, and what it said.
    record Ended(int code, String out, String err) {

        /// Runs a program to its end. Of the test's own environment it gets nothing that would
        /// steer it, Maven or Java.
        static Ended of(ProcessBuilder program, Map<String, String> environment) throws Exception {
            program.environment().keySet().removeIf(name -> name.matches(STEERING));
            program.environment().putAll(environment);
            Path err = Files.createTempFile("err", ".txt");
            try {
                Process process = program.redirectError(err.toFile()).start();
                byte[] out = process.getInputStream().readAllBytes();
                assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
                return new Ended(
                        process.exitValue(),
                        new String(out, StandardCharsets.UTF_8),
                        Files.readString(err));
            } finally {
                Files.delete(err);
            }
        }
    }

    /// Copies them into an empty folder.
    static void to(Path folder) throws IOException {
        Path root = Path.of(System.getProperty("project.root"));
        Files.walkFileTree(root, copying(root, folder));
    }

    private static SimpleFileVisitor<Path> copying(Path root, Path target) {
        return new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                    throws IOException {
                if (NOT_SOURCES.contains(folder.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(target.resolve(root.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                    throws IOException {
                Files.copy(file, target.resolve(root.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        };
    }
}

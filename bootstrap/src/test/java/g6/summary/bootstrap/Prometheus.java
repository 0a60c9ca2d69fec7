package g6.summary.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A real Prometheus with the configuration, the rules and the alerts that are shipped.
final class Prometheus implements AutoCloseable {
    static final Path KIT =
            Path.of(System.getProperty("project.root"), "docs/operations/prometheus");

    private final RunningProgram program;
    private final int port;

    private Prometheus(RunningProgram program, int port) {
        this.program = program;
        this.port = port;
    }

    /// As an operator would, by the comments in the file.
    private static String withToken(String configuration, Path token) {
        return configuration
                .replace("# authorization:", "authorization:")
                .replace("#   type: Bearer", "  type: Bearer")
                .replace(
                        "#   credentials_file: /etc/prometheus/g6-summary-token",
                        "  credentials_file: " + token);
    }

    /// Scrapes this port and works rules out twice a second.
    ///
    /// @param token the file that holds what it is to send
    static Prometheus scraping(int target, Path folder, Optional<Path> token) throws IOException {
        try (Stream<Path> files = Files.list(KIT)) {
            for (Path file : files.toList()) {
                Files.writeString(
                        folder.resolve(file.getFileName()), hurried(Files.readString(file)));
            }
        }
        Path configuration = folder.resolve("prometheus.yml");
        String shipped = Files.readString(configuration);
        Files.writeString(
                configuration,
                token.map(file -> withToken(shipped, file))
                        .orElse(shipped)
                        .replace("127.0.0.1:9329", "127.0.0.1:" + target));
        int port = RunningProgram.freePort();
        return new Prometheus(
                RunningProgram.start(
                        Map.of(),
                        List.of(
                                "prometheus",
                                "--config.file=" + configuration,
                                "--storage.tsdb.path=" + folder.resolve("data"),
                                "--web.listen-address=127.0.0.1:" + port,
                                "--log.level=warn")),
                port);
    }

    private static String hurried(String text) {
        return text.replaceAll("((?:interval|timeout): )\\d+[ms]", "$1 500ms");
    }

    RunningProgram program() {
        return program;
    }

    /// What the query gives, as the server writes it.
    String query(String expression) {
        return get("query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
    }

    /// How many series the query gives.
    long count(String expression) {
        return Pattern.compile("\"value\":\\[").matcher(query(expression)).results().count();
    }

    /// All rules, and how they fare.
    String rules() {
        return get("rules");
    }

    private String get(String path) {
        URI uri = URI.create("http://127.0.0.1:" + port + "/api/v1/" + path);
        try (InputStream in = uri.toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until the query gives something.
    void await(String expression) throws Exception {
        program.await(expression + " gives something", () -> gives(expression));
    }

    private boolean gives(String expression) {
        try {
            return count(expression) > 0;
        } catch (UncheckedIOException _) {
            return false; // it is not ready yet
        }
    }

    @Override
    public void close() {
        program.close();
    }
}

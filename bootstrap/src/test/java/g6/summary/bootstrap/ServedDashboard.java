package g6.summary.bootstrap;

import g6.summary.testkit.Samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The packaged program as a service with one port, showing a status file that the test writes.
final class ServedDashboard implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("listening on \\S+ port (\\d+)");

    private final Path folder;
    private final RunningProgram program;
    private final int port;

    private ServedDashboard(Path folder, RunningProgram program, int port) {
        this.folder = folder;
        this.program = program;
        this.port = port;
    }

    /// Starts on a port that is free, unless the environment says which. Ready when it returns.
    ///
    /// @param folder for the status file; if there is one already, it is shown
    static ServedDashboard start(Path folder, Map<String, String> environment) throws IOException {
        return start(folder, environment, List.of());
    }

    /// @param wrapper a command that ends with running the one that follows
    static ServedDashboard start(Path folder, Map<String, String> environment, List<String> wrapper)
            throws IOException {
        Path status = status(folder);
        if (!Files.exists(status)) {
            Files.writeString(status, atCycle(1));
        }
        Map<String, String> settings = new HashMap<>();
        settings.put("G6_UNIFIED_HTTP", "1");
        settings.put("G6_UNIFIED_HTTP_PORT", "0");
        settings.put("G6_SUMMARY_REFRESH_SEC", "0.05");
        settings.putAll(environment);
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(RunningProgram.command("serve", "--status-file", status.toString()));
        RunningProgram program = RunningProgram.start(settings, command);
        try {
            return new ServedDashboard(folder, program, port(program));
        } catch (AssertionError failed) {
            program.close();
            throw failed;
        }
    }

    private static int port(RunningProgram program) {
        Matcher listening = LISTENING.matcher(program.errWith("listening on "));
        if (!listening.find()) {
            throw new AssertionError("the log does not say on which port");
        }
        return Integer.parseInt(listening.group(1));
    }

    private static Path status(Path folder) {
        return folder.resolve("runtime_status.json");
    }

    /// A document whose panel `cycle` says this number.
    static String atCycle(int number) {
        return Samples.text("nested-open").replace("40105", Integer.toString(number));
    }

    /// A document that takes so many kilobytes and more, all of which change with the number.
    static String large(int kilobytes, int number) {
        return IntStream.range(0, kilobytes)
                .mapToObj(n -> "\"" + number + "-" + n + "-" + "LONG".repeat(256) + "\"")
                .collect(Collectors.joining(",", "{\"indices\":[", "]}"));
    }

    int port() {
        return port;
    }

    /// Whether the program has its end of a connection, by the kernel's tables. One that is not
    /// taken yet, or no more, is no file of any process: its inode is 0.
    boolean holds(RawConnection connection) throws IOException {
        String itsEnd = String.format(Locale.ROOT, ":%04X", port);
        String otherEnd = String.format(Locale.ROOT, ":%04X", connection.localPort());
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] fields = line.strip().split("\\s+", -1);
                if (fields[1].endsWith(itsEnd)
                        && fields[2].endsWith(otherEnd)
                        && !fields[9].equals("0")) {
                    return true;
                }
            }
        }
        return false;
    }

    RunningProgram program() {
        return program;
    }

    /// Replaces the status file, as a collector does.
    void show(String document) throws IOException {
        Path next = Files.writeString(folder.resolve("next"), document);
        Files.move(next, status(folder), StandardCopyOption.ATOMIC_MOVE);
    }

    /// The body of what is answered with 200.
    String get(String path) throws IOException {
        try (RawConnection connection = RawConnection.to(port)) {
            connection.send(RawConnection.request("GET " + path));
            RawConnection.Head head = connection.head();
            String body = connection.body(head);
            if (head.status() != 200) {
                throw new IOException(path + " is answered with " + head.status() + ", " + body);
            }
            return body;
        }
    }

    /// What health says of the stream by this name.
    long figure(String name) throws IOException {
        Matcher figure =
                Pattern.compile("\"sse\":\\{[^}]*\"" + name + "\":(\\d+)")
                        .matcher(get("/summary/health"));
        if (!figure.find()) {
            throw new AssertionError("health does not say " + name);
        }
        return Long.parseLong(figure.group(1));
    }

    /// Waits until health says this of the stream.
    void awaitFigure(String name, long value) throws Exception {
        program.await("sse." + name + " is " + value, () -> figure(name) == value);
    }

    @Override
    public void close() {
        program.close();
    }
}

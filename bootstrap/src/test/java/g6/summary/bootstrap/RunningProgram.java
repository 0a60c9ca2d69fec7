package g6.summary.bootstrap;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The packaged program as a process of its own, read line by line. Whatever is waited for and does
/// not come within the deadline fails the test.
final class RunningProgram implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    /// Milliseconds between two looks at what tells of no change by itself.
    private static final long PATIENCE = 100;

    private static final Path JVM_OPTIONS =
            Path.of(System.getProperty("project.root"), "bootstrap/src/dist/lib/jvm.options");

    private static final String END = "\0end of output";

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> errLines = new LinkedBlockingQueue<>();
    private final FutureTask<String> out;
    private final FutureTask<String> err;

    private RunningProgram(Process process) {
        this.process = process;
        this.out = new FutureTask<>(() -> read(process.inputReader(StandardCharsets.UTF_8), lines));
        this.err =
                new FutureTask<>(() -> read(process.errorReader(StandardCharsets.UTF_8), errLines));
        Thread.ofPlatform().daemon().start(out);
        Thread.ofPlatform().daemon().start(err);
    }

    static RunningProgram start(String... arguments) {
        return start(Map.of(), command(arguments));
    }

    static RunningProgram start(Map<String, String> environment, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.matches("G6_.*|MAVEN_.*|JAVA_.*"));
        builder.environment().put("G6_NO_WRITE_PANELS", "on"); // many share one working directory
        builder.environment().putAll(environment);
        try {
            return new RunningProgram(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A port that nobody has right now, for a program that must be told one.
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// How the launcher starts the program, but for compilations that a short run has nothing of. A
    /// build in the background may have signals ignored, which its children would inherit.
    static List<String> command(String... arguments) {
        return commandWith(System.getProperty("program.modules"), arguments);
    }

    /// The same with further modules.
    static List<String> commandWith(Path more, String... arguments) {
        return commandWith(
                System.getProperty("program.modules") + File.pathSeparator + more, arguments);
    }

    private static List<String> commandWith(String modules, String... arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "env",
                                "--default-signal=INT,TERM,HUP",
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "@" + JVM_OPTIONS,
                                "-XX:TieredStopAtLevel=1",
                                "--module-path",
                                modules,
                                "--module",
                                "g6.summary.bootstrap/g6.summary.bootstrap.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    /// The next frame, whole.
    String frame() {
        StringBuilder frame = new StringBuilder();
        boolean isLast = false;
        while (true) {
            String line = line();
            frame.append(line).append('\n');
            isLast |= line.equals("[Links]");
            if (isLast && line.isEmpty()) {
                return frame.toString();
            }
        }
    }

    /// The next frame that says this.
    String frameWith(String content) {
        String frame = frame();
        while (!frame.contains(content)) {
            frame = frame();
        }
        return frame;
    }

    /// Waits for a line on standard error that says this.
    ///
    /// @return the line
    String errWith(String content) {
        String line = next(errLines);
        while (!line.contains(content)) {
            if (line.equals(END)) {
                throw new AssertionError("the program ended without saying: " + content);
            }
            line = next(errLines);
        }
        return line;
    }

    /// The next line on standard output.
    String line() {
        String line = next(lines);
        if (line.equals(END)) {
            throw new AssertionError("the program ended instead, saying: " + err());
        }
        return line;
    }

    private static String next(BlockingQueue<String> queue) {
        try {
            String line = queue.poll(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
            return Objects.requireNonNull(line, "nothing was printed in time");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Waits for the end.
    ///
    /// @return the exit code
    int end() {
        try {
            if (!process.waitFor(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("the program did not end in time");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Everything printed from the start to the end, which is waited for.
    String out() {
        return whole(out);
    }

    /// What went wrong, up to the end, which is waited for.
    String err() {
        return whole(err);
    }

    private static String whole(FutureTask<String> stream) {
        try {
            return stream.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the stream did not end in time", e);
        }
    }

    /// Sends a signal by its name.
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    /// Sends a signal again and again, until the program has ended.
    void signalUntilItEnds(String name) throws IOException, InterruptedException {
        for (long left = DEADLINE.toMillis(); process.isAlive() && left > 0; left -= PATIENCE) {
            signal(name);
            process.waitFor(PATIENCE, TimeUnit.MILLISECONDS);
        }
    }

    /// Something that comes to hold sooner or later, and tells nobody when.
    @FunctionalInterface
    interface Condition {
        boolean holds() throws Exception;
    }

    /// Looks again and again until this holds.
    void await(String what, Condition condition) throws Exception {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("waited in vain until " + what);
            }
            process.waitFor(PATIENCE, TimeUnit.MILLISECONDS);
        }
    }

    /// Waits until a file says this.
    void awaitContent(Path file, String content) throws Exception {
        await(
                file + " says " + content,
                () -> Files.exists(file) && Files.readString(file).contains(content));
    }

    long pid() {
        return process.pid();
    }

    private static String read(BufferedReader reader, BlockingQueue<String> lines)
            throws IOException {
        StringBuilder text = new StringBuilder();
        try (reader) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                text.append(line).append('\n');
                lines.add(line);
            }
            return text.toString();
        } finally {
            lines.add(END);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}

package g6.summary.bootstrap;

import g6.summary.testkit.RealComponent;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A terminal that remembers every byte it got, and when. Whatever is waited for and does not come
/// within the deadline fails the test.
final class PseudoTerminal implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final Process process;
    private final Writer orders;
    private final List<Output> outputs = new ArrayList<>();
    private final ByteArrayOutputStream all = new ByteArrayOutputStream();
    private final List<String> news = new ArrayList<>();

    /// Bytes that came at once.
    ///
    /// @param at milliseconds since the terminal was opened
    record Output(long at, int count) {}

    private PseudoTerminal(Process process) {
        this.process = process;
        this.orders = process.outputWriter(StandardCharsets.US_ASCII);
        Thread.ofPlatform().daemon().start(this::listen);
    }

    /// One that runs a command.
    ///
    /// @param folder where it may lay files down
    static PseudoTerminal running(
            Path folder,
            int columns,
            int rows,
            Map<String, String> environment,
            List<String> command)
            throws IOException {
        RealComponent.require("python3");
        Path script = folder.resolve("terminal.py");
        try (InputStream resource =
                Objects.requireNonNull(PseudoTerminal.class.getResourceAsStream("terminal.py"))) {
            Files.write(script, resource.readAllBytes());
        }
        List<String> line = new ArrayList<>(List.of("python3", script.toString()));
        line.add(Integer.toString(columns));
        line.add(Integer.toString(rows));
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment()
                .keySet()
                .removeIf(name -> name.matches("(G6|TMUX|MAVEN|JAVA)_?.*|NO_COLOR|CLICOLOR.*"));
        builder.environment().put("TERM", "xterm-256color");
        builder.environment().put("G6_NO_WRITE_PANELS", "on");
        builder.environment().putAll(environment);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        return new PseudoTerminal(builder.start());
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(line);
            }
            take("silence");
        } catch (IOException e) {
            take("silence");
        }
    }

    private synchronized void take(String line) {
        if (line.startsWith("out ")) {
            String[] words = line.split(" ", -1);
            byte[] bytes = HexFormat.of().parseHex(words[2]);
            outputs.add(new Output(Long.parseLong(words[1]), bytes.length));
            all.writeBytes(bytes);
        } else {
            news.add(line);
        }
        notifyAll();
    }

    /// Waits until this holds, which is asked for whenever something came.
    synchronized void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0 || news.contains("silence")) {
                throw new AssertionError("waited in vain until " + what + "; got\n" + text());
            }
            wait(left);
        }
    }

    /// Waits until the program has written this.
    void awaitText(String text) throws InterruptedException {
        awaitText(text, 0);
    }

    /// Waits until the program has written this behind so many bytes.
    void awaitText(String text, int start) throws InterruptedException {
        await("it writes " + text, () -> text(start).contains(text));
    }

    /// What was told last about the process and its modes, as soon as it begins like this.
    String news(String start) throws InterruptedException {
        await("it tells " + start, () -> find(start) != null);
        return Objects.requireNonNull(find(start));
    }

    private synchronized @Nullable String find(String start) {
        return news.stream().filter(line -> line.startsWith(start)).findFirst().orElse(null);
    }

    /// Everything so far.
    synchronized byte[] bytes() {
        return all.toByteArray();
    }

    synchronized List<Output> outputs() {
        return List.copyOf(outputs);
    }

    /// Milliseconds from the opening to the last bytes.
    synchronized long lastAt() {
        return outputs.isEmpty() ? 0 : outputs.getLast().at();
    }

    int count() {
        return bytes().length;
    }

    String text() {
        return text(0);
    }

    /// Everything behind so many bytes.
    String text(int start) {
        byte[] bytes = bytes();
        return new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
    }

    private void order(String order) throws IOException {
        orders.write(order + "\n");
        orders.flush();
    }

    void resize(int columns, int rows) throws IOException {
        order("size " + columns + " " + rows);
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) throws IOException {
        order("send " + HexFormat.of().formatHex(bytes));
    }

    void signal(String name) throws IOException {
        order("signal " + name);
    }

    /// Takes no bytes any more.
    void freeze() throws IOException {
        order("hold");
    }

    void thaw() throws IOException {
        order("go");
    }

    void hangUp() throws IOException {
        order("close");
    }

    /// The process that runs in it.
    ProcessHandle inside() {
        return process.children().findFirst().orElseThrow();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}

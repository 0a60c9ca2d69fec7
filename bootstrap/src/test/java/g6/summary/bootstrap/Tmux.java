package g6.summary.bootstrap;

import g6.summary.testkit.RealComponent;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A terminal as somebody sits at it: a screen and a keyboard, with a program behind it. Whatever
/// is waited for and does not come within the deadline fails the test.
final class Tmux implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    /// Milliseconds between two looks at what tells of no change by itself.
    private static final long PATIENCE = 20;

    private final Path folder;
    private ProcessHandle server = ProcessHandle.current();
    private ProcessHandle inside = ProcessHandle.current();

    private Tmux(Path folder) {
        this.folder = folder;
    }

    /// One that runs this command and closes when it ends.
    static Tmux running(Path folder, int columns, int rows, List<String> command) throws Exception {
        return opened(folder, columns, rows, "exec " + quoted(command));
    }

    /// One with a shell that nobody has set up, in a folder.
    static Tmux withShell(Path folder, int columns, int rows) throws Exception {
        RealComponent.require("bash");
        return opened(folder, columns, rows, "exec bash --norc --noprofile");
    }

    private static Tmux opened(Path folder, int columns, int rows, String command)
            throws Exception {
        RealComponent.require("tmux");
        Tmux tmux = new Tmux(folder);
        String wide = Integer.toString(columns);
        String high = Integer.toString(rows);
        String ids =
                tmux.order(
                        new String[] {"new-session", "-d", "-P", "-F"},
                        "#{pid} #{pane_pid}",
                        "-x",
                        wide,
                        "-y",
                        high,
                        command);
        String[] pids = ids.strip().split(" ", -1);
        if (pids.length != 2) {
            throw new AssertionError("no terminal: " + ids);
        }
        tmux.server = ProcessHandle.of(Long.parseLong(pids[0])).orElseThrow();
        tmux.inside = ProcessHandle.of(Long.parseLong(pids[1])).orElseThrow();
        return tmux;
    }

    /// A command as a shell reads it.
    static String quoted(List<String> command) {
        return command.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }

    private String order(String[] first, String... more) throws Exception {
        return order(Stream.of(first, more).flatMap(Stream::of).toArray(String[]::new));
    }

    /// Tells it something, and returns what it answers.
    String order(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("tmux", "-u", "-f", "/dev/null", "-S"));
        command.add(folder.resolve("socket").toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).directory(folder.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.matches("(G6|TMUX|MAVEN|JAVA)_?.*|NO_COLOR|CLICOLOR.*"));
        builder.environment().put("HISTFILE", "");
        builder.environment().put("G6_NO_WRITE_PANELS", "on");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    /// Types a line for the shell.
    void enter(String line) throws Exception {
        order("send-keys", "-l", line);
        press("Enter");
    }

    /// Presses keys by their names.
    void press(String... keys) throws Exception {
        order(new String[] {"send-keys"}, keys);
    }

    /// Types this as it is.
    void type(String text) throws Exception {
        order("send-keys", "-l", text);
    }

    void resize(int columns, int rows) throws Exception {
        order("resize-window", "-x", Integer.toString(columns), "-y", Integer.toString(rows));
    }

    /// What it says about the terminal, such as `#{cursor_flag}`.
    String told(String format) throws Exception {
        return order("display-message", "-p", format).strip();
    }

    /// What is seen. A line that the terminal has wrapped is one line.
    List<String> lines() throws Exception {
        return order("capture-pane", "-p", "-J").lines().map(String::stripTrailing).toList();
    }

    /// What is seen, and what has been on the main screen and has moved out at its top.
    String everything() throws Exception {
        return order("capture-pane", "-p", "-J", "-S", "-");
    }

    String screen() throws Exception {
        return String.join("\n", lines());
    }

    /// The screen, as soon as it shows this.
    String screenWith(String content) throws Exception {
        return screenThat("shows " + content, screen -> screen.contains(content));
    }

    /// Whether a screen is the one that is waited for.
    @FunctionalInterface
    interface Look {
        boolean fits(String screen) throws Exception;
    }

    /// The screen, as soon as it fits.
    String screenThat(String what, Look look) throws Exception {
        long end = System.nanoTime() + DEADLINE.toNanos();
        String screen = screen();
        while (!look.fits(screen)) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("never a screen that " + what + " but\n" + screen);
            }
            TimeUnit.MILLISECONDS.sleep(PATIENCE);
            screen = screen();
        }
        return screen;
    }

    /// The process that it was started with.
    ProcessHandle inside() {
        return inside;
    }

    /// What the shell runs, as soon as that is one process.
    ProcessHandle job() throws Exception {
        screenThat("belongs to one job", _ -> inside.children().count() == 1);
        return inside.children().findFirst().orElseThrow();
    }

    /// Whether the shell runs something.
    boolean hasJob() {
        return inside.children().findAny().isPresent();
    }

    /// It takes no bytes from the program any more, and no orders either.
    void freeze() throws Exception {
        signal(server, "STOP");
    }

    void thaw() throws Exception {
        signal(server, "CONT");
    }

    /// Sends a signal by its name.
    static void signal(ProcessHandle process, String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    /// Waits for the end of a process.
    ///
    /// @return whether it ended in time
    static boolean ends(ProcessHandle process, Duration time) throws Exception {
        return process.onExit()
                .completeOnTimeout(process, time.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(ended -> !ended.isAlive())
                .get();
    }

    @Override
    public void close() {
        List<ProcessHandle> all = new ArrayList<>(inside.descendants().toList());
        all.add(inside);
        try {
            thaw();
            order("kill-server");
        } catch (Exception fault) {
            throw new AssertionError("the terminal does not close", fault);
        } finally {
            all.forEach(ProcessHandle::destroyForcibly);
        }
    }
}

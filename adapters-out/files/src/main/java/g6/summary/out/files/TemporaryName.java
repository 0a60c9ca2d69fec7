package g6.summary.out.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of a temporary file: hidden, and it tells whose it is,
/// `.status.json.4711-9f31c2aa.12.g6-tmp`.
///
/// @param pid the process that writes it
/// @param run tells two processes with the same id apart: in a container every run has the same one
record TemporaryName(long pid, String run) {
    private static final Pattern PATTERN =
            Pattern.compile("\\..*\\.([0-9]{1,18})-([0-9a-f]{8})\\.[0-9]+\\.g6-tmp");

    /// Names may have 255 bytes as a rule; what is added takes up to 50, a character up to 4.
    private static final int LONGEST_TARGET = 50;

    /// Systems know to the second only when a process started.
    private static final Duration ROUNDING = Duration.ofSeconds(2);

    private static final TemporaryName OURS =
            new TemporaryName(
                    ProcessHandle.current().pid(),
                    HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()));

    private static final AtomicLong COUNTER = new AtomicLong();

    /// A name that no other file has, for the new content of the target.
    static Path besides(Path target) {
        String name = String.valueOf(target.getFileName());
        return target.resolveSibling(
                "."
                        + clipped(name)
                        + "."
                        + OURS.pid
                        + "-"
                        + OURS.run
                        + "."
                        + COUNTER.incrementAndGet()
                        + ".g6-tmp");
    }

    private static String clipped(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_TARGET
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_TARGET));
    }

    /// The temporary name that this file has, if it has one.
    static Optional<TemporaryName> of(Path file) {
        Matcher name = PATTERN.matcher(String.valueOf(file.getFileName()));
        return name.matches()
                ? Optional.of(new TemporaryName(Long.parseLong(name.group(1)), name.group(2)))
                : Optional.empty();
    }

    /// Whether the process that wrote the file is still there. One that started after the last
    /// write has only inherited the writer's id.
    boolean writerLives(Instant lastWrite) {
        return pid == OURS.pid
                ? run.equals(OURS.run)
                : ProcessHandle.of(pid)
                        .filter(ProcessHandle::isAlive)
                        .filter(process -> !hasEnded(process))
                        .filter(process -> !startedAfter(process, lastWrite))
                        .isPresent();
    }

    /// Linux lists a process that has ended until its parent has asked how. In a container without
    /// an init nobody asks.
    private static boolean hasEnded(ProcessHandle process) {
        Path about = Path.of("/proc", String.valueOf(process.pid()), "stat");
        try {
            String fields = Files.readString(about, StandardCharsets.ISO_8859_1);
            return fields.startsWith(" Z", fields.lastIndexOf(')') + 1); // behind its name
        } catch (IOException _) { // another system, where nothing more is known
            return false;
        }
    }

    private static boolean startedAfter(ProcessHandle process, Instant lastWrite) {
        return process.info()
                .startInstant()
                .filter(start -> start.minus(ROUNDING).isAfter(lastWrite))
                .isPresent();
    }
}

package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import g6.summary.testkit.ManualClock;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

@Timeout(60) // what is blocked that must not be would hang
class ProcessLogTest {
    private static final String NOON = "2026-01-05T12:00:00Z ";
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int MOST_WAITING = 1024;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ProcessLog log = onto(err);
    private final Logger logger = log.logger("g6.summary.test");
    @TempDir private Path folder;

    private static ProcessLog onto(OutputStream target) {
        return new ProcessLog(target, ManualClock.at("2026-01-05T12:00:00Z"));
    }

    private static Settings settings(String... namesAndTexts) {
        Map<String, String> texts = new HashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            texts.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        Settings settings = SettingSources.of(texts).read();
        assertThat(settings.problems()).isEmpty();
        return settings;
    }

    private Settings intoFile() {
        return settings("G6_LOG_FILE", file().toString());
    }

    private Path file() {
        return folder.resolve("g6.log");
    }

    /// What was written to standard error. Nothing is logged afterwards.
    private List<String> lines() {
        return linesOf(log, err);
    }

    private static List<String> linesOf(ProcessLog log, ByteArrayOutputStream written) {
        log.end(LONG);
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @ParameterizedTest
    @CsvSource({"trace, 5", "debug, 4", "info, 3", "warning, 2", "error, 1", "off, 0"})
    void whatIsLessImportantIsLeftOut(String least, int logs) throws IOException {
        log.follow(settings("G6_LOG_LEVEL", least));
        List<Level> levels =
                List.of(Level.TRACE, Level.DEBUG, Level.INFO, Level.WARNING, Level.ERROR);

        levels.forEach(level -> logger.log(level, "said"));
        levels.forEach(level -> logger.log(level, "said {0}", "twice"));

        List<Level> logged = levels.subList(5 - logs, 5);
        assertThat(lines())
                .containsExactlyElementsOf(
                        List.of("said", "said twice").stream()
                                .flatMap(said -> logged.stream().map(level -> level + " " + said))
                                .map(line -> NOON + line)
                                .toList());
        levels.forEach(
                level -> assertThat(logger.isLoggable(level)).isEqualTo(logged.contains(level)));
    }

    @Test
    void untilItIsToldOtherwiseItLogsInformationAsText() {
        logger.log(Level.DEBUG, "quiet");
        logger.log(Level.INFO, "loud");

        assertThat(lines()).containsExactly(NOON + "INFO loud");
    }

    @Test
    void theLayoutIsChosen() throws IOException {
        log.follow(settings("G6_LOG_FORMAT", "json"));

        logger.log(Level.INFO, "said");

        assertThat(lines())
                .containsExactly(
                        "{\"level\":\"INFO\",\"logger\":\"g6.summary.test\",\"message\":\"said\","
                                + "\"time\":\"2026-01-05T12:00:00Z\"}");
    }

    @Test
    void parametersFillThePattern() {
        logger.log(Level.INFO, "it''s {0} of {1}", "one", "{2}'s");
        logger.log(Level.INFO, "{0}", (@Nullable Object) null);

        assertThat(lines()).containsExactly(NOON + "INFO it's one of {2}'s", NOON + "INFO null");
    }

    @Test
    void withoutParametersAMessageIsNoPattern() {
        logger.log(Level.INFO, "it's {0} {");
        logger.log(Level.INFO, "it's {0} {", new IllegalStateException("no"));
        logger.log(Level.INFO, () -> "it's {0} {");

        assertThat(lines().stream().filter(line -> line.startsWith(NOON)))
                .containsExactly(
                        NOON + "INFO it's {0} {",
                        NOON + "INFO it's {0} {",
                        NOON + "INFO it's {0} {");
    }

    @Test
    void aPatternThatIsNoneIsLoggedUnfilled() {
        logger.log(Level.INFO, "colour {0", "red");
        logger.log(Level.INFO, "{colour}", "red");

        assertThat(lines()).containsExactly(NOON + "INFO colour {0", NOON + "INFO {colour}");
    }

    @Test
    void whatCannotBeFilledIsLoggedUnfilled() {
        logger.log(Level.INFO, "about {0}", new Unspeakable());

        assertThat(lines()).containsExactly(NOON + "INFO about {0}");
    }

    private static final class Unspeakable {
        @Override
        public String toString() {
            throw new IllegalStateException("no words");
        }
    }

    @Test
    void aBundleTranslatesWhatItHas() {
        Bundle bundle = new Bundle();

        logger.log(Level.INFO, bundle, "greeting", "you");
        logger.log(Level.INFO, bundle, "farewell {0}", "you");
        logger.log(Level.INFO, bundle, "parting", (@Nullable Throwable) null);

        assertThat(lines())
                .containsExactly(
                        NOON + "INFO Salut you", NOON + "INFO farewell you", NOON + "INFO Adieu");
    }

    private static final class Bundle extends ListResourceBundle {
        @Override
        protected Object[][] getContents() {
            return new Object[][] {{"greeting", "Salut {0}"}, {"parting", "Adieu"}};
        }
    }

    @Test
    void aFaultIsLoggedWithWhereItHappened() {
        logger.log(Level.ERROR, "broken", new IllegalStateException("no\nmore"));

        assertThat(lines())
                .startsWith(NOON + "ERROR broken", "    java.lang.IllegalStateException: no␊more")
                .anyMatch(line -> line.startsWith("    at ") && line.contains("ProcessLogTest"));
    }

    /// Lets nothing through until it is opened.
    private static final class Gate extends OutputStream {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch opened = new CountDownLatch(1);
        private final ByteArrayOutputStream passed = new ByteArrayOutputStream();

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            reached.countDown();
            try {
                opened.await();
            } catch (InterruptedException _) { // said by the exception
                throw new InterruptedIOException();
            }
            passed.write(bytes, from, length);
        }
    }

    @Test
    void aReaderThatHangsHoldsUpNobodyAndLearnsWhatItMissed() throws InterruptedException {
        Gate gate = new Gate();
        ProcessLog blocked = onto(gate);
        blocked.add(Level.INFO, "test", "first", Optional.empty());
        gate.reached.await();

        for (int i = 1; i <= MOST_WAITING + 7; i++) {
            blocked.add(Level.INFO, "test", "line " + i, Optional.empty());
        }
        gate.opened.countDown();

        List<String> lines = linesOf(blocked, gate.passed);
        String notice = NOON + "WARNING 7 lines of the log could not be written before now";
        assertThat(lines).hasSize(1 + MOST_WAITING + 1).contains(NOON + "INFO first", notice);
        assertThat(lines.stream().filter(line -> line.contains("INFO line ")))
                .hasSize(MOST_WAITING)
                .contains(NOON + "INFO line 1", NOON + "INFO line " + MOST_WAITING);
    }

    @Test
    void theEndDoesNotWaitForAReaderThatHangs() throws InterruptedException {
        Gate gate = new Gate();
        ProcessLog blocked = onto(gate);
        blocked.add(Level.INFO, "test", "first", Optional.empty());
        gate.reached.await();

        blocked.end(Duration.ofMillis(1));

        assertThat(gate.passed.size()).isZero();
        gate.opened.countDown();
    }

    @Test
    void afterTheEndNothingIsLoggedAndNothingIsThrown() {
        log.end(LONG);

        logger.log(Level.ERROR, "too late");

        assertThat(lines()).isEmpty();
    }

    /// Fails at some of the writings, counted from 1.
    private static final class Failing extends OutputStream {
        private final Set<Integer> failures;
        private final ByteArrayOutputStream passed = new ByteArrayOutputStream();
        private int writings;

        Failing(Integer... failures) {
            this.failures = Set.of(failures);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (failures.contains(++writings)) {
                throw new IOException("No space left on device");
            }
            passed.write(bytes, from, length);
        }
    }

    private static List<String> fourLinesThrough(Failing failing) {
        ProcessLog failed = onto(failing);
        for (int i = 1; i <= 4; i++) {
            failed.add(Level.INFO, "test", "line " + i, Optional.empty());
        }
        return linesOf(failed, failing.passed);
    }

    @Test
    void linesThatCannotBeWrittenAreCounted() {
        assertThat(fourLinesThrough(new Failing(1, 2)))
                .containsExactly(
                        "", // half a line may stand before it
                        NOON + "WARNING 2 lines of the log could not be written before now",
                        NOON + "INFO line 3",
                        NOON + "INFO line 4");
    }

    @Test
    void noLineIsMissedTwice() {
        assertThat(fourLinesThrough(new Failing(1, 3)).stream().filter(l -> l.contains("WARNING")))
                .containsExactly(
                        NOON + "WARNING 1 lines of the log could not be written before now",
                        NOON + "WARNING 1 lines of the log could not be written before now");
    }

    @Test
    void aLogFileIsAppendedTo() throws IOException {
        Files.writeString(file(), "before\n");
        log.follow(intoFile());

        logger.log(Level.INFO, "said");

        assertThat(lines()).isEmpty();
        assertThat(file()).content().isEqualTo("before\n" + NOON + "INFO said\n");
    }

    @Test
    void aLogFileThatWasMovedAwayIsLetGo() throws IOException {
        Files.writeString(file(), "before\n");
        log.follow(intoFile());
        Path moved = Files.move(file(), folder.resolve("g6.log.1"));
        log.follow(intoFile());

        logger.log(Level.INFO, "said");

        assertThat(lines()).isEmpty();
        assertThat(moved).content().isEqualTo("before\n");
        assertThat(file()).content().isEqualTo(NOON + "INFO said\n");
    }

    @Test
    void aFileThatCannotBeOpenedChangesNothing() throws IOException {
        log.follow(intoFile());
        Settings unopenable = settings("G6_LOG_FILE", folder.toString(), "G6_LOG_LEVEL", "error");

        assertThatThrownBy(() -> log.follow(unopenable)).isInstanceOf(IOException.class);
        logger.log(Level.INFO, "said");

        assertThat(lines()).isEmpty();
        assertThat(file()).content().isEqualTo(NOON + "INFO said\n");
    }

    @Test
    void withoutAFileTheLogGoesBackToStandardError() throws IOException {
        log.follow(intoFile());
        log.follow(settings());

        logger.log(Level.INFO, "said");

        assertThat(lines()).containsExactly(NOON + "INFO said");
        assertThat(file()).isEmptyFile();
    }
}

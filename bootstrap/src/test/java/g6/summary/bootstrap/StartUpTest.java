package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

class StartUpTest {
    private final Spoken spoken = new Spoken();
    private final AtomicBoolean started = new AtomicBoolean();
    @TempDir private Path folder;

    private ExitCode start(Map<String, String> environment, boolean strict) {
        Session session = spoken.session(environment);
        return StartUp.with(
                session,
                SettingSources.of(environment),
                strict,
                live -> {
                    started.set(true);
                    session.logger().log(Level.DEBUG, "runs");
                    return ExitCode.FINE;
                });
    }

    @Test
    void withGoodSettingsTheCommandRuns() {
        assertThat(start(Map.of("G6_LOG_LEVEL", "debug"), true)).isEqualTo(ExitCode.FINE);

        assertThat(started).isTrue();
        assertThat(spoken.err()).isEqualTo(Spoken.NOON + "DEBUG runs\n");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceAndNothingStarts() {
        Map<String, String> environment =
                Map.of(
                        "G6_SSE_IP_ALLOW", "me",
                        "G6_HTTP_BIND", "*",
                        "G6_SUMMARY_REFRESH_SEC", "often",
                        "G6_LOG_FILE", folder.toString());

        assertThat(start(environment, false)).isEqualTo(ExitCode.CONFIGURATION);

        assertThat(started).isFalse();
        assertThat(spoken.err().lines())
                .containsExactlyInAnyOrder(
                        "g6-summary: G6_HTTP_BIND (environment) is not an IP address or a host"
                                + " name",
                        "g6-summary: G6_SSE_IP_ALLOW (environment) is not a list of IP addresses"
                                + " and CIDR ranges",
                        "g6-summary: G6_LOG_FILE cannot be opened: it is not a file");
    }

    @Test
    void aWarningKeepsItFromStartingWhereThatIsWanted() {
        Map<String, String> environment = Map.of("G6_SUMMARY_REFRESH_SEC", "often");

        assertThat(start(environment, true)).isEqualTo(ExitCode.CONFIGURATION);

        assertThat(started).isFalse();
        assertThat(spoken.err())
                .isEqualTo("g6-summary: G6_SUMMARY_REFRESH_SEC (environment) is not a number\n");
    }

    @Test
    void aLogThatCannotBeOpenedIsNoMatterOfSettings() {
        Path log = folder.resolve("missing/g6.log");

        assertThat(start(Map.of("G6_LOG_FILE", log.toString()), false)).isEqualTo(ExitCode.IO);

        assertThat(started).isFalse();
        assertThat(spoken.err())
                .isEqualTo(
                        "g6-summary: G6_LOG_FILE cannot be opened: "
                                + log
                                + ": no such file or folder\n");
    }

    @Test
    void whatDiffersFromWhatIsWrittenIsLogged() throws IOException {
        Path log = folder.resolve("g6.log");
        Map<String, String> environment =
                Map.of(
                        "G6_LOG_FILE", log.toString(),
                        "G6_SUMMARY_REFRESH_SEC", "often",
                        "G6_SUMMARY_REWRITE", "1");

        assertThat(start(environment, false)).isEqualTo(ExitCode.FINE);

        assertThat(spoken.err()).isEmpty();
        assertThat(Files.readAllLines(log))
                .containsExactlyInAnyOrder(
                        Spoken.NOON
                                + "WARNING G6_SUMMARY_REFRESH_SEC (environment) is not a number;"
                                + " the default, 0.5, holds",
                        Spoken.NOON
                                + "WARNING G6_SUMMARY_REWRITE (environment) is deprecated and has"
                                + " no effect; remove it: there is one implementation");
    }

    @Test
    void aSettingThatIsStillToComeIsLogged() {
        Setting<?> unfinished =
                KnownSettings.ALL.stream()
                        .filter(setting -> setting.effect() == Effect.NOT_YET)
                        .filter(setting -> setting.type().words().equals("on or off"))
                        .findFirst()
                        .orElseThrow();

        assertThat(start(Map.of(unfinished.name(), "on"), true)).isEqualTo(ExitCode.FINE);

        assertThat(spoken.err())
                .isEqualTo(
                        Spoken.NOON
                                + "WARNING "
                                + unfinished.name()
                                + " is set and has no effect in this version yet\n");
    }

    @Test
    void theProcessLearnsHowLongItsEndMayTake() {
        start(Map.of("G6_SHUTDOWN_TIMEOUT_MS", "1234"), false);

        assertThat(spoken.end().patience()).isEqualTo(Duration.ofMillis(1234));
    }
}

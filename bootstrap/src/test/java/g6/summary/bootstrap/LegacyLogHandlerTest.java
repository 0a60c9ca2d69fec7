package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

class LegacyLogHandlerTest {
    private static final Logger ROOT = Logger.getLogger("");

    /// Kept, so that its level is not forgotten with it.
    private static final Logger LIBRARY = Logger.getLogger("some.library");

    private final Spoken spoken = new Spoken();
    private final ProcessLog log = spoken.session(Map.of()).log();
    private final List<Handler> before = List.of(ROOT.getHandlers());
    private final Level levelBefore = ROOT.getLevel();

    @BeforeEach
    void install() throws IOException {
        log.follow(SettingSources.of(Map.of("G6_LOG_LEVEL", "trace")).read());
        LegacyLogHandler.install(log);
    }

    @AfterEach
    void restore() {
        Arrays.stream(ROOT.getHandlers()).forEach(ROOT::removeHandler);
        before.forEach(ROOT::addHandler);
        ROOT.setLevel(levelBefore);
    }

    @Test
    void noOtherHandlerIsLeft() {
        assertThat(ROOT.getHandlers()).singleElement().isInstanceOf(LegacyLogHandler.class);
    }

    @ParameterizedTest
    @CsvSource({
        "SEVERE, ERROR",
        "WARNING, WARNING",
        "INFO, INFO",
        "CONFIG, DEBUG",
        "FINE, DEBUG",
        "FINER, TRACE",
        "FINEST, TRACE",
        "1001, ERROR",
        "899, INFO",
    })
    void everyLevelHasItsCounterpart(String level, String counterpart) {
        LIBRARY.log(Level.parse(level), "said");

        assertThat(spoken.err()).isEqualTo(Spoken.NOON + counterpart + " said\n");
    }

    @Test
    void parametersAreFilledIn() {
        LIBRARY.log(Level.INFO, "{0} of {1}", new Object[] {"one", "two"});
        LIBRARY.log(Level.INFO, "it's {0");

        assertThat(spoken.err())
                .isEqualTo(Spoken.NOON + "INFO one of two\n" + Spoken.NOON + "INFO it's {0\n");
    }

    @Test
    void aFaultComesWithItsStack() {
        LIBRARY.log(Level.SEVERE, "broken", new IllegalStateException("no"));

        assertThat(spoken.err())
                .startsWith(Spoken.NOON + "ERROR broken\n    java.lang.IllegalStateException: no\n")
                .contains("    at ", "LegacyLogHandlerTest");
    }

    @Test
    void theLogsOwnLevelDecides() throws IOException {
        log.follow(SettingSources.of(Map.of("G6_LOG_LEVEL", "error")).read());

        LIBRARY.log(Level.INFO, "quiet");
        LIBRARY.log(Level.SEVERE, "loud");

        assertThat(spoken.err()).isEqualTo(Spoken.NOON + "ERROR loud\n");
    }

    @Test
    void aLineOfNobodyIsLogged() {
        Logger.getAnonymousLogger().log(Level.INFO, "said");

        assertThat(spoken.err()).isEqualTo(Spoken.NOON + "INFO said\n");
    }
}

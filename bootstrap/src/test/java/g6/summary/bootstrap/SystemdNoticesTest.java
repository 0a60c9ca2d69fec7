package g6.summary.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import g6.summary.application.Liveness;
import g6.summary.domain.Frame;
import g6.summary.domain.SourceState;
import g6.summary.domain.StatusFault;
import g6.summary.domain.Thresholds;
import g6.summary.testkit.ManualClock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a service manager hears, and when.
class SystemdNoticesTest {
    private static final Duration WATCHDOG = Duration.ofSeconds(30);
    private static final Duration HALF = Duration.ofSeconds(15);

    private final ManualClock clock = ManualClock.at("2025-10-17T16:33:00Z");
    private final Liveness liveness = new Liveness(() -> Duration.ofSeconds(20), clock::nanos);
    private final RecordingLog log = new RecordingLog();
    private final Manager manager = new Manager();
    private final SystemdNotices notices = notices(Optional.of(WATCHDOG));

    /// A service manager that is there, or not any more.
    private static final class Manager implements NotifySocket {
        private final List<String> heard = new ArrayList<>();
        private Optional<String> fault = Optional.empty();

        @Override
        public void send(String message) throws IOException {
            if (fault.isPresent()) {
                throw new IOException(fault.get());
            }
            heard.add(message);
        }

        List<String> heard() {
            List<String> news = List.copyOf(heard);
            heard.clear();
            return news;
        }
    }

    private SystemdNotices notices(Optional<Duration> watchdog) {
        return new SystemdNotices(manager, watchdog, liveness, clock::nanos, log);
    }

    private void completeACycle(SourceState source) {
        Frame frame =
                Frame.none()
                        .next(
                                clock.instant(),
                                source,
                                Optional.empty(),
                                List.of(),
                                Thresholds.defaults());
        liveness.cycleCompleted(frame, Duration.ZERO, Duration.ZERO);
        notices.cycleCompleted(frame, Duration.ZERO, Duration.ZERO);
        notices.sayWhatIsDue();
    }

    private static SourceState missing() {
        return SourceState.failed(
                new StatusFault(StatusFault.Outcome.MISSING, "a\nb"), Optional.empty());
    }

    @Test
    void itIsReadyOnceItHasCompletedACycle() {
        notices.sayWhatIsDue();
        assertThat(manager.heard()).isEmpty();

        completeACycle(SourceState.unread());
        assertThat(manager.heard()).containsExactly("READY=1", "STATUS=source is fresh");

        completeACycle(SourceState.unread());
        assertThat(manager.heard()).isEmpty();
    }

    @Test
    void aChangeOfTheSourceIsSaidInOneLine() {
        completeACycle(SourceState.unread());
        manager.heard();

        completeACycle(missing());
        completeACycle(missing());

        assertThat(manager.heard()).containsExactly("STATUS=source is failed, missing: a b");
    }

    @Test
    void aBrokenCycleIsNotReady() {
        notices.cycleBroken(Frame.none(), new IllegalStateException("broken"));
        notices.sayWhatIsDue();

        assertThat(manager.heard()).containsExactly("STATUS=source is fresh");
    }

    @Test
    void signsOfLifeComeTwiceInTheWatchdogsTime() {
        notices.sayWhatIsDue();
        completeACycle(SourceState.unread());
        manager.heard();

        clock.advance(HALF.minusNanos(1));
        notices.sayWhatIsDue();
        assertThat(manager.heard()).isEmpty();

        clock.advance(Duration.ofNanos(1));
        notices.sayWhatIsDue();
        notices.sayWhatIsDue();
        assertThat(manager.heard()).containsExactly("WATCHDOG=1");
    }

    @Test
    void aLoopThatHangsGivesNoSignOfLife() {
        completeACycle(SourceState.unread());
        manager.heard();
        for (int i = 0; i < 4; i++) { // alive for three intervals of 20 s
            clock.advance(HALF);
            notices.sayWhatIsDue();
        }
        assertThat(manager.heard()).hasSize(4).containsOnly("WATCHDOG=1");

        clock.advance(HALF);
        notices.sayWhatIsDue();

        assertThat(manager.heard()).isEmpty();
    }

    @Test
    void withoutAWatchdogThereIsNoSignOfLife() {
        SystemdNotices silent = notices(Optional.empty());
        liveness.cycleCompleted(Frame.none(), Duration.ZERO, Duration.ZERO);

        silent.sayWhatIsDue();
        clock.advance(Duration.ofDays(2));
        liveness.cycleCompleted(Frame.none(), Duration.ZERO, Duration.ZERO);
        silent.sayWhatIsDue();

        assertThat(manager.heard()).isEmpty();
    }

    @Test
    void reloadingHasItsMomentAndEndsReady() {
        notices.cycleCompleted(Frame.none(), Duration.ZERO, Duration.ZERO);
        notices.sayWhatIsDue();
        manager.heard();

        clock.advance(Duration.ofSeconds(2));
        notices.reloading();
        clock.advance(Duration.ofSeconds(1));
        notices.ready();
        notices.stopping();
        notices.sayWhatIsDue();

        assertThat(manager.heard())
                .containsExactly("RELOADING=1\nMONOTONIC_USEC=2000000", "READY=1", "STOPPING=1");
    }

    @Test
    void aReloadBeforeTheFirstCycleMakesNothingReady() {
        notices.reloading();
        notices.ready();
        notices.sayWhatIsDue();

        assertThat(manager.heard()).singleElement().asString().startsWith("RELOADING=1");
    }

    @Test
    void aManagerThatIsGoneIsLoggedOncePerCause() {
        manager.fault = Optional.of("error 111");
        notices.stopping();
        notices.stopping();
        notices.sayWhatIsDue();
        manager.fault = Optional.empty();
        notices.stopping();
        notices.sayWhatIsDue();
        manager.fault = Optional.of("error 111");
        notices.stopping();
        notices.sayWhatIsDue();

        assertThat(log.lines())
                .hasSize(2)
                .containsOnly("WARNING service manager could not be told: error 111");
        assertThat(manager.heard()).containsExactly("STOPPING=1");
    }

    @Test
    void withoutAManagerNothingWaits() {
        NotifySocket nobody = NotifySocket.from(Map.of("NOTIFY_SOCKET", ""));
        assertThat(nobody.isThere()).isFalse();
        SystemdNotices unheard =
                new SystemdNotices(nobody, Optional.of(WATCHDOG), liveness, clock::nanos, log);
        unheard.start();
        unheard.stopping();
        unheard.sayWhatIsDue();

        assertThat(log.lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vsock:2:1234", "relative/path"})
    void anAddressOfAnotherKindIsRefused(String address) {
        NotifySocket socket = NotifySocket.from(Map.of("NOTIFY_SOCKET", address));

        assertThatThrownBy(() -> socket.send("READY=1"))
                .isInstanceOf(IOException.class)
                .hasMessage(address + ": neither a path nor an abstract name");
    }

    @Test
    void anAddressThatIsTooLongIsRefused() {
        String address = "/" + "a".repeat(107);
        NotifySocket socket = NotifySocket.from(Map.of("NOTIFY_SOCKET", address));

        assertThatThrownBy(() -> socket.send("READY=1"))
                .isInstanceOf(IOException.class)
                .hasMessage(address + ": longer than a socket's name can be");
    }

    @ParameterizedTest
    @CsvSource({
        "30000000, 30s",
        "1, 0.000001s",
        "0, ''",
        "'', ''",
        "-5, ''",
        "soon, ''",
        "9e9, ''"
    })
    void theWatchdogsTimeIsInMicroseconds(String micros, String duration) {
        assertThat(SystemdNotices.watchdog(Map.of("WATCHDOG_USEC", micros), 17))
                .isEqualTo(
                        duration.isEmpty()
                                ? Optional.empty()
                                : Optional.of(Duration.parse("PT" + duration)));
    }

    @Test
    void aWatchdogOfAnotherProcessIsNone() {
        Map<String, String> environment = Map.of("WATCHDOG_USEC", "1000", "WATCHDOG_PID", "17");

        assertThat(SystemdNotices.watchdog(environment, 17)).contains(Duration.ofMillis(1));
        assertThat(SystemdNotices.watchdog(environment, 18)).isEmpty();
    }
}

package g6.summary.out.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import g6.summary.application.CycleObserver;
import g6.summary.application.Playback.Position;
import g6.summary.application.StatusReading;
import g6.summary.domain.Frame;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.SourceState;
import g6.summary.domain.Value;
import g6.summary.in.json.JsonStatusDecoder;
import g6.summary.testkit.ManualClock;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A recording of ten cycles, two seconds apart: pictures begin with the cycles 0, 3, 4 and 8.
@Timeout(60)
class ReplayTest {
    private static final Instant START = Instant.parse("2025-10-17T10:00:00Z");
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Duration ALL_DAY = Duration.ofHours(10);
    private static final int[] NUMBERS = {1, 1, 1, 2, 3, 3, 3, 3, 4, 4};

    private final ManualClock now = ManualClock.at("2026-01-05T12:00:00Z");

    @TempDir private Path folder;

    @BeforeEach
    void record() throws IOException {
        recordAgain();
    }

    private void recordAgain() throws IOException {
        Instant[] times = new Instant[NUMBERS.length];
        Arrays.setAll(times, ReplayTest::at);
        record(times);
    }

    /// A segment of so many cycles.
    private void record(Instant... times) throws IOException {
        Cycles cycles = new Cycles();
        try (Recording recording =
                new Recording(
                        folder,
                        new FakeLock(),
                        () -> new Recording.Bounds(1 << 20, Duration.ofDays(20_000_000)),
                        now::nanos)) {
            for (int i = 0; i < times.length; i++) {
                Frame frame = cycles.next(times[i], Cycles.asOf(START), List.of(panel(NUMBERS[i])));
                recording.deliver(frame, frame.changesSince(Frame.none()));
            }
        }
    }

    private static Instant at(int cycle) {
        return START.plus(INTERVAL.multipliedBy(cycle));
    }

    private static HashedPanel panel(int number) {
        return Cycles.panel("a", number);
    }

    private Recorded recorded() throws IOException {
        return Recorded.open(folder, new JsonStatusDecoder(202));
    }

    private Replay replay(Replay.Span span, double speed, boolean plays) throws IOException {
        Replay replay = new Replay(recorded(), now::nanos);
        replay.begin(span, speed, plays);
        return replay;
    }

    private Replay replay(double speed) throws IOException {
        return replay(new Replay.Span(0, 9, 0), speed, true);
    }

    private Replay halted(int start) throws IOException {
        Replay replay = replay(new Replay.Span(0, 9, start), 1, false);
        replay.read();
        return replay;
    }

    private static int number(StatusReading reading) {
        StatusReading.Panels brought = (StatusReading.Panels) reading;
        Value.Object data = (Value.Object) brought.panels().getFirst().panel().data();
        return ((Value.Number) data.get("number").orElseThrow()).decimal().intValue();
    }

    private static Position position(Replay replay) {
        return replay.position().orElseThrow();
    }

    @Test
    void atFullSpeedEveryCycleComesInItsTimeAndOrder() throws Exception {
        List<Integer> numbers = new ArrayList<>();
        List<Instant> times = new ArrayList<>();
        try (Replay replay = replay(Double.POSITIVE_INFINITY)) {
            for (int i = 0; i < NUMBERS.length; i++) {
                if (i > 0) {
                    assertThat(replay.awaitChange(ALL_DAY)).isTrue();
                }
                numbers.add(number(replay.read()));
                times.add(replay.cycles().instant());
            }
        }
        assertThat(numbers).containsExactly(1, 1, 1, 2, 3, 3, 3, 3, 4, 4);
        assertThat(times).startsWith(at(0), at(1), at(2)).endsWith(at(9));
    }

    @Test
    void panelsAndSourceAreThoseOfThen() throws Exception {
        try (Replay replay = replay(1)) {
            assertThat(replay.read())
                    .isEqualTo(new StatusReading.Panels(List.of(panel(1)), Cycles.asOf(START)));
        }
    }

    @Test
    void timeGoesOnAsFastAsSomebodyWants() throws Exception {
        try (Replay replay = replay(4)) {
            replay.read();
            now.advance(Duration.ofMillis(499));
            replay.read();
            assertThat(position(replay).number()).isEqualTo(1);
            assertThat(replay.clock().instant()).isEqualTo(START.plusMillis(1996));

            now.advance(Duration.ofMillis(1));
            assertThat(replay.awaitChange(ALL_DAY)).isTrue();
            replay.read();
            assertThat(position(replay).number()).isEqualTo(2);
        }
    }

    @Test
    void theClockDoesNotPassACycleThatIsNotShownYet() throws Exception {
        try (Replay replay = replay(1)) {
            replay.read();
            now.advance(Duration.ofMinutes(5));

            assertThat(replay.clock().instant()).isEqualTo(at(1));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e15, Double.POSITIVE_INFINITY})
    void aClockThatWasSetByAgesHoldsNothingUp(double speed) throws Exception {
        record(Instant.parse("+30000-01-01T00:00:00Z"));
        try (Replay replay = replay(new Replay.Span(9, 10, 9), speed, true)) {
            replay.read();
            now.advance(Duration.ofHours(1));

            assertThat(replay.awaitChange(ALL_DAY)).isTrue();
            replay.read();
            assertThat(position(replay).isLast()).isTrue();
        }
    }

    @Test
    void whereTheNextCycleIsMissedItSaysWhenItCame() throws Exception {
        Instant end = at(9).plus(Duration.ofHours(8));
        record(end, end.plus(INTERVAL));
        try (Replay replay = replay(new Replay.Span(8, 11, 8), 1, true)) {
            replay.read();
            now.advance(INTERVAL);
            replay.read();
            now.advance(INTERVAL.multipliedBy(3));
            assertThat(position(replay).gapEnd()).isEmpty();

            now.advance(Duration.ofMillis(1));
            assertThat(position(replay).gapEnd()).contains(end);

            replay.stepForward();
            replay.read();
            assertThat(position(replay).at()).isEqualTo(end);
            assertThat(position(replay).gapEnd()).isEmpty();
        }
    }

    @Test
    void cyclesThatAreAlwaysFarApartAreNoGaps() throws Exception {
        Duration apart = Duration.ofMinutes(10);
        Instant first = at(9).plus(apart);
        record(first, first.plus(apart), first.plus(apart.multipliedBy(2)));
        try (Replay replay = replay(new Replay.Span(10, 12, 10), 1, true)) {
            replay.read();
            now.advance(apart.minusMillis(1));

            assertThat(position(replay).gapEnd()).isEmpty();
        }
    }

    @Test
    void nothingComesWhileItIsHalted() throws Exception {
        try (Replay replay = halted(0)) {
            now.advance(Duration.ofMinutes(5));

            assertThat(replay.awaitChange(Duration.ofNanos(1))).isFalse();
            assertThat(number(replay.read())).isEqualTo(1);
            assertThat(position(replay).number()).isEqualTo(1);
            assertThat(replay.clock().instant()).isEqualTo(START);
        }
    }

    @Test
    void stepsGoFromPictureToPicture() throws Exception {
        try (Replay replay = halted(0)) {
            assertThat(shownAfterStepForward(replay)).isEqualTo(4);
            assertThat(shownAfterStepForward(replay)).isEqualTo(5);
            assertThat(shownAfterStepForward(replay)).isEqualTo(9);
            assertThat(shownAfterStepForward(replay)).isEqualTo(9);
            assertThat(shownAfterStepBack(replay)).isEqualTo(5);
            assertThat(shownAfterStepBack(replay)).isEqualTo(4);
            assertThat(shownAfterStepBack(replay)).isEqualTo(1);
            assertThat(shownAfterStepBack(replay)).isEqualTo(1);
        }
    }

    private static long shownAfterStepForward(Replay replay) throws Exception {
        replay.stepForward();
        assertThat(replay.awaitChange(ALL_DAY)).isTrue();
        replay.read();
        return position(replay).number();
    }

    private static long shownAfterStepBack(Replay replay) throws Exception {
        replay.stepBack();
        assertThat(replay.awaitChange(ALL_DAY)).isTrue();
        replay.read();
        return position(replay).number();
    }

    @Test
    void aStepBackFromTheMiddleOfAPictureShowsTheOneBefore() throws Exception {
        try (Replay replay = halted(6)) {
            assertThat(shownAfterStepBack(replay)).isEqualTo(4);
            assertThat(replay.clock().instant()).isEqualTo(at(3));
        }
    }

    @Test
    void severalStepsBetweenTwoReadingsAreAllTaken() throws Exception {
        try (Replay replay = halted(0)) {
            replay.stepForward();
            replay.stepForward();
            replay.stepForward();
            replay.stepBack();

            assertThat(number(replay.read())).isEqualTo(3);
        }
    }

    @Test
    void aStepHaltsAndPlayingGoesOnFromThere() throws Exception {
        try (Replay replay = replay(1)) {
            replay.read();
            shownAfterStepForward(replay);
            assertThat(position(replay).isPlaying()).isFalse();

            replay.playOrHalt();
            now.advance(INTERVAL);
            replay.read();
            assertThat(position(replay).number()).isEqualTo(5);
        }
    }

    @Test
    void haltingHoldsTheTimeWithinACycle() throws Exception {
        try (Replay replay = replay(1)) {
            replay.read();
            now.advance(Duration.ofMillis(700));
            replay.playOrHalt();
            now.advance(Duration.ofHours(1));
            assertThat(replay.clock().instant()).isEqualTo(START.plusMillis(700));

            replay.playOrHalt();
            now.advance(Duration.ofMillis(300));
            assertThat(replay.clock().instant()).isEqualTo(START.plusMillis(1000));
        }
    }

    @Test
    void atTheEndItHaltsAndStaysThere() throws Exception {
        try (Replay replay = replay(new Replay.Span(2, 4, 4), 1, true)) {
            replay.read();

            assertThat(position(replay).isPlaying()).isFalse();
            assertThat(position(replay).isLast()).isTrue();
            replay.playOrHalt();
            assertThat(position(replay).isPlaying()).isFalse();
            assertThat(shownAfterStepForward(replay)).isEqualTo(3);
        }
    }

    @Test
    void nothingOutsideTheSpanIsShown() throws Exception {
        try (Replay replay = replay(new Replay.Span(3, 6, 3), 1, false)) {
            replay.read();

            assertThat(position(replay).count()).isEqualTo(4);
            assertThat(shownAfterStepBack(replay)).isEqualTo(1);
            assertThat(shownAfterStepForward(replay)).isEqualTo(2);
            assertThat(shownAfterStepForward(replay)).isEqualTo(2);
        }
    }

    @Test
    void theNextCycleWaitsForWhoeverHasToShowAllOfThem() throws Exception {
        try (Replay replay = replay(Double.POSITIVE_INFINITY)) {
            CycleObserver observer = replay.waitingFor("stdout");
            replay.read();
            assertThat(replay.awaitChange(Duration.ofNanos(1))).isFalse();

            Frame first = new Cycles().next(at(0), SourceState.unread(), List.of());
            observer.delivered("panels", first, Duration.ZERO);
            assertThat(replay.awaitChange(Duration.ofNanos(1))).isFalse();
            observer.deliveryFailed("stdout", first, new IOException());
            assertThat(replay.awaitChange(ALL_DAY)).isTrue();
        }
    }

    @Test
    void aCycleThatIsGoneIsSaidAndTheOthersFollow() throws Exception {
        Recorded past = recorded();
        try (Replay replay = new Replay(past, now::nanos)) {
            replay.begin(new Replay.Span(0, 9, 0), Double.POSITIVE_INFINITY, true);
            StatusReading.Panels first = (StatusReading.Panels) replay.read();
            Path segment = folder.resolve("segment-00000001.g6rec");
            byte[] content = Files.readAllBytes(segment);
            Files.delete(segment);
            forget(past);

            StatusReading.Panels gone = (StatusReading.Panels) replay.read();
            assertThat(gone.panels()).isEqualTo(first.panels());
            assertThat(gone.origin().fault().orElseThrow().cause()).contains("segment-00000001");

            Files.write(segment, content);
            replay.read();
            assertThat(number(replay.read())).isEqualTo(2);
        }
    }

    @Test
    void aStepGoesOverASegmentThatIsGone() throws Exception {
        recordAgain();
        recordAgain();
        Recorded past = recorded();
        try (Replay replay = new Replay(past, now::nanos)) {
            replay.begin(new Replay.Span(0, 29, 8), 1, false);
            replay.read();
            Files.delete(folder.resolve("segment-00000002.g6rec"));

            assertThat(shownAfterStepForward(replay)).isEqualTo(11);
            assertThat(cause(replay)).endsWith("segment-00000002.g6rec: it has been deleted");
            assertThat(shownAfterStepForward(replay)).isEqualTo(21);
            assertThat(number(replay.read())).isEqualTo(1);
            assertThat(shownAfterStepBack(replay)).isEqualTo(11);
            assertThat(shownAfterStepBack(replay)).isEqualTo(9);
            assertThat(number(replay.read())).isEqualTo(4);
        }
    }

    private static String cause(Replay replay) {
        StatusReading.Panels brought = (StatusReading.Panels) replay.read();
        return brought.origin().fault().orElseThrow().cause();
    }

    /// Lets it read the disk again.
    private static void forget(Recorded past) {
        past.close();
    }

    @Test
    void timeStandsStillAtNoSpeed() {
        assertThatThrownBy(() -> replay(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> replay(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}

package g6.summary.out.recording;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.domain.Frame;
import g6.summary.domain.HashedPanel;
import g6.summary.domain.Panel;
import g6.summary.domain.SourceState;
import g6.summary.domain.SourceState.Freshness;
import g6.summary.domain.StatusFault;
import g6.summary.domain.StatusFault.Outcome;
import g6.summary.domain.Value;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class RecordingPropertiesTest {

    /// One cycle of an arbitrary run.
    ///
    /// @param later time since the cycle before; negative where the clock was set
    record Step(Duration later, SourceState source, List<HashedPanel> panels, End end) {}

    /// What happens to the writer after a cycle.
    enum End {
        NOTHING,
        RESTART,
        KILL
    }

    @Property(tries = 150)
    void whatWasShownIsReadBack(@ForAll("runs") List<Step> run) throws IOException {
        try (Scratch scratch = Scratch.create();
                Recorder recorder = new Recorder(scratch.folder())) {
            play(run, recorder);

            List<Moment> read = recorder.moments();
            assertThat(read).isEqualTo(recorder.shown);
            assertThat(ids(read)).isEqualTo(ids(recorder.shown));
            assertThat(recorder.read().damages()).isEmpty();
        }
    }

    @Property(tries = 50)
    void seekingAgreesWithLookingAtEveryCycle(
            @ForAll("runs") List<Step> run, @ForAll @IntRange(min = -9, max = 9) int off)
            throws IOException {
        try (Scratch scratch = Scratch.create();
                Recorder recorder = new Recorder(scratch.folder())) {
            play(run, recorder);
            try (Recorded recorded = recorder.read()) {
                for (Moment moment : recorder.shown) {
                    Instant wanted = moment.at().plusMillis(off);
                    int expected = recorder.shown.size() - 1;
                    while (expected >= 0 && recorder.shown.get(expected).at().isAfter(wanted)) {
                        expected--;
                    }
                    assertThat(recorded.positionAt(wanted)).isEqualTo(expected);
                }
                for (int i = 1; i < recorder.shown.size(); i++) {
                    assertThat(recorded.isNews(i))
                            .isEqualTo(isNews(recorder.shown.get(i - 1), recorder.shown.get(i)));
                }
            }
        }
    }

    private static boolean isNews(Moment before, Moment now) {
        return !List.copyOf(Set.copyOf(before.panels())).containsAll(now.panels())
                || before.panels().size() != now.panels().size()
                || !before.source().saysTheSameAs(now.source());
    }

    @Property(tries = 4)
    void everyPrefixReadsUpToItsLastWholeCycleAndCanBeGoneOn(@ForAll("shortRuns") List<Step> run)
            throws IOException {
        try (Scratch scratch = Scratch.create()) {
            Written written = write(run, scratch.folder().resolve("whole"));
            for (int length = 0; length < written.bytes().length; length++) {
                Path folder = scratch.folder().resolve("cut" + length);
                Path segment = segmentOf(folder, Arrays.copyOf(written.bytes(), length));
                List<Moment> whole = written.wholeAt(length);
                assertThat(readOrNothing(folder)).isEqualTo(whole);

                try (Recorder next = new Recorder(folder)) {
                    next.cycle(Cycles.panel("next", 1));
                    List<Moment> all = new ArrayList<>(whole);
                    all.addAll(next.shown);
                    assertThat(next.moments()).isEqualTo(all);
                    assertThat(next.read().damages()).isEmpty();
                }
                assertThat(Files.exists(segment)).isTrue();
                Scratch.delete(folder);
            }
        }
    }

    @Property(tries = 4)
    void everyFlippedBitIsDetected(@ForAll("shortRuns") List<Step> run) throws IOException {
        try (Scratch scratch = Scratch.create()) {
            Written written = write(run, scratch.folder().resolve("whole"));
            Path folder = scratch.folder().resolve("flipped");
            for (int i = 0; i < written.bytes().length; i++) {
                for (int bit = 0; bit < 8; bit++) {
                    byte[] flipped = written.bytes().clone();
                    flipped[i] ^= (byte) (1 << bit);
                    segmentOf(folder, flipped);
                    List<Moment> read = readOrNothing(folder);
                    assertThat(read).isEqualTo(written.wholeAt(i));
                }
            }
        }
    }

    @Property(tries = 20)
    void theBoundOfSizeHoldsAfterEveryDelivery(
            @ForAll("runs") List<Step> run,
            @ForAll @IntRange(min = 2_000, max = 20_000) int maxBytes)
            throws IOException {
        try (Scratch scratch = Scratch.create();
                Recorder recorder = new Recorder(scratch.folder())) {
            recorder.bounds(maxBytes, Duration.ofDays(1000));
            for (int round = 0; round < 5; round++) {
                for (Step step : run) {
                    play(step, recorder);
                    assertThat(Scratch.bytes(scratch.folder())).isLessThanOrEqualTo(maxBytes);
                }
            }
            List<Moment> read = recorder.moments();
            int all = recorder.shown.size();
            assertThat(read).isEqualTo(recorder.shown.subList(all - read.size(), all));
        }
    }

    @Property(tries = 20)
    void theBoundOfAgeHoldsAfterEveryDelivery(
            @ForAll("runs") List<Step> run, @ForAll @IntRange(min = 1, max = 600) int maxSeconds)
            throws IOException {
        try (Scratch scratch = Scratch.create();
                Recorder recorder = new Recorder(scratch.folder())) {
            recorder.bounds(1 << 20, Duration.ofSeconds(maxSeconds));
            for (Step step : run) {
                play(
                        new Step(step.later().abs(), step.source(), step.panels(), step.end()),
                        recorder);
                Instant oldest = recorder.clock.instant().minusSeconds(maxSeconds);
                for (Path segment : Scratch.segments(scratch.folder())) {
                    long last = Segment.read(segment).lastTime();
                    assertThat(Instant.ofEpochMilli(last)).isAfterOrEqualTo(oldest.minusMillis(1));
                }
            }
        }
    }

    private static void play(List<Step> run, Recorder recorder) throws IOException {
        for (Step step : run) {
            play(step, recorder);
        }
    }

    private static void play(Step step, Recorder recorder) throws IOException {
        if (step.later().isNegative()) {
            recorder.clock.jumpTo(recorder.clock.instant().plus(step.later()));
        } else {
            recorder.clock.advance(step.later());
        }
        recorder.deliver(step.source(), step.panels());
        switch (step.end()) {
            case NOTHING -> {}
            case RESTART -> recorder.restart();
            case KILL -> recorder.killAndRestart();
        }
    }

    /// @param ends where each cycle ends in the bytes
    @SuppressWarnings("ArrayRecordComponent") // seen by these tests alone
    private record Written(byte[] bytes, List<Moment> shown, List<Integer> ends) {
        List<Moment> wholeAt(int length) {
            int whole = 0;
            while (whole < ends.size() && ends.get(whole) <= length) {
                whole++;
            }
            return shown.subList(0, whole);
        }
    }

    private static Written write(List<Step> run, Path folder) throws IOException {
        List<Integer> ends = new ArrayList<>();
        try (Recorder recorder = new Recorder(folder)) {
            for (Step step : run) {
                play(new Step(step.later(), step.source(), step.panels(), End.NOTHING), recorder);
                ends.add((int) Scratch.bytes(folder));
            }
            Path only = Scratch.segments(folder).getFirst();
            return new Written(Files.readAllBytes(only), recorder.shown, ends);
        }
    }

    private static Path segmentOf(Path folder, byte[] bytes) throws IOException {
        Files.createDirectories(folder);
        return Files.write(folder.resolve("segment-00000001.g6rec"), bytes);
    }

    private static List<Moment> readOrNothing(Path folder) throws IOException {
        return Segment.read(Scratch.segments(folder).getFirst()).size() == 0
                ? List.of()
                : Recorder.moments(folder);
    }

    private static List<String> ids(List<Moment> moments) {
        var cycles = new Cycles();
        return moments.stream()
                .map(moment -> cycles.next(moment.at(), moment.source(), moment.panels()))
                .map(Frame::id)
                .toList();
    }

    @Provide
    Arbitrary<List<Step>> runs() {
        return steps().list().ofMinSize(1).ofMaxSize(40);
    }

    @Provide
    Arbitrary<List<Step>> shortRuns() {
        return steps().list().ofMinSize(1).ofMaxSize(8);
    }

    private static Arbitrary<Step> steps() {
        Arbitrary<Long> millis =
                Arbitraries.frequencyOf(
                        Tuple.of(8, Arbitraries.longs().between(0, 2_000)),
                        Tuple.of(1, Arbitraries.longs().between(0, 100_000_000)),
                        Tuple.of(1, Arbitraries.longs().between(-100_000, 0)));
        Arbitrary<End> ends =
                Arbitraries.frequency(
                        Tuple.of(20, End.NOTHING), Tuple.of(1, End.RESTART), Tuple.of(1, End.KILL));
        return Combinators.combine(millis.map(Duration::ofMillis), sources(), panels(), ends)
                .as(Step::new);
    }

    private static Arbitrary<SourceState> sources() {
        Arbitrary<Optional<Instant>> asOf =
                Combinators.combine(
                                Arbitraries.longs().between(-100_000_000_000L, 100_000_000_000L),
                                Arbitraries.integers().between(0, 999_999_999))
                        .as(Instant::ofEpochSecond)
                        .map(Instant::from)
                        .optional();
        Arbitrary<StatusFault> faults =
                Combinators.combine(Arbitraries.of(Outcome.class), texts()).as(StatusFault::new);
        return Combinators.combine(Arbitraries.of(Freshness.class), asOf, faults)
                .as(
                        (freshness, at, fault) ->
                                freshness == Freshness.FAILED
                                        ? SourceState.failed(fault, at)
                                        : new SourceState(freshness, at, Optional.empty()));
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.strings().ofMaxLength(8).map(text -> new Value.Text(text).text());
    }

    /// Few keys and little content, so that panels come back, change, go and trade places.
    private static Arbitrary<List<HashedPanel>> panels() {
        Arbitrary<HashedPanel> panel =
                Combinators.combine(
                                Arbitraries.of("a", "b", "ключ", ""),
                                Arbitraries.of("t", "T"),
                                values())
                        .as(
                                (key, title, data) ->
                                        HashedPanel.of(
                                                new Panel(key, title, List.of(title), data)));
        return panel.list().uniqueElements(HashedPanel::key).ofMaxSize(4);
    }

    private static Arbitrary<Value> values() {
        Arbitrary<Value> scalars =
                Arbitraries.oneOf(
                        Arbitraries.of(Value.of(1), Value.of(2), Value.Null.NULL),
                        texts().map(Value::of),
                        Arbitraries.doubles().map(BigDecimal::valueOf).map(Value.Number::new),
                        Arbitraries.of(Value.of(true), Value.of(false)));
        return Arbitraries.oneOf(
                scalars,
                scalars.list().ofMaxSize(3).map(Value::of),
                scalars.map(value -> new Value.Object(Map.of("k", value, "é", value))));
    }
}

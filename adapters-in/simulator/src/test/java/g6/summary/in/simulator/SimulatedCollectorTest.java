package g6.summary.in.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import g6.summary.application.AtomicFiles;
import g6.summary.domain.CanonicalJson;
import g6.summary.testkit.ManualClock;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class SimulatedCollectorTest {
    private static final Duration REFRESH = Duration.ofSeconds(2);

    @TempDir Path folder;

    private final ManualClock clock = ManualClock.at("2025-10-17T06:00:00Z");
    private final List<Optional<String>> seen = new ArrayList<>();
    private final List<Path> tidied = new ArrayList<>();
    private Path file;

    @BeforeEach
    void placeTheFile() {
        file = folder.resolve("status.json");
    }

    @Test
    void everyRefreshBringsTheNextDocument() throws IOException {
        run(Set.of(), 5);

        assertThat(seen).containsExactlyElementsOf(documents(5));
    }

    @Test
    void lastCycleIsNotFollowedByAPause() throws IOException {
        run(Set.of(), 3);

        assertThat(clock.instant()).isEqualTo("2025-10-17T06:00:04Z");
    }

    @Test
    void leftoversAreRemovedFirst() throws IOException {
        run(Set.of(), 1);

        assertThat(tidied).containsExactly(folder);
    }

    @Test
    void truncatedDocumentsAreTheBeginningOfGoodOnes() throws IOException {
        run(Set.of(Fault.TRUNCATED), 200);

        List<Optional<String>> good = documents(200);
        int faults = 0;
        for (int i = 0; i < seen.size(); i++) {
            String written = seen.get(i).orElseThrow();
            assertThat(good.get(i).orElseThrow()).startsWith(written);
            faults += seen.get(i).equals(good.get(i)) ? 0 : 1;
        }
        assertThat(faults).isBetween(10, 35);
        assertThatItHeals(good);
    }

    @Test
    void malformedDocumentsHaveTrailingContent() throws IOException {
        run(Set.of(Fault.MALFORMED), 200);

        List<Optional<String>> good = documents(200);
        int faults = 0;
        for (int i = 0; i < seen.size(); i++) {
            if (!seen.get(i).equals(good.get(i))) {
                assertThat(seen.get(i)).contains(good.get(i).orElseThrow() + "}");
                faults++;
            }
        }
        assertThat(faults).isBetween(10, 35);
        assertThatItHeals(good);
    }

    @Test
    void missingFilesComeBackAfterAFewCycles() throws IOException {
        run(Set.of(Fault.MISSING), 200);

        List<Optional<String>> good = documents(200);
        int faults = 0;
        for (int i = 0; i < seen.size(); i++) {
            if (seen.get(i).isPresent()) {
                assertThat(seen.get(i)).isEqualTo(good.get(i));
            } else {
                faults++;
            }
        }
        assertThat(faults).isBetween(15, 80);
        assertThatItHeals(good);
    }

    @Test
    void everyKindOfFaultComes() throws IOException {
        run(Set.of(Fault.values()), 300);

        List<Optional<String>> good = documents(300);
        assertThat(seen).anyMatch(Optional::isEmpty);
        assertThat(seen).anyMatch(text -> text.filter(t -> t.endsWith("}}}")).isPresent());
        assertThat(seen).anyMatch(text -> text.filter(t -> !t.endsWith("}")).isPresent());
        assertThatItHeals(good);
    }

    private void assertThatItHeals(List<Optional<String>> good) {
        int healed = 0;
        for (int i = 1; i < seen.size(); i++) {
            boolean before = seen.get(i - 1).equals(good.get(i - 1));
            healed += !before && seen.get(i).equals(good.get(i)) ? 1 : 0;
        }
        assertThat(healed).isGreaterThan(5);
    }

    @Test
    void sameSeedGivesTheSameFaults() throws IOException {
        run(Set.of(Fault.values()), 50);
        List<Optional<String>> first = List.copyOf(seen);
        seen.clear();
        clock.jumpTo(ManualClock.at("2025-10-17T06:00:00Z").instant());

        run(Set.of(Fault.values()), 50);

        assertThat(seen).isEqualTo(first);
    }

    @Test
    void anInterruptEndsIt() throws IOException {
        List<byte[]> written = new ArrayList<>();
        new SimulatedCollector(
                        simulator(),
                        file,
                        new WithoutDisk(written),
                        REFRESH,
                        Set.of(),
                        1,
                        clock,
                        _ -> {
                            throw new InterruptedException();
                        })
                .run(Long.MAX_VALUE);

        assertThat(written).hasSize(1);
    }

    @Test
    void anInterruptWhileItWritesEndsIt() throws IOException {
        collectorThatFailsWith(new ClosedByInterruptException()).run(Long.MAX_VALUE);

        assertThat(seen).isEmpty();
    }

    @Test
    void aDiskThatRefusesIsToldToTheCaller() {
        var refusal = new IOException("disk full");

        assertThatThrownBy(() -> collectorThatFailsWith(refusal).run(1)).isSameAs(refusal);
    }

    private SimulatedCollector collectorThatFailsWith(IOException failure) {
        AtomicFiles failing =
                new AtomicFiles() {
                    @Override
                    public void replace(Path target, byte[] content) throws IOException {
                        throw failure;
                    }

                    @Override
                    public void removeLeftovers(Path where) {}
                };
        return new SimulatedCollector(simulator(), file, failing, REFRESH, Set.of(), 1, clock);
    }

    private void run(Set<Fault> faults, int cycles) throws IOException {
        new SimulatedCollector(
                        simulator(),
                        file,
                        new SimpleFiles(),
                        REFRESH,
                        faults,
                        42,
                        clock,
                        time -> {
                            look();
                            clock.advance(time);
                        })
                .run(cycles);
        look();
    }

    /// What a reader of the file sees now.
    private void look() {
        try {
            seen.add(
                    Files.exists(file)
                            ? Optional.of(Files.readString(file, StandardCharsets.UTF_8))
                            : Optional.empty());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<Optional<String>> documents(int count) {
        var again = ManualClock.at("2025-10-17T06:00:00Z");
        Simulator simulator = simulator();
        List<Optional<String>> documents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            documents.add(Optional.of(CanonicalJson.text(simulator.next(again.instant()))));
            again.advance(REFRESH);
        }
        return documents;
    }

    private static Simulator simulator() {
        return new Simulator(SimulatorOptions.defaults());
    }

    private final class SimpleFiles implements AtomicFiles {
        @Override
        public void replace(Path target, byte[] content) throws IOException {
            Files.write(target, content);
        }

        @Override
        public void removeLeftovers(Path where) {
            tidied.add(where);
        }
    }

    private record WithoutDisk(List<byte[]> written) implements AtomicFiles {
        @Override
        public void replace(Path target, byte[] content) {
            written.add(content);
        }

        @Override
        public void removeLeftovers(Path where) {}
    }
}

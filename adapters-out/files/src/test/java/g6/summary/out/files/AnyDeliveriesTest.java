package g6.summary.out.files;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.application.PanelFilesObserver;
import g6.summary.domain.CanonicalJson;
import g6.summary.domain.Frame;
import g6.summary.domain.Value;
import g6.summary.in.json.JsonStatusDecoder;
import g6.summary.out.files.PanelFiles.Options;
import g6.summary.testkit.ManualClock;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What holds whatever is delivered, and whenever the disk refuses.
final class AnyDeliveriesTest {
    private static Path parent = Path.of("");

    @BeforeContainer
    static void makeParent() throws IOException {
        parent = Files.createTempDirectory("any-deliveries");
    }

    @AfterContainer
    static void removeParent() throws IOException {
        remove(parent);
    }

    /// One delivery and what goes wrong.
    ///
    /// @param refused the place of the replacement that the disk refuses; none where it is high
    /// @param afterwards whether the file is replaced all the same
    /// @param restart whether the program starts anew before
    /// @param damage the place of the file that somebody else changes before; none where it is high
    record Step(
            int cycle,
            int counter,
            int alerts,
            boolean hidesAlerts,
            boolean breaksIndices,
            int refused,
            boolean afterwards,
            boolean restart,
            int damage) {
        Frame frame(Frames frames) {
            frames.hide(hidesAlerts ? new String[] {"alerts", "perfstore"} : new String[0]);
            Frame frame = frames.of(document());
            return breaksIndices ? frames.broken("indices", "header") : frame;
        }

        private String document() {
            return """
            {"cycle": %d, "indices": {"A": {"status": "%d"}}, "performance": {"x": %d},
             "alerts": [%s], "app": {"version": "%d"}}
            """
                    .formatted(
                            cycle,
                            counter,
                            counter,
                            String.join(",", java.util.Collections.nCopies(alerts, "{}")),
                            alerts);
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> few = Arbitraries.integers().between(0, 3);
        Arbitrary<Boolean> rarely = few.map(n -> n == 0);
        Arbitrary<Integer> place = Arbitraries.integers().between(0, 30);
        return Combinators.combine(
                        few, few, few, rarely, rarely, place, Arbitraries.of(true, false), rarely)
                .flatAs(
                        (cycle, counter, alerts, hides, breaks, refused, afterwards, restart) ->
                                place.map(
                                        damage ->
                                                new Step(
                                                        cycle,
                                                        counter,
                                                        alerts,
                                                        hides,
                                                        breaks,
                                                        refused,
                                                        afterwards,
                                                        restart,
                                                        damage)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Property(tries = 40)
    void afterEverySuccessTheManifestTellsTheTruth(
            @ForAll("steps") List<Step> steps, @ForAll boolean legacy) throws IOException {
        try (Run run = new Run(new Options(false, legacy))) {
            for (Step step : steps) {
                run.deliver(step);
            }
        }
    }

    /// A reader looks at each file at a moment of its own, between any two replacements.
    @Property(tries = 40)
    void noReaderTakesAMixedSet(@ForAll("steps") List<Step> steps, @ForAll Random random)
            throws IOException {
        List<Map<String, byte[]>> moments;
        List<Map<String, Value>> sets;
        try (Run run = new Run(new Options(false, false))) {
            for (Step step : steps) {
                run.deliver(step);
            }
            moments = run.moments;
            sets = run.sets;
        }
        for (int reading = 0; reading < 40 && !moments.isEmpty(); reading++) {
            var moment = new int[] {random.nextInt(moments.size())};
            int pace = 1 + random.nextInt(4);
            PanelsReader.read(
                            name -> {
                                int now =
                                        Math.min(
                                                moments.size() - 1,
                                                moment[0] + random.nextInt(pace));
                                moment[0] = now;
                                return Optional.ofNullable(moments.get(now).get(name));
                            })
                    .ifPresent(taken -> assertThat(sets).contains(taken));
        }
    }

    /// One folder and whoever writes it.
    private static final class Run implements AutoCloseable {
        private static final List<String> NAMES =
                Stream.concat(
                                PanelFile.ALL.stream().map(PanelFile::name),
                                Stream.of(
                                        PanelFiles.MANIFEST,
                                        PanelFiles.SUMMARY,
                                        IndicesStream.LIST,
                                        IndicesStream.STATE))
                        .toList();

        private final Path folder;
        private final Options options;
        private final Faulty files = new Faulty();
        private final Frames frames = new Frames();
        private final List<Map<String, byte[]>> moments = new ArrayList<>();
        private final List<Map<String, Value>> sets = new ArrayList<>();
        private PanelFiles output;

        Run(Options options) throws IOException {
            this.folder = Files.createTempDirectory(parent, "run");
            this.options = options;
            this.output = output();
            files.afterEach(() -> moments.add(all()));
        }

        private PanelFiles output() {
            return new PanelFiles(
                    folder,
                    new OwnedFolder(folder, ManualClock.at("2025-10-17T16:33:00Z")),
                    files,
                    new JsonStatusDecoder(),
                    options,
                    PanelFilesObserver.none());
        }

        void deliver(Step step) throws IOException {
            if (step.restart()) {
                output.close();
                output = output();
            }
            if (step.damage() < NAMES.size()) {
                Files.writeString(folder.resolve(NAMES.get(step.damage())), "dam");
            }
            Frame frame = step.frame(frames);
            sets.add(set(frame));
            files.refuse(place -> place == step.refused(), step.afterwards());
            try {
                output.deliver(frame, frame.changesSince(Frame.none()));
            } catch (IOException _) { // the disk refused: the next delivery mends it
                files.refuse(_ -> false, false);
                output.deliver(frame, frame.changesSince(Frame.none()));
            }
            assertThat(PanelsReader.read(PanelsReader.in(folder))).hasValue(set(frame));
            assertThat(all()).allSatisfy(AnyDeliveriesTest::parses);
        }

        private static Map<String, Value> set(Frame frame) {
            Map<String, Value> set = new TreeMap<>();
            for (PanelFile file : PanelFile.ALL) {
                if (!file.shown(frame).isEmpty()) {
                    Value data = file.data(frame);
                    set.put(file.name(), data);
                }
            }
            return set;
        }

        private Map<String, byte[]> all() {
            Map<String, byte[]> all = new HashMap<>();
            String[] names = folder.toFile().list((_, name) -> name.endsWith(".json"));
            for (String name : names == null ? new String[0] : names) {
                try {
                    all.put(name, Files.readAllBytes(folder.resolve(name)));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
            return all;
        }

        @Override
        public void close() throws IOException {
            output.close();
            remove(folder);
        }
    }

    private static void parses(String name, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        Value value = Frames.document("{\"x\":" + text + "}").root().get("x").orElseThrow();
        assertThat(CanonicalJson.text(value)).as(name).isEqualTo(text);
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}

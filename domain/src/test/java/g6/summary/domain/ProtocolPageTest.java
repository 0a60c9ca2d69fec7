package g6.summary.domain;

import static org.assertj.core.api.Assertions.assertThat;

import g6.summary.testkit.RealComponent;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `docs/protocol.md` says what the program does: its commands are run, its values recomputed.
final class ProtocolPageTest {
    private static final String PAGE = read(Path.of("../docs/protocol.md"));

    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern HASH = Pattern.compile("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])");

    /// No number of the table of numbers, which stand in back quotes.
    private static final Pattern ID = Pattern.compile("(?<![0-9a-f`\"])[0-9a-f]{16}(?![0-9a-f])");

    private static final Pattern CURSOR = Pattern.compile("(?m)^v1s?\\.[A-Za-z0-9._-]+$");
    private static final Pattern FACT_ROW = Pattern.compile("(?m)^\\| (\\w+) \\| `(\\w+)` \\| .*$");
    private static final Pattern NUMBER_ROW =
            Pattern.compile("(?m)^\\| `(\\S+)` \\| `(\\S+)` \\|$");

    private record Block(String language, String text) {}

    private static final List<Block> BLOCKS =
            BLOCK.matcher(PAGE).results().map(m -> new Block(m.group(1), m.group(2))).toList();

    /// The panels of the page's document, in the order of display.
    private static final List<HashedPanel> PANELS =
            Shown.frame(TestDocuments.document(first("json"))).panels().stream()
                    .filter(p -> Set.of("conditions", "storage", "resources").contains(p.key()))
                    .toList();

    private static final String SNAPSHOT_ID =
            Frame.none()
                    .next(
                            java.time.Instant.EPOCH,
                            Shown.FRESH,
                            Optional.empty(),
                            PANELS,
                            Thresholds.defaults())
                    .id();

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String first(String language) {
        return BLOCKS.stream()
                .filter(block -> block.language().equals(language))
                .findFirst()
                .orElseThrow()
                .text();
    }

    @Test
    void everyPanelIsThereByteForByte() {
        assertThat(PANELS).hasSize(3);
        for (HashedPanel panel : PANELS) {
            String canonical = CanonicalJson.text(panel.panel().content());
            assertThat(PAGE).contains("printf '%s' '" + canonical + "'").contains(panel.hash());
        }
    }

    @Test
    void everyHashIsOneOfThese() {
        assertThat(found(HASH))
                .containsExactlyInAnyOrderElementsOf(
                        PANELS.stream().map(HashedPanel::hash).toList());
    }

    @Test
    void everySnapshotIdIsThis() {
        assertThat(found(ID)).containsExactly(SNAPSHOT_ID);
    }

    @Test
    void everyCursorIsOneOfThese() {
        assertThat(found(CURSOR))
                .containsExactlyInAnyOrder(
                        Cursor.of(PanelFormat.STRUCTURED, PANELS, SNAPSHOT_ID).text(),
                        Cursor.of(PanelFormat.LINES, PANELS, SNAPSHOT_ID).text(),
                        "v1s." + SNAPSHOT_ID);
    }

    @Test
    void linesItemIsThePanelWithoutItsData() {
        List<Value> items =
                BLOCKS.stream()
                        .filter(block -> block.language().equals("json"))
                        .skip(1)
                        .map(block -> TestDocuments.value(block.text()))
                        .toList();
        HashedPanel resources = PANELS.getLast();
        Map<String, Value> item = new TreeMap<>(resources.panel().content().members());
        item.remove("data");
        item.put("hash", Value.of(resources.hash()));

        assertThat(items).containsExactly(new Value.Object(item));
    }

    @Test
    void factsOfEachPanelAreThese() {
        Map<String, List<String>> told =
                FACT_ROW.matcher(PAGE)
                        .results()
                        .collect(
                                Collectors.groupingBy(
                                        m -> m.group(1),
                                        Collectors.mapping(m -> m.group(2), Collectors.toList())));

        Frame frame = Shown.frame(AnyDocuments.EVERYTHING);
        assertThat(told.keySet())
                .isEqualTo(
                        frame.panels().stream().map(HashedPanel::key).collect(Collectors.toSet()));
        for (HashedPanel panel : frame.panels()) {
            Value.Object data = (Value.Object) panel.panel().data();
            assertThat(told.get(panel.key()))
                    .as(panel.key())
                    .isEqualTo(List.copyOf(data.members().keySet()));
            data.get("items").ifPresent(items -> itemsAreTold((Value.Array) items));
        }
    }

    private static void itemsAreTold(Value.Array items) {
        Value.Object item = (Value.Object) items.items().getFirst();
        assertThat(PAGE).contains("`{" + String.join(", ", item.members().keySet()) + "}`");
    }

    @Test
    void numbersAreWrittenLikeThis() {
        List<MatchResult> rows = NUMBER_ROW.matcher(PAGE).results().toList();

        assertThat(rows).hasSizeGreaterThan(5);
        for (MatchResult row : rows) {
            Value inData = Facts.safe(Value.number(row.group(1)));
            assertThat(CanonicalJson.text(inData)).as(row.group(1)).isEqualTo(row.group(2));
        }
    }

    @TestFactory
    Stream<DynamicTest> everyCommandPrintsWhatFollowsIt() {
        List<DynamicTest> commands = new ArrayList<>();
        for (int i = 0; i + 1 < BLOCKS.size(); i++) {
            if (BLOCKS.get(i).language().equals("sh")) {
                String script = BLOCKS.get(i).text();
                String output = BLOCKS.get(i + 1).text();
                commands.add(
                        DynamicTest.dynamicTest(
                                "prints " + output.strip(), () -> prints(script, output)));
            }
        }
        assertThat(commands).hasSize(6);
        return commands.stream();
    }

    private static void prints(String script, String expected)
            throws IOException, InterruptedException {
        List.of("sh", "sha256sum", "xxd", "base64").forEach(RealComponent::require);
        Process shell = new ProcessBuilder("sh", "-eu").redirectErrorStream(true).start();
        try (var input = shell.getOutputStream()) {
            input.write(script.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(shell.waitFor()).as(output).isZero();
        assertThat(output).isEqualTo(expected);
    }

    private static SortedSet<String> found(Pattern pattern) {
        return pattern.matcher(PAGE)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
